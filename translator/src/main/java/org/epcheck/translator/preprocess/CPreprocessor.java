package org.epcheck.translator.preprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anarres.cpp.Feature;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.Token;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.ForeignSource;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Span;

/**
 * Runs the C preprocessor (JCPP). {@code #include "x"} looks beside the including file, then as
 * {@code <x>} does: by its name in the {@link SourceProvider}.
 */
public final class CPreprocessor {
  private static final Pattern BINARY_NUMBER = Pattern.compile("0[bB][01]+[uUlL]*");

  private final SourceProvider sources;

  public CPreprocessor(SourceProvider sources) {
    this.sources = sources;
  }

  /**
   * The tokens of a file, everything included and expanded.
   *
   * @param file the main file's logical name; KC103 if there is none
   * @param defines macros defined before the first line, value by name; see {@link ForeignSource}
   * @return the tokens, with KC104 for each header that is not modelled
   */
  public Outcome<List<PpToken>> run(String file, Map<String, String> defines) {
    SourceFile main = sources.find(file);
    if (main == null) {
      return Outcome.failed(PreprocessorMessages.missing(null, file, sources));
    }
    Places places = new Places();
    MacroTracker jcpp = new MacroTracker(places);
    boolean foreign = ForeignSource.isRead(defines);
    PreprocessorMessages messages = new PreprocessorMessages(jcpp, sources, foreign);
    List<PpToken> tokens = new ArrayList<>();
    try {
      jcpp.addFeature(Feature.INCLUDENEXT);
      jcpp.addFeature(Feature.PRAGMA_ONCE);
      jcpp.setListener(messages);
      jcpp.setFileSystem(new SourceTree(sources, places));
      jcpp.setQuoteIncludePath(List.of(""));
      jcpp.setSystemIncludePath(List.of(""));
      for (Map.Entry<String, String> d : defines.entrySet()) {
        jcpp.addMacro(d.getKey(), d.getValue());
      }
      SourceFile prelude = foreign ? sources.find(ForeignSource.PRELUDE) : null;
      if (prelude != null) {
        jcpp.addInput(new SourceLexer(prelude, places));
      }
      jcpp.addInput(new SourceLexer(main, places));
      read(jcpp, messages, tokens);
      for (Span open : places.unterminated()) {
        messages.add(Diagnostic.of(Code.KC102, open, "`#if` without `#endif`", null));
      }
    } catch (LexerException e) {
      messages.add(Diagnostic.of(Code.KC102, jcpp.here(1, 0), lower(e), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages.list().stream().allMatch(d -> d.code().isWarning())
        ? Outcome.ok(tokens, messages.list())
        : Outcome.failed(messages.list());
  }

  private static void read(MacroTracker jcpp, PreprocessorMessages messages, List<PpToken> tokens)
      throws IOException, LexerException {
    while (true) {
      Token t = jcpp.token();
      switch (t.getType()) {
        case Token.EOF -> {
          return;
        }
        case Token.NL, Token.WHITESPACE, Token.CCOMMENT, Token.CPPCOMMENT -> {}
        case Token.INVALID -> {
          Span place = jcpp.place(t);
          if (BINARY_NUMBER.matcher(t.getText()).matches()) {
            // JCPP does not know them.
            tokens.add(new PpToken(PpToken.Kind.NUMBER, t.getText(), place));
          } else {
            messages.add(
                Diagnostic.of(Code.KC102, place, "invalid token `" + t.getText() + "`", null));
          }
        }
        default -> tokens.add(new PpToken(kind(t), t.getText(), jcpp.place(t)));
      }
    }
  }

  private static PpToken.Kind kind(Token t) {
    return switch (t.getType()) {
      case Token.IDENTIFIER -> PpToken.Kind.IDENTIFIER;
      case Token.NUMBER -> PpToken.Kind.NUMBER;
      case Token.STRING -> PpToken.Kind.STRING;
      case Token.CHARACTER, Token.SQSTRING -> PpToken.Kind.CHARACTER;
      default -> PpToken.Kind.PUNCTUATOR;
    };
  }

  private static String lower(LexerException e) {
    String m = e.getMessage();
    return m == null || m.isEmpty() ? "preprocessor error" : PreprocessorMessages.lower(m);
  }
}
