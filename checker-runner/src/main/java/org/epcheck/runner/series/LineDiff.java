package org.epcheck.runner.series;

import java.util.ArrayList;
import java.util.List;

/** What became of a text, line by line: a longest common subsequence, removed lines first. */
public final class LineDiff {
  /** Beyond so many pairs of lines the changed part is taken as replaced whole. */
  private static final long MOST = 25_000_000;

  /**
   * A line of the new text, or a removed one.
   *
   * @param number in the new text; 0 for a removed line
   * @param mark {@code +}, {@code -} or empty
   */
  public record Line(int number, String mark, String text) {}

  private final List<String> before;
  private final List<String> after;
  private final List<Line> lines = new ArrayList<>();

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** The new text, with the removed lines where they stood. */
  public static List<Line> of(String before, String after) {
    return new LineDiff(split(before), split(after)).lines();
  }

  private static List<String> split(String text) {
    return TextLines.split(text).stream().map(TextLines::chomp).toList();
  }

  private List<Line> lines() {
    int top = 0;
    while (top < Math.min(before.size(), after.size()) && same(top, top)) {
      top++;
    }
    int oldEnd = before.size();
    int newEnd = after.size();
    while (oldEnd > top && newEnd > top && same(oldEnd - 1, newEnd - 1)) {
      oldEnd--;
      newEnd--;
    }
    keep(0, top);
    between(top, oldEnd, newEnd);
    keep(newEnd, after.size());
    return List.copyOf(lines);
  }

  private boolean same(int i, int j) {
    return before.get(i).equals(after.get(j));
  }

  private void keep(int from, int to) {
    for (int j = from; j < to; j++) {
      lines.add(new Line(j + 1, "", after.get(j)));
    }
  }

  private void between(int top, int oldEnd, int newEnd) {
    int n = oldEnd - top;
    int m = newEnd - top;
    boolean tooLarge = (long) n * m > MOST;
    int[][] common = new int[tooLarge ? 0 : n + 1][m + 1];
    for (int i = n - 1; i >= 0 && !tooLarge; i--) {
      for (int j = m - 1; j >= 0; j--) {
        common[i][j] =
            same(top + i, top + j)
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
      if (!tooLarge && i < n && j < m && same(top + i, top + j)) {
        keep(top + j, top + j + 1);
        i++;
        j++;
      } else if (i < n && (tooLarge || j == m || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(0, "-", before.get(top + i)));
        i++;
      } else {
        lines.add(new Line(top + j + 1, "+", after.get(top + j)));
        j++;
      }
    }
  }
}
