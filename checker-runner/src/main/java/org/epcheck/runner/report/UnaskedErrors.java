package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.RunVerdicts;

/** What runs found although no selected purpose asks about it there: nothing is passed over. */
final class UnaskedErrors {
  static final String TITLE = "other errors found (no selected purpose asks about them)";

  private UnaskedErrors() {}

  /** The shortest error of a purpose at a step. */
  private record Found(String scenario, RunVerdicts.Unasked what) {
    private boolean isShorter(Found other) {
      return what.error().length() < other.what().error().length();
    }
  }

  /** Lines: what is the same at several steps stands together. */
  static List<String> lines(Matrix m) {
    Map<String, SortedMap<Integer, Found>> rows = rows(m);
    List<String> lines = new ArrayList<>();
    rows.forEach((purpose, row) -> lines.addAll(lines(purpose, row)));
    if (!lines.isEmpty()) {
      lines.add(
          "  They count for bisecting (but for *, another reading of a purpose), not for the");
      lines.add("  exit status. To ask: --purpose " + String.join(",", rows.keySet()));
    }
    return lines;
  }

  private static Map<String, SortedMap<Integer, Found>> rows(Matrix m) {
    Map<String, SortedMap<Integer, Found>> rows = new TreeMap<>();
    for (RunVerdicts r : m.runs()) {
      for (RunVerdicts.Unasked u : r.unasked()) {
        rows.computeIfAbsent(u.purpose(), k -> new TreeMap<>())
            .merge(
                r.run().step(), new Found(r.run().scenario(), u), (a, b) -> b.isShorter(a) ? b : a);
      }
    }
    return rows;
  }

  private static List<String> lines(String purpose, SortedMap<Integer, Found> row) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    row.forEach((step, f) -> groups.computeIfAbsent(words(f), k -> new ArrayList<>()).add(step));
    List<String> lines = new ArrayList<>();
    String star = row.values().stream().anyMatch(f -> f.what().isVariant()) ? "*" : "";
    groups.forEach(
        (words, steps) -> {
          int least = Integer.MAX_VALUE;
          int most = 0;
          for (int step : steps) {
            Found f = row.get(step);
            least = f == null ? least : Math.min(least, f.what().error().length());
            most = f == null ? most : Math.max(most, f.what().error().length());
          }
          String head =
              "  "
                  + Layout.pad(purpose + star + "@" + Layout.selection(steps), 14)
                  + Layout.right(Layout.range(least, most), 7)
                  + " steps  ";
          lines.addAll(Layout.wrap(head, words, 10, Layout.WIDTH));
        });
    return lines;
  }

  private static String words(Found f) {
    FoundError e = f.what().error();
    return Others.words(Others.name(e))
        + (e.function().isEmpty() ? "" : " in " + e.function() + "()")
        + ", "
        + f.scenario();
  }
}
