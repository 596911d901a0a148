package org.epcheck.translator.syntax;

import java.util.List;

/** Where to go on after a syntax error. */
final class Recovery {
  private Recovery() {}

  /**
   * The index of the token after the declaration that begins at {@code start}: after the first
   * {@code ;} or closing brace outside of all braces that is not before the error.
   */
  static int next(List<CToken> tokens, int start, int error) {
    int left = TokenTypes.of("{");
    int right = TokenTypes.of("}");
    int semicolon = TokenTypes.of(";");
    int depth = 0;
    int end = tokens.size() - 1;
    for (int i = start; i < end; i++) {
      int type = tokens.get(i).getType();
      if (type == left) {
        depth++;
      } else if (type == right) {
        depth--;
      }
      if (depth <= 0 && i >= error && (type == semicolon || type == right)) {
        boolean closesStatement = type == right && tokens.get(i + 1).getType() == semicolon;
        return Math.min(end, closesStatement ? i + 2 : i + 1);
      }
    }
    return end;
  }
}
