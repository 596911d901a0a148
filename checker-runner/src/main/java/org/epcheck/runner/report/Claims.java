package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Verdict;

/** Claims beside verdicts. */
final class Claims {
  private Claims() {}

  /** Whether a verdict that says something says something else than the claim. */
  static boolean differs(Purpose p, int step, Verdict v) {
    boolean holds = p.claim().holdsAt(step);
    return p.claim().isMade()
        && ((v instanceof Verdict.Ok && !holds) || (v instanceof Verdict.Violated && holds));
  }

  /** A line for each purpose: the claim, where it was found to hold, whether these agree. */
  static List<String> lines(Matrix m) {
    List<String> lines = new ArrayList<>();
    lines.add(line("purpose", "claim of the series", "found ok at", "agrees?"));
    for (Purpose p : Variants.inOrder(m.purposes())) {
      List<Integer> ok = new ArrayList<>();
      List<Integer> differing = new ArrayList<>();
      List<Integer> unknown = new ArrayList<>();
      for (int step : m.steps()) {
        Matrix.Cell c = m.row(p.id()).get(step);
        Verdict v = c == null ? new Verdict.NotApplicable() : c.verdict();
        if (v instanceof Verdict.Ok) {
          ok.add(step);
        } else if (!(v instanceof Verdict.Violated)) {
          unknown.add(step);
        }
        if (differs(p, step, v)) {
          differing.add(step);
        }
      }
      String agrees =
          !differing.isEmpty()
              ? "NO: " + Layout.steps(differing, m.steps())
              : unknown.isEmpty() ? "yes" : "?: " + Layout.steps(unknown, m.steps());
      if (m.row(p.id()).values().stream()
          .allMatch(c -> c.verdict() instanceof Verdict.NotApplicable)) {
        agrees = "-: not asked";
      }
      String id = (p.variantOf() == null ? "" : "  ") + p.id();
      lines.add(line(id, p.claim().summary(), Layout.steps(ok, m.steps()), agrees));
    }
    return lines;
  }

  private static String line(String id, String claim, String found, String agrees) {
    return "  " + Layout.pad(id, 13) + Layout.pad(claim, 28) + Layout.pad(found, 17) + " " + agrees;
  }
}
