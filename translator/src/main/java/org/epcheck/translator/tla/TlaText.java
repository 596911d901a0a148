package org.epcheck.translator.tla;

import java.util.List;

/** Text of a TLA+ module that is being written, line by line. */
public final class TlaText {
  /** The width that lines are folded at. */
  public static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();
  private int lines;

  /** Appends a line. */
  public TlaText line(String line) {
    text.append(line.stripTrailing()).append('\n');
    lines++;
    return this;
  }

  /** Appends an empty line. */
  public TlaText blank() {
    return line("");
  }

  /** Appends lines, each indented. */
  public TlaText lines(int indent, List<String> more) {
    more.forEach(l -> line(" ".repeat(indent) + l));
    return this;
  }

  /** The number of the line that is written next, from 1. */
  public int next() {
    return lines + 1;
  }

  /** Items after an opening text, folded to the width; continuation lines begin below the first. */
  public TlaText fold(String open, List<String> items, String close) {
    folded(open, items, close).forEach(this::line);
    return this;
  }

  /** The lines of {@link #fold}. */
  public static List<String> folded(String open, List<String> items, String close) {
    List<String> out = new java.util.ArrayList<>();
    StringBuilder current = new StringBuilder(open);
    String pad = " ".repeat(open.length());
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i + 1 < items.size() ? "," : close);
      if (current.length() + 1 + item.length() > WIDTH && current.length() > open.length()) {
        out.add(current.toString());
        current = new StringBuilder(pad);
      } else if (i > 0) {
        current.append(' ');
      }
      current.append(item);
    }
    out.add(items.isEmpty() ? open + close : current.toString());
    return out;
  }

  /** A title between rules. */
  public TlaText section(String title) {
    return blank().line("-".repeat(78)).line("(* " + title + " *)").blank();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
