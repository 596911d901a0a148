package org.epcheck.translator.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Stops at the first error and puts it into words. */
final class FirstError extends DefaultErrorStrategy {
  private static final int FEW = 3;
  private static final int OPEN = TokenTypes.of("(");
  private static final int CLOSE = TokenTypes.of(")");

  /** What is being read, by rule. */
  private static final Map<Integer, String> READING =
      Map.ofEntries(
          Map.entry(KernelCParser.RULE_externalDeclaration, "a declaration"),
          Map.entry(KernelCParser.RULE_declaration, "a declaration"),
          Map.entry(KernelCParser.RULE_specifiers, "a declaration"),
          Map.entry(KernelCParser.RULE_initDeclarator, "a declaration"),
          Map.entry(KernelCParser.RULE_declarator, "a declaration"),
          Map.entry(KernelCParser.RULE_member, "a structure member"),
          Map.entry(KernelCParser.RULE_enumerator, "an enumeration"),
          Map.entry(KernelCParser.RULE_parameters, "a parameter list"),
          Map.entry(KernelCParser.RULE_parameter, "a parameter"),
          Map.entry(KernelCParser.RULE_braced, "an initialiser"),
          Map.entry(KernelCParser.RULE_initializer, "an initialiser"),
          Map.entry(KernelCParser.RULE_statement, "a statement"),
          Map.entry(KernelCParser.RULE_blockItem, "a statement"),
          Map.entry(KernelCParser.RULE_compound, "a block"),
          Map.entry(KernelCParser.RULE_expression, "an expression"),
          Map.entry(KernelCParser.RULE_expr, "an expression"),
          Map.entry(KernelCParser.RULE_typeName, "a type"),
          Map.entry(KernelCParser.RULE_attribute, "an attribute"));

  @Override
  public void recover(Parser parser, RecognitionException e) {
    Token at = e.getOffendingToken() == null ? parser.getCurrentToken() : e.getOffendingToken();
    throw error(parser, at);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw error(parser, parser.getCurrentToken());
  }

  @Override
  public void sync(Parser parser) {
    // Nothing is skipped or inserted.
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    // recover() follows and throws.
  }

  private static SyntaxError error(Parser parser, Token at) {
    List<String> expected = expected(parser);
    StringBuilder message = new StringBuilder();
    message
        .append("unexpected ")
        .append(at.getType() == Token.EOF ? "end of file" : "`" + at.getText() + "`");
    String reading = reading(parser.getContext());
    if (reading != null) {
      message.append(" in ").append(reading);
    }
    if (!expected.isEmpty()) {
      message.append(", expected ").append(String.join(" or ", expected));
    }
    String suspect = suspect(parser, at);
    String help =
        suspect == null
            ? null
            : (expected.contains("`;`") && isEndOfStatement(parser, at)
                    ? "is a `;` missing before it? Or is `"
                    : "is `")
                + suspect
                + "` a type or macro that no model header defines?";
    CToken token = (CToken) at;
    return new SyntaxError(
        Diagnostic.of(Code.KC101, token.span(), message.toString(), help), at.getTokenIndex());
  }

  /** Whether the error is where a statement without its semicolon would end. */
  private static boolean isEndOfStatement(Parser parser, Token at) {
    Token before =
        at.getTokenIndex() == 0 ? at : parser.getTokenStream().get(at.getTokenIndex() - 1);
    return at.getText().equals("}")
        || ((CToken) before).span().endLine() < ((CToken) at).span().line();
  }

  /**
   * The name that may be an unknown type or macro: the identifier before the error, or that of the
   * call before it, or the error's own if nothing else can have gone wrong there.
   */
  private static @Nullable String suspect(Parser parser, Token at) {
    TokenStream tokens = parser.getTokenStream();
    int i = at.getTokenIndex() - 1;
    if (i >= 0 && tokens.get(i).getType() == CLOSE) {
      int depth = 0;
      do {
        int type = tokens.get(i).getType();
        depth += type == CLOSE ? 1 : type == OPEN ? -1 : 0;
        i--;
      } while (i >= 0 && depth > 0);
    }
    if (i >= 0 && tokens.get(i).getType() == KernelCParser.IDENT) {
      return tokens.get(i).getText();
    }
    boolean first = parser.getContext().getRuleIndex() == KernelCParser.RULE_definition;
    return first && at.getType() == KernelCParser.IDENT ? at.getText() : null;
  }

  private static List<String> expected(Parser parser) {
    IntervalSet set = parser.getExpectedTokens();
    List<String> words = new ArrayList<>();
    if (set.size() <= FEW) {
      for (int type : set.toList()) {
        words.add(name(parser, type));
      }
    }
    return words;
  }

  private static String name(Parser parser, int type) {
    if (type == KernelCParser.IDENT) {
      return "a name";
    }
    String literal = parser.getVocabulary().getLiteralName(type);
    return literal == null
        ? parser.getVocabulary().getDisplayName(type).toLowerCase(java.util.Locale.ROOT)
        : "`" + literal.substring(1, literal.length() - 1) + "`";
  }

  private static @Nullable String reading(ParserRuleContext context) {
    for (var c = context; c != null; c = c.getParent()) {
      String words = READING.get(c.getRuleIndex());
      if (words != null) {
        return words;
      }
    }
    return null;
  }
}
