package org.epcheck.translator.syntax;

import java.util.HashMap;
import java.util.Map;
import org.epcheck.translator.preprocess.PpToken;

/** Which grammar token a preprocessing token is. */
final class TokenTypes {
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("__inline", "inline"),
          Map.entry("__inline__", "inline"),
          Map.entry("__const", "const"),
          Map.entry("__const__", "const"),
          Map.entry("__volatile", "volatile"),
          Map.entry("__volatile__", "volatile"),
          Map.entry("__restrict", "restrict"),
          Map.entry("__restrict__", "restrict"),
          Map.entry("__signed", "signed"),
          Map.entry("__signed__", "signed"),
          Map.entry("__typeof", "typeof"),
          Map.entry("__typeof__", "typeof"),
          Map.entry("typeof_unqual", "typeof"),
          Map.entry("__typeof_unqual__", "typeof"),
          Map.entry("__asm", "asm"),
          Map.entry("__asm__", "asm"),
          Map.entry("__attribute", "__attribute__"),
          Map.entry("__alignof", "_Alignof"),
          Map.entry("__alignof__", "_Alignof"),
          Map.entry("__thread", "_Thread_local"),
          Map.entry("static_assert", "_Static_assert"),
          Map.entry("__epcheck_offsetof", "__builtin_offsetof"));

  private static final Map<String, Integer> BY_TEXT = byText();

  private TokenTypes() {}

  static int of(PpToken t) {
    return switch (t.kind()) {
      case NUMBER -> KernelCParser.NUMBER;
      case CHARACTER -> KernelCParser.CHARACTER;
      case STRING -> KernelCParser.STRING;
      case IDENTIFIER ->
          BY_TEXT.getOrDefault(ALIASES.getOrDefault(t.text(), t.text()), KernelCParser.IDENT);
      case PUNCTUATOR -> BY_TEXT.getOrDefault(t.text(), org.antlr.v4.runtime.Token.INVALID_TYPE);
    };
  }

  /** The type of a keyword or operator of the grammar. */
  static int of(String literal) {
    Integer type = BY_TEXT.get(literal);
    if (type == null) {
      throw new IllegalArgumentException(literal);
    }
    return type;
  }

  private static Map<String, Integer> byText() {
    Map<String, Integer> map = new HashMap<>();
    for (int i = 1; i <= KernelCParser.VOCABULARY.getMaxTokenType(); i++) {
      String literal = KernelCParser.VOCABULARY.getLiteralName(i);
      if (literal != null) {
        map.put(literal.substring(1, literal.length() - 1), i);
      }
    }
    return Map.copyOf(map);
  }
}
