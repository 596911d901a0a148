package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.epcheck.runner.plan.Selection;

/** Columns, wrapped text, ranges of steps. */
final class Layout {
  /** Columns of a report. */
  static final int WIDTH = 80;

  private Layout() {}

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** How a table's head names a step. */
  static String step(int step) {
    return step == 0 ? "base" : String.valueOf(step);
  }

  /**
   * Text broken between words; a word that is too long for a line has one of its own.
   *
   * @param first before the first line, already indented
   * @param indent of the other lines
   */
  static List<String> wrap(String first, String text, int indent, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean fresh = true;
    for (String word : text.split(" ")) {
      if (!fresh && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Steps as {@code --step} takes them: {@code 0,5-8}. */
  static String selection(Collection<Integer> steps) {
    return Selection.text(steps);
  }

  /**
   * Steps in words: {@code all}, {@code none}, {@code base, 5-8}.
   *
   * @param some the steps
   * @param all those that were run, ascending
   */
  static String steps(Collection<Integer> some, List<Integer> all) {
    if (some.isEmpty()) {
      return "none";
    }
    SortedSet<Integer> left = new TreeSet<>(some);
    if (all.size() > 2 && left.containsAll(all)) {
      return "all";
    }
    StringJoiner text = new StringJoiner(", ");
    if (left.remove(0)) {
      text.add("base");
    }
    Selection.ranges(left).forEach(text::add);
    return text.toString();
  }

  /** Switches as {@code --set} takes them, one after another. */
  static String settings(Map<String, String> switches) {
    return switches.isEmpty()
        ? "none"
        : String.join(
            ", ", switches.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  /** {@code 3} or {@code 3-5}. */
  static String range(int from, int to) {
    return Selection.range(from, to);
  }
}
