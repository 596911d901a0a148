package org.epcheck.trace.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** C text for a row. */
final class Labels {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "^(?:static |const |unsigned |signed )*(?:(?:struct|union|enum)\\s+\\w+|int|long|short|char"
              + "|bool|u8|u16|u32|u64|size_t)\\s*\\**\\s*(?=\\w+\\s*=[^=])");

  private Labels() {}

  /** One line, no control characters, no trailing semicolon, no type before an assignment. */
  static String clean(String text) {
    String s = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    while (s.endsWith(";") || s.endsWith("{")) {
      s = s.substring(0, s.length() - 1).strip();
    }
    return DECLARATION.matcher(s).replaceFirst("");
  }

  /** The first argument of the call in {@code text}, without {@code &}; else {@code otherwise}. */
  static String argument(String text, String otherwise) {
    Matcher m = Pattern.compile("\\(&?([^,()]+)[,)]").matcher(text);
    return m.find() ? m.group(1).strip() : otherwise;
  }

  /** The call of {@code function} in {@code text}: name and arguments; {@code name()} if absent. */
  static String call(String text, String function) {
    String s = clean(text);
    Matcher m = Pattern.compile("\\b" + Pattern.quote(function) + "\\s*\\(").matcher(s);
    if (!m.find()) {
      return function + "()";
    }
    int depth = 0;
    for (int i = m.end() - 1; i < s.length(); i++) {
      depth += s.charAt(i) == '(' ? 1 : s.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return s.substring(m.start(), i + 1);
      }
    }
    return function + "()";
  }
}
