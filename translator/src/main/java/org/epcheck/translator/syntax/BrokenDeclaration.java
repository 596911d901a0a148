package org.epcheck.translator.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Guesses what a declaration with a syntax error would have declared. */
final class BrokenDeclaration {
  private static final int OPEN = TokenTypes.of("(");
  private static final int CLOSE = TokenTypes.of(")");
  private static final int LEFT_BRACKET = TokenTypes.of("[");
  private static final int RIGHT_BRACKET = TokenTypes.of("]");
  private static final int LEFT_BRACE = TokenTypes.of("{");
  private static final int RIGHT_BRACE = TokenTypes.of("}");
  private static final int SEMICOLON = TokenTypes.of(";");
  private static final int COMMA = TokenTypes.of(",");
  private static final int ASSIGN = TokenTypes.of("=");
  private static final Set<Integer> TAGS =
      Set.of(TokenTypes.of("struct"), TokenTypes.of("union"), TokenTypes.of("enum"));

  private BrokenDeclaration() {}

  /** What the tokens from {@code start} to before {@code end} would have declared. */
  static Ast.Broken of(
      List<CToken> tokens, int start, int end, Ast.@Nullable Declaration head, Diagnostic why) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> tags = new LinkedHashSet<>();
    int depth = 0;
    boolean value = false;
    for (int i = start; i < end; i++) {
      int type = tokens.get(i).getType();
      int next = i + 1 < end ? tokens.get(i + 1).getType() : SEMICOLON;
      if (type == OPEN || type == LEFT_BRACKET || type == LEFT_BRACE) {
        depth++;
      } else if (type == CLOSE || type == RIGHT_BRACKET || type == RIGHT_BRACE) {
        depth--;
      } else if (depth == 0 && type == ASSIGN) {
        value = true;
      } else if (depth == 0 && type == COMMA) {
        value = false;
      } else if (isName(type) && depth == 0 && !value) {
        if (i > start && TAGS.contains(tokens.get(i - 1).getType())) {
          if (next == LEFT_BRACE) {
            tags.add(tokens.get(i).getText());
          }
        } else if (Set.of(SEMICOLON, ASSIGN, COMMA, LEFT_BRACKET, OPEN).contains(next)) {
          names.add(tokens.get(i).getText());
        }
      }
    }
    return new Ast.Broken(
        tokens.get(start).span(), new ArrayList<>(names), new ArrayList<>(tags), head, why);
  }

  /**
   * The index of the body's brace if the declaration is a function with a body, else -1: the brace
   * stands behind a parenthesis.
   */
  static int body(List<CToken> tokens, int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      int type = tokens.get(i).getType();
      if (depth == 0 && type == LEFT_BRACE) {
        return i > start && tokens.get(i - 1).getType() == CLOSE ? i : -1;
      } else if (depth == 0 && type == ASSIGN) {
        return -1;
      }
      depth += type == OPEN ? 1 : type == CLOSE ? -1 : 0;
    }
    return -1;
  }

  private static boolean isName(int type) {
    return type == KernelCParser.IDENT || type == KernelCParser.TYPE_NAME;
  }

  /** What to tell of it, whether or not somebody uses it. */
  static Diagnostic warning(Ast.Broken b) {
    List<String> what = new ArrayList<>(b.names());
    b.tags().forEach(t -> what.add("struct " + t));
    return new Diagnostic(
        Code.KC104,
        b.why().span(),
        "a declaration is left out: " + b.why().message(),
        what.isEmpty()
            ? List.of()
            : List.of("an error for who uses `" + String.join("`, `", what) + "`"),
        b.why().help());
  }
}
