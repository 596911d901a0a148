package org.epcheck.translator.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;

/**
 * Takes out annotations that no header knows: names beginning with two underscores in a place where
 * C has no name, such as {@code static int x __some_section;} or {@code int f(void) __some_lock(x)
 * {}}. They tell compilers and tools something and have no effect on what runs.
 */
final class UnknownAnnotations {
  private static final int OPEN = TokenTypes.of("(");
  private static final int CLOSE = TokenTypes.of(")");
  private static final int LEFT_BRACE = TokenTypes.of("{");
  private static final int SEMICOLON = TokenTypes.of(";");
  private static final int ASSIGN = TokenTypes.of("=");
  private static final int COMMA = TokenTypes.of(",");
  private static final int RIGHT_BRACKET = TokenTypes.of("]");
  private static final int RIGHT_BRACE = TokenTypes.of("}");
  private static final int STAR = TokenTypes.of("*");
  private static final Set<Integer> ENDS = Set.of(SEMICOLON, ASSIGN, COMMA, CLOSE, LEFT_BRACE);

  /** Words that only a declaration has. */
  private static final Set<Integer> TYPES =
      Set.of(
          TokenTypes.of("void"),
          TokenTypes.of("char"),
          TokenTypes.of("short"),
          TokenTypes.of("int"),
          TokenTypes.of("long"),
          TokenTypes.of("signed"),
          TokenTypes.of("unsigned"),
          TokenTypes.of("_Bool"),
          TokenTypes.of("struct"),
          TokenTypes.of("union"),
          TokenTypes.of("enum"),
          TokenTypes.of("const"),
          TokenTypes.of("static"),
          TokenTypes.of("inline"),
          TokenTypes.of("extern"));

  private static final Set<Integer> TAGS =
      Set.of(TokenTypes.of("struct"), TokenTypes.of("union"), TokenTypes.of("enum"));

  private UnknownAnnotations() {}

  static void drop(List<CToken> tokens, Consumer<Diagnostic> warnings) {
    Set<String> told = new TreeSet<>();
    List<CToken> kept = new ArrayList<>(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      int end = end(tokens, kept, i);
      if (end > i) {
        CToken t = tokens.get(i);
        if (told.add(t.getText())) {
          warnings.accept(
              Diagnostic.of(
                  Code.KC104,
                  t.span(),
                  "annotation `" + t.getText() + "` is not modelled and left out",
                  "define it in `specs/include/linux/compiler.h`"));
        }
        i = end;
      } else {
        kept.add(tokens.get(i++));
      }
    }
    if (kept.size() < tokens.size()) {
      tokens.clear();
      tokens.addAll(kept);
    }
  }

  /** The index after the annotation at {@code i}; {@code i} if there is none. */
  private static int end(List<CToken> tokens, List<CToken> before, int i) {
    CToken t = tokens.get(i);
    if (t.getType() != KernelCParser.IDENT
        || !t.getText().startsWith("__")
        || t.getText().startsWith("__builtin_")
        || t.getText().startsWith("__epcheck_")) {
      return i;
    }
    int previous = before.isEmpty() ? SEMICOLON : before.get(before.size() - 1).getType();
    if (TAGS.contains(previous)) {
      return i;
    }
    int end = i + 1;
    int next = type(tokens, end);
    if (next == OPEN && (previous == CLOSE || previous == KernelCParser.IDENT)) {
      end = afterParentheses(tokens, end);
      next = type(tokens, end);
    }
    int size = before.size();
    boolean afterTag = size > 1 && TAGS.contains(before.get(size - 2).getType());
    boolean afterName =
        ((previous == KernelCParser.IDENT && !afterTag) || previous == RIGHT_BRACKET)
            && ENDS.contains(next);
    boolean beforeBody = previous == CLOSE && next == LEFT_BRACE;
    boolean beforeType =
        (previous == SEMICOLON
                || previous == RIGHT_BRACE
                || previous == LEFT_BRACE
                || TYPES.contains(previous))
            && (TYPES.contains(next) || next == KernelCParser.TYPE_NAME)
            && end == i + 1;
    boolean type = TYPES.contains(previous) || previous == KernelCParser.TYPE_NAME || afterTag;
    boolean betweenTypeAndName =
        type && (next == STAR || next == KernelCParser.IDENT) && end == i + 1;
    return afterName || beforeBody || beforeType || betweenTypeAndName ? end : i;
  }

  private static int afterParentheses(List<CToken> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      depth += type == OPEN ? 1 : type == CLOSE ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private static int type(List<CToken> tokens, int i) {
    return i < tokens.size() ? tokens.get(i).getType() : SEMICOLON;
  }
}
