package org.epcheck.runner.series;

import java.util.ArrayList;
import java.util.List;

/** Text as lines that keep their line end. */
final class TextLines {
  private TextLines() {}

  static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  static String chomp(String line) {
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }
}
