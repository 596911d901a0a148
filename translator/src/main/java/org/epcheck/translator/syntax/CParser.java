package org.epcheck.translator.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.preprocess.PpToken;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Parses preprocessed tokens. Each declaration at file level is parsed by itself, so that one
 * syntax error does not hide those after it; first with ANTLR's fast SLL prediction, and again with
 * full LL prediction where that fails.
 */
public final class CParser {
  /**
   * The syntax tree.
   *
   * @param file the main file's name, the place of an empty unit
   * @return KC101 for each declaration with a syntax error
   */
  public Outcome<Ast> parse(String file, List<PpToken> input) {
    return parse(file, input, false);
  }

  /**
   * The syntax tree.
   *
   * @param foreign whether a declaration with a syntax error becomes {@link Ast.Broken} and a
   *     warning, and an unknown name in the place of a type counts as one
   */
  public Outcome<Ast> parse(String file, List<PpToken> input, boolean foreign) {
    List<CToken> tokens = new ArrayList<>(input.size() + 1);
    for (PpToken t : input) {
      tokens.add(new CToken(t, TokenTypes.of(t)));
    }
    List<Diagnostic> warnings = new ArrayList<>();
    TypedefNames.mark(tokens, foreign);
    if (foreign) {
      UnknownAnnotations.drop(tokens, warnings::add);
    }
    Span first = input.isEmpty() ? new Span(file, 1, 1, 1, 1) : input.get(0).span();
    Span last = input.isEmpty() ? first : input.get(input.size() - 1).span();
    tokens.add(
        new CToken(
            new Span(
                last.file(), last.endLine(), last.endColumn(), last.endLine(), last.endColumn())));

    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
    KernelCParser parser = new KernelCParser(stream);
    parser.removeErrorListeners();
    DeclarationBuilder builder = new DeclarationBuilder();
    List<Ast.Item> items = new ArrayList<>();
    List<Diagnostic> errors = new ArrayList<>();
    while (stream.LA(1) != Token.EOF) {
      int start = stream.index();
      try {
        var tree = parseOne(parser, stream, start);
        items.addAll(builder.external(tree));
      } catch (SyntaxError e) {
        int next = Recovery.next(tokens, start, e.tokenIndex());
        if (foreign) {
          Ast.Declaration head = head(tokens, start, next, e.tokenIndex());
          Ast.Broken broken = BrokenDeclaration.of(tokens, start, next, head, e.diagnostic());
          items.add(broken);
          warnings.add(BrokenDeclaration.warning(broken));
        } else {
          errors.add(e.diagnostic());
        }
        stream.seek(next);
      }
    }
    return errors.isEmpty() ? Outcome.ok(new Ast(first, items), warnings) : Outcome.failed(errors);
  }

  /** The declaration of a function with an error in its body; null if it is something else. */
  private static Ast.@Nullable Declaration head(
      List<CToken> tokens, int start, int end, int error) {
    int body = BrokenDeclaration.body(tokens, start, end);
    if (body < 0 || error < body) {
      return null;
    }
    List<CToken> head = new ArrayList<>();
    for (CToken t : tokens.subList(start, body)) {
      head.add(t.copy());
    }
    Span at = tokens.get(body).span();
    PpToken semicolon = new PpToken(PpToken.Kind.PUNCTUATOR, ";", at);
    head.add(new CToken(semicolon, TokenTypes.of(semicolon)));
    head.add(new CToken(at));
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(head));
    KernelCParser parser = new KernelCParser(stream);
    parser.removeErrorListeners();
    try {
      List<Ast.Item> items = new DeclarationBuilder().external(parseOne(parser, stream, 0));
      return items.size() == 1 && items.get(0) instanceof Ast.Declaration d ? d : null;
    } catch (SyntaxError e) {
      return null;
    }
  }

  private static KernelCParser.ExternalDeclarationContext parseOne(
      KernelCParser parser, CommonTokenStream stream, int start) {
    try {
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      parser.setErrorHandler(new FirstError());
      return parser.externalDeclaration();
    } catch (SyntaxError e) {
      stream.seek(start);
      parser.reset();
      stream.seek(start);
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(new FirstError());
      return parser.externalDeclaration();
    }
  }
}
