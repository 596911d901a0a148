package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epcheck.runner.audit.Condition;
import org.epcheck.runner.audit.ConditionResult;
import org.epcheck.runner.audit.DropOne;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.Verdict;

/** What the forms of an audit say in the same words. */
final class AuditWords {
  /** More counterexamples than that tell nothing new. */
  private static final int FEW = 4;

  private AuditWords() {}

  /** The condition and where it is to hold. */
  static String condition(ConditionResult r) {
    Condition.Scope scope = r.condition().scope();
    StringBuilder s = new StringBuilder(r.condition().words());
    s.append(" at ")
        .append(r.steps().isEmpty() ? scope.steps().text() : Layout.selection(r.steps()));
    if (!scope.scenarios().isEmpty()) {
      s.append(" in ").append(String.join(", ", scope.scenarios()));
    }
    if (!scope.switches().isEmpty()) {
      s.append(" with ").append(Layout.settings(scope.switches()));
    }
    return s.toString();
  }

  /** The first few pieces of evidence. */
  static List<ConditionResult.Evidence> shown(ConditionResult r) {
    return r.evidence().subList(0, Math.min(FEW, r.evidence().size()));
  }

  /** What was found, and at which steps, too. */
  static String text(ConditionResult.Evidence e) {
    return e.text() + (e.also().isEmpty() ? "" : "; also at " + Layout.selection(e.also()));
  }

  /** How many are not shown, or empty. */
  static String more(ConditionResult r) {
    int left = r.evidence().size() - FEW;
    return left > 0 ? "and " + left + " more" : "";
  }

  /** What a patch is needed for, or why nobody knows. */
  static String reason(DropOne d) {
    List<String> parts = new ArrayList<>();
    if (!d.followers().isEmpty()) {
      String numbers = Layout.selection(d.followers());
      boolean one = d.followers().size() == 1;
      parts.add(
          numbers
              + (one ? " does" : " do")
              + " not apply without it and "
              + (one ? "is" : "are")
              + " left out, too");
    }
    if (d.failure() != null) {
      parts.add("the rest cannot be checked: " + d.failure());
    }
    List<String> worse = new ArrayList<>();
    List<String> better = new ArrayList<>();
    for (DropOne.Change c : d.changes()) {
      String text = Others.words(c.row()) + " (" + c.without().mark() + ")";
      (c.isWorse() ? worse : better).add(text);
    }
    if (!worse.isEmpty()) {
      parts.add(
          "violated without "
              + (d.followers().isEmpty() ? "it: " : "them: ")
              + String.join(", ", worse));
    }
    if (!better.isEmpty()) {
      parts.add(
          "ok without "
              + (d.followers().isEmpty() ? "it: " : "them: ")
              + String.join(", ", better));
    }
    if (!d.unknown().isEmpty()) {
      parts.add("not decided: " + String.join(", ", d.unknown()));
    }
    if (worse.isEmpty() && better.isEmpty() && d.failure() == null) {
      parts.add("no verdict of the last step changes");
    }
    return String.join("; ", parts);
  }

  /** The runs that did not see everything, by name. */
  static String incomplete(Matrix m) {
    List<String> names =
        m.runs().stream()
            .filter(r -> !(Judge.withoutErrors(r.outcome()) instanceof Verdict.Ok))
            .map(r -> r.run().name())
            .toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** For example {@code 36 runs, 123,456 states}. */
  static String runs(int runs, long states) {
    return String.format(Locale.ROOT, "%d run%s, %,d states", runs, runs == 1 ? "" : "s", states);
  }
}
