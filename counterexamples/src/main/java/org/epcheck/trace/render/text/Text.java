package org.epcheck.trace.render.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text in columns. */
final class Text {
  private static final Pattern CONTROL =
      Pattern.compile("(?:if|else|while|for|switch|do|\\w*for_each\\w*)\\b.*|.*[{}:]");

  private Text() {}

  /** One line of printable ASCII. */
  static String ascii(String s) {
    StringBuilder out = new StringBuilder();
    s.replaceAll("[\\s\\p{Cntrl}]+", " ")
        .strip()
        .codePoints()
        .forEach(c -> out.appendCodePoint(c < 0x7f ? c : '?'));
    return out.toString();
  }

  /** C text as a statement: with its semicolon, except for the head of a block. */
  static String statement(String label) {
    return label.endsWith("..") || CONTROL.matcher(label).matches() ? label : label + ";";
  }

  /**
   * Makes C text fit: the last arguments of the longest call become two dots; if that is not
   * enough, a cut between words. Text that fits is returned as it is.
   */
  static String shorten(String s, int width) {
    return shorten(s, width, "..");
  }

  static String shorten(String s, int width, String dots) {
    if (s.length() <= width) {
      return s;
    }
    int open = longestGroup(s);
    if (open >= 0 && !CONTROL.matcher(s).matches()) {
      int close = close(s, open);
      List<String> args = split(s.substring(open + 1, close));
      for (int keep = args.size() - 1; keep >= 0; keep--) {
        List<String> kept = new ArrayList<>(args.subList(0, keep));
        kept.add(dots);
        String t = s.substring(0, open + 1) + String.join(", ", kept) + s.substring(close);
        if (t.length() <= width) {
          return t;
        }
      }
    }
    return cut(s, width, dots);
  }

  /** Cuts between words, if there is a place for it. */
  static String cut(String s, int width, String dots) {
    if (s.length() <= width) {
      return s;
    }
    int end = Math.max(0, width - dots.length());
    int at = end;
    while (at > end / 3 && isWord(s.charAt(at)) && isWord(s.charAt(at - 1))) {
      at--;
    }
    String head = s.substring(0, at > end / 3 ? at : end).stripTrailing();
    return head + dots;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static int longestGroup(String s) {
    int best = -1;
    int length = 0;
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) == '(') {
        int end = close(s, i);
        if (end - i > length) {
          best = i;
          length = end - i;
        }
      }
    }
    return best;
  }

  private static int close(String s, int open) {
    int depth = 0;
    for (int i = open; i < s.length(); i++) {
      depth += s.charAt(i) == '(' ? 1 : s.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> split(String args) {
    List<String> out = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < args.length(); i++) {
      char c = args.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        out.add(args.substring(from, i).strip());
        from = i + 1;
      }
    }
    out.add(args.substring(from).strip());
    return out;
  }

  static String pad(String s, int width) {
    return s + " ".repeat(Math.max(0, width - s.length()));
  }

  static String right(String s, int width) {
    return " ".repeat(Math.max(0, width - s.length())) + s;
  }

  /** Words in lines of at most {@code width}; later lines are indented. */
  static List<String> wrap(String text, int width, String first, String later) {
    List<String> out = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : ascii(text).split(" ")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        out.add(line.toString());
        line = new StringBuilder(later);
        empty = true;
      }
      String w = cut(word, width - line.length() - (empty ? 0 : 1), "..");
      line.append(empty ? "" : " ").append(w);
      empty = false;
    }
    out.add(line.toString().stripTrailing());
    return out;
  }

  /**
   * Keeps a line alive in {@code git commit} and {@code git am}: what they would take for a
   * comment, a patch or a mail header is moved by one column.
   */
  static String safe(String line) {
    String s = line.stripTrailing();
    boolean danger =
        s.startsWith("#")
            || s.matches("---(?:| .*)")
            || s.startsWith("diff -")
            || s.startsWith("Index:")
            || s.startsWith("From ")
            || s.startsWith(">From ")
            || s.matches("-{2,} *>8.*|-* *8<.*|-* *%<.*");
    return danger ? " " + s : s;
  }
}
