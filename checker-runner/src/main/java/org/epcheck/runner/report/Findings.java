package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** What was found, in words: the shortest error of each violated cell. */
final class Findings {
  private Findings() {}

  /** The error that a violated cell shows, or null. */
  static @Nullable FoundError of(Matrix m, Matrix.Cell c) {
    for (RunVerdicts r : m.runs()) {
      if (r.run().step() == c.step() && r.run().scenario().equals(c.scenario())) {
        return r.evidence().get(c.row());
      }
    }
    return null;
  }

  /** Equal findings of steps that follow each other. */
  private static final class Group {
    private final Matrix.Cell first;
    private final String what;
    private final Set<String> functions = new LinkedHashSet<>();
    private final List<Integer> steps = new ArrayList<>();
    private int shortest;
    private int longest;

    private Group(Matrix.Cell first, String what) {
      this.first = first;
      this.what = what;
      this.shortest = Integer.MAX_VALUE;
    }

    private void add(Matrix.Cell c, int length, FoundError e) {
      steps.add(c.step());
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
      if (!e.function().isEmpty()) {
        functions.add(e.function() + "()");
      }
    }

    private List<String> lines() {
      String head =
          "  "
              + Layout.pad(first.row() + "@" + Layout.selection(steps), 14)
              + Layout.right(Layout.range(shortest, longest), 7)
              + " steps  ";
      String text = what + (functions.isEmpty() ? "" : " in " + String.join(" or ", functions));
      return Layout.wrap(head, text, 10, Layout.WIDTH);
    }
  }

  /** Lines, equal findings of consecutive steps together. */
  static List<String> lines(Matrix m) {
    List<Group> groups = new ArrayList<>();
    for (Matrix.Cell c : m.allCells()) {
      FoundError e = of(m, c);
      if (c.verdict() instanceof Verdict.Violated v && e != null && !Others.isWarning(c.row())) {
        String what = what(e);
        Group g = groups.isEmpty() ? null : groups.get(groups.size() - 1);
        if (g == null
            || !g.first.row().equals(c.row())
            || !follows(m, g.steps.get(g.steps.size() - 1), c.step())
            || !g.what.equals(what)) {
          g = new Group(c, what);
          groups.add(g);
        }
        g.add(c, v.length(), e);
      }
    }
    return groups.stream().flatMap(g -> g.lines().stream()).toList();
  }

  private static boolean follows(Matrix m, int step, int next) {
    return m.steps().indexOf(step) + 1 == m.steps().indexOf(next);
  }

  private static String what(FoundError e) {
    return Others.words(Others.name(e));
  }

  /** A line for each place with the steps that have it. */
  static List<String> warnings(Matrix m) {
    List<String> lines = new ArrayList<>();
    m.others()
        .forEach(
            (name, row) -> {
              List<Integer> steps =
                  row.values().stream()
                      .filter(c -> c.verdict() instanceof Verdict.Violated)
                      .map(Matrix.Cell::step)
                      .toList();
              if (Others.isWarning(name) && !steps.isEmpty()) {
                String where = " (steps: " + Layout.steps(steps, m.steps()) + ")";
                lines.addAll(Layout.wrap("  ", Others.words(name) + where, 6, Layout.WIDTH));
              }
            });
    if (!lines.isEmpty()) {
      lines.add("  data-race: plain accesses that may meet, one of them a write. use-after-mark,");
      lines.add("  unguarded-access: errors only where a purpose says so. None of these counts");
      lines.add("  for bisecting or for the exit status.");
    }
    return lines;
  }
}
