package org.epcheck.translator.syntax;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.epcheck.translator.source.Span;

/** Spans and literal texts of parse trees. */
final class Trees {
  private Trees() {}

  static Span span(ParserRuleContext tree) {
    Span start = span(tree.getStart());
    Token stop = tree.getStop();
    return stop == null || stop.getTokenIndex() < tree.getStart().getTokenIndex()
        ? start
        : start.to(span(stop));
  }

  static Span span(Token token) {
    return ((CToken) token).span();
  }

  /** The value of adjacent string literals. */
  static String string(List<? extends org.antlr.v4.runtime.tree.TerminalNode> literals) {
    StringBuilder out = new StringBuilder();
    for (var l : literals) {
      String text = l.getText();
      out.append(unescape(text.substring(text.indexOf('"') + 1, text.length() - 1)));
    }
    return out.toString();
  }

  /** The value of a character constant; more than one character counts as in GCC. */
  static long character(String text) {
    String s = unescape(text.substring(text.indexOf('\'') + 1, text.length() - 1));
    long value = 0;
    for (char c : s.toCharArray()) {
      value = s.length() == 1 ? (byte) c : value << 8 | (c & 0xff);
    }
    return value;
  }

  private static String unescape(String s) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < s.length()) {
      char c = s.charAt(i++);
      if (c != '\\' || i == s.length()) {
        out.append(c);
        continue;
      }
      char e = s.charAt(i++);
      switch (e) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'a' -> out.append((char) 7);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'v' -> out.append((char) 11);
        case 'e' -> out.append((char) 27);
        case 'x' -> {
          int start = i;
          while (i < s.length() && Character.digit(s.charAt(i), 16) >= 0) {
            i++;
          }
          out.append((char) (i > start ? Integer.parseInt(s.substring(start, i), 16) : 'x'));
        }
        default -> {
          if (e >= '0' && e <= '7') {
            int start = i - 1;
            while (i < s.length() && i < start + 3 && s.charAt(i) >= '0' && s.charAt(i) <= '7') {
              i++;
            }
            out.append((char) Integer.parseInt(s.substring(start, i), 8));
          } else {
            out.append(e);
          }
        }
      }
    }
    return out.toString();
  }
}
