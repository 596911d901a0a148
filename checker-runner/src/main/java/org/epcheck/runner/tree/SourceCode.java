package org.epcheck.runner.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** C text without what the compiler does not read. */
public final class SourceCode {
  /** Comments; strings, so that what looks like a comment in one is none. */
  private static final Pattern COMMENT =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

  private SourceCode() {}

  /** The text with blanks for comments, so that lines and columns stay. */
  public static String of(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll(
            m ->
                m.group().startsWith("\"")
                    ? Matcher.quoteReplacement(m.group())
                    : m.group().replaceAll("[^\n]", " "));
  }
}
