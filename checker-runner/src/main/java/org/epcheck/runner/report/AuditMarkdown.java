package org.epcheck.runner.report;

import java.util.List;
import org.epcheck.runner.audit.Audit;
import org.epcheck.runner.audit.ClaimResult;
import org.epcheck.runner.audit.ConditionResult;
import org.epcheck.runner.audit.DropOne;
import org.epcheck.runner.audit.Fixes;
import org.epcheck.runner.audit.Status;
import org.epcheck.runner.verdict.Matrix;

/** An audit as Markdown tables. */
public final class AuditMarkdown {
  private AuditMarkdown() {}

  /** The text. */
  public static String of(Audit a) {
    StringBuilder out = new StringBuilder();
    if (a.claims().isEmpty()) {
      out.append("No claims: the cover letter is about another series.\n");
    } else {
      out.append("| claim | | verdict | evidence |\n| --- | --- | --- | --- |\n");
      a.claims().forEach(c -> claim(out, c));
      out.append("\n").append(a.claims().size()).append(" claims: ");
      out.append(a.count(Status.HOLDS)).append(" hold, ");
      out.append(a.count(Status.REFUTED)).append(" refuted, ");
      out.append(a.count(Status.UNDECIDED)).append(" not decided.\n");
    }
    out.append("\n");
    MatrixMarkdown.table(out, a.matrix());
    out.append("\n\n| purpose | broken by | first fixed by | claim |\n");
    out.append("| --- | --- | --- | --- |\n");
    for (Fixes f : a.fixes()) {
      row(out, List.of(f.purpose().id(), f.breaker(), f.fixer(), f.purpose().claim().summary()));
    }
    if (!a.dropOne().isEmpty()) {
      out.append("\n| patch | | needed? | for |\n| ---: | --- | --- | --- |\n");
      for (DropOne d : a.dropOne()) {
        row(out, List.of(String.valueOf(d.patch()), d.title(), d.needed(), AuditWords.reason(d)));
      }
    }
    Matrix m = a.matrix();
    TextLines.block(out, "Not settled", Unsettled.lines(m));
    TextLines.block(out, "Not searched", NotSearched.lines(m));
    TextLines.block(out, "Never reached, in none of these runs", new NeverReached(m).lines());
    long states = m.runs().stream().mapToLong(r -> r.outcome().distinct()).sum();
    out.append("\nScenarios: ").append(a.selection());
    out.append(". ").append(AuditWords.runs(m.runs().size(), states));
    out.append(". Incomplete: ").append(AuditWords.incomplete(m));
    out.append(". Switches: ").append(Layout.settings(m.switches()));
    out.append(". Reduction: ").append(m.reduction()).append(".\n");
    Caveats.LINES.forEach(l -> out.append(l).append('\n'));
    return out.toString();
  }

  private static void claim(StringBuilder out, ClaimResult c) {
    StringBuilder evidence = new StringBuilder();
    for (ConditionResult r : c.conditions()) {
      evidence.append(evidence.length() == 0 ? "" : "<br>");
      evidence.append(r.status().word()).append(": ");
      evidence.append(AuditWords.condition(r)).append(": ").append(r.reason());
      for (ConditionResult.Evidence e : AuditWords.shown(r)) {
        evidence.append("; `").append(e.cell()).append("` ").append(AuditWords.text(e));
      }
      evidence.append(AuditWords.more(r).isEmpty() ? "" : "; " + AuditWords.more(r));
    }
    StringBuilder status = new StringBuilder(c.status().word());
    c.variants()
        .forEach(
            (name, s) -> {
              if (s != c.status()) {
                status.append("; with ").append(name).append(": ").append(s.word());
              }
            });
    row(out, List.of(c.claim().id(), c.claim().text(), status.toString(), evidence.toString()));
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append("| ");
    out.append(String.join(" | ", cells.stream().map(MatrixMarkdown::escape).toList()));
    out.append(" |\n");
  }
}
