package org.epcheck.runner.report;

import java.util.List;

/** A report in the making: lines, and sections of them that are left out when they are empty. */
final class TextLines {
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  TextLines(Style style) {
    this.style = style;
  }

  void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  void lines(List<String> texts) {
    texts.forEach(this::line);
  }

  void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      line("");
      line(style.bold(title));
      lines(lines);
    }
  }

  /** A section in Markdown. */
  static void block(StringBuilder out, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("\n").append(title).append(":\n\n```\n");
      lines.forEach(l -> out.append(l.stripTrailing()).append('\n'));
      out.append("```\n");
    }
  }

  /** Adds to a section of names and what is said of them. */
  static void named(List<String> lines, String name, String text) {
    lines.addAll(Layout.wrap("  " + Layout.pad(name, 11), text, 15, Layout.WIDTH));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
