package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;

/** What each ok rests on: which overlaps were reached, and in which scenarios. */
final class Evidence {
  /** The search merges steps and may pass by; walks of the interpreter do not. */
  private static final String WALKED = " (seen by walks only)";

  private Evidence() {}

  /** A paragraph for each purpose and each set of steps with the same evidence. */
  static List<String> lines(Matrix m) {
    List<String> lines = new ArrayList<>();
    for (Purpose p : Variants.inOrder(m.purposes())) {
      Map<String, List<Integer>> steps = new LinkedHashMap<>();
      for (Matrix.Cell c : m.row(p.id()).values()) {
        if (c.verdict() instanceof Verdict.Ok) {
          steps.computeIfAbsent(text(m, p, c), k -> new ArrayList<>()).add(c.step());
        }
      }
      steps.forEach(
          (text, at) ->
              lines.addAll(
                  Layout.wrap(
                      "  ", p.id() + "@" + Layout.selection(at) + ": " + text, 6, Layout.WIDTH)));
    }
    if (lines.stream().anyMatch(l -> l.contains("walks"))) {
      lines.add(
          "  Walks: runs of the interpreter, chosen at random, one step at a time. The search");
      lines.add("  of all states makes several steps at once and passed these meetings by.");
    }
    return lines;
  }

  private static String text(Matrix m, Purpose p, Matrix.Cell c) {
    String complete = "complete in " + String.join(", ", c.parts().keySet());
    List<String> overlaps = new ArrayList<>();
    for (GoalSpec g : p.goals()) {
      TreeSet<String> where = new TreeSet<>();
      boolean isSearched = false;
      for (RunVerdicts r : m.runs()) {
        if (r.run().step() == c.step()
            && c.parts().containsKey(r.run().scenario())
            && r.outcome().reached().contains(g.id())) {
          where.add(r.run().scenario());
          isSearched |= !r.outcome().extent().walked().contains(g.id());
        }
      }
      String in = where.equals(c.parts().keySet()) ? "" : " (in " + String.join(", ", where) + ")";
      overlaps.add(
          GoalSpec.words(g.first())
              + " met "
              + GoalSpec.words(g.second())
              + in
              + (isSearched ? "" : WALKED));
    }
    return complete + (overlaps.isEmpty() ? "" : "; " + String.join(", ", overlaps));
  }
}
