package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Verdict;

/** What a matrix leaves open: what was not reached, not complete, or failed. */
final class Unsettled {
  private Unsettled() {}

  /** Cells of a step that have the same reason stand together. */
  static List<String> lines(Matrix matrix) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (int step : matrix.steps()) {
      for (Matrix.Cell c : matrix.allCells()) {
        Verdict v = c.verdict();
        // rows of errors of no purpose are unsettled for the same reason as the purposes are
        boolean shown = c.step() == step && !matrix.others().containsKey(c.row());
        if (shown
            && (v instanceof Verdict.Vacuous
                || v instanceof Verdict.Inconclusive
                || v instanceof Verdict.Failed)) {
          String where = "@" + step + (c.scenario().isEmpty() ? "" : "/" + c.scenario());
          String text = where + " " + v.word() + ": " + v.detail();
          rows.computeIfAbsent(text, k -> new ArrayList<>()).add(c.row());
        }
      }
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (text, ids) ->
            lines.addAll(Layout.wrap("  ", String.join(",", ids) + text, 6, Layout.WIDTH)));
    return lines;
  }
}
