package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.epcheck.runner.audit.Audit;
import org.epcheck.runner.audit.ClaimResult;
import org.epcheck.runner.audit.ConditionResult;
import org.epcheck.runner.audit.DropOne;
import org.epcheck.runner.audit.Fixes;
import org.epcheck.runner.audit.Status;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;

/** An audit as text: ASCII, no clock, 80 columns. */
public final class AuditText {
  private static final int VERDICT = 13;

  private final Audit audit;
  private final Style style;
  private final TextLines out;

  private AuditText(Audit audit, Style style) {
    this.audit = audit;
    this.style = style;
    this.out = new TextLines(style);
  }

  /** The whole report. */
  public static String of(Audit audit, Style style) {
    AuditText t = new AuditText(audit, style);
    t.claims();
    TextLines out = t.out;
    out.section("evidence", t.evidence());
    out.section("verdicts", new MatrixTable(audit.matrix(), style).lines());
    out.lines(new MatrixTable(audit.matrix(), style).legend());
    out.section("not settled", Unsettled.lines(audit.matrix()));
    out.section(NotSearched.TITLE, NotSearched.lines(audit.matrix()));
    out.section("broken and fixed, found from the verdicts", t.fixes());
    out.section("the series without one patch", t.drops());
    out.section("never reached, in none of these runs", new NeverReached(audit.matrix()).lines());
    out.section("how this was checked", t.conditions());
    out.lines(Caveats.LINES);
    return out.toString();
  }

  private void claims() {
    if (audit.claims().isEmpty()) {
      out.line("no claims: the cover letter is about another series");
      return;
    }
    out.line(style.bold(Layout.pad("verdict", VERDICT) + "claim"));
    out.line("-".repeat(VERDICT - 1) + " " + "-".repeat(Layout.WIDTH - VERDICT));
    for (ClaimResult c : audit.claims()) {
      String head = style.paint(c.status(), Layout.pad(c.status().word(), VERDICT));
      List<String> lines =
          Layout.wrap(
              Layout.pad("", VERDICT),
              c.claim().id() + ": " + c.claim().text(),
              VERDICT,
              Layout.WIDTH);
      out.line(head + lines.get(0).substring(VERDICT));
      lines.subList(1, lines.size()).forEach(out::line);
      c.variants()
          .forEach(
              (name, status) -> {
                if (status != c.status()) {
                  out.line(" ".repeat(VERDICT) + "with " + name + ": " + status.word());
                }
              });
    }
    out.line("-".repeat(VERDICT - 1) + " " + "-".repeat(Layout.WIDTH - VERDICT));
    out.line(
        audit.claims().size()
            + " claims: "
            + audit.count(Status.HOLDS)
            + " hold, "
            + audit.count(Status.REFUTED)
            + " refuted, "
            + audit.count(Status.UNDECIDED)
            + " not decided");
  }

  private List<String> evidence() {
    List<String> lines = new ArrayList<>();
    for (ClaimResult c : audit.claims()) {
      lines.add("  " + c.claim().id());
      for (ConditionResult r : c.conditions()) {
        String head = "    " + mark(r.status()) + " ";
        lines.addAll(Layout.wrap(head, AuditWords.condition(r) + ": " + r.reason(), 6, 80));
        for (ConditionResult.Evidence e : AuditWords.shown(r)) {
          lines.addAll(
              Layout.wrap("      ", e.cell() + "  " + AuditWords.text(e), 10, Layout.WIDTH));
        }
        String more = AuditWords.more(r);
        if (!more.isEmpty()) {
          lines.add("      " + more);
        }
      }
    }
    if (!lines.isEmpty()) {
      lines.add("  (+ as claimed, X otherwise, ? not decided; a cell's race: epcheck trace CELL)");
    }
    return lines;
  }

  private static String mark(Status s) {
    return switch (s) {
      case HOLDS -> "+";
      case REFUTED -> "X";
      case UNDECIDED -> "?";
    };
  }

  private List<String> fixes() {
    List<String> lines = new ArrayList<>();
    lines.add(row("purpose", "broken by", "first fixed by", "claim"));
    for (Purpose p : Variants.inOrder(audit.fixes().stream().map(Fixes::purpose).toList())) {
      for (Fixes f : audit.fixes()) {
        if (f.purpose().id().equals(p.id())) {
          String id = (p.variantOf() == null ? "" : "  ") + p.id();
          lines.add(row(id, f.breaker(), f.fixer(), p.claim().summary()));
        }
      }
    }
    return lines;
  }

  private static String row(String id, String broken, String fixed, String claim) {
    return "  " + Layout.pad(id, 13) + Layout.pad(broken, 19) + Layout.pad(fixed, 21) + claim;
  }

  private List<String> drops() {
    List<String> lines = new ArrayList<>();
    if (audit.dropOne().isEmpty()) {
      return lines;
    }
    lines.add("  patch needed?   for");
    for (DropOne d : audit.dropOne()) {
      lines.addAll(
          Layout.wrap(
              "  " + Layout.pad(String.valueOf(d.patch()), 6) + Layout.pad(d.needed(), 10),
              AuditWords.reason(d),
              18,
              Layout.WIDTH));
    }
    return lines;
  }

  private List<String> conditions() {
    Matrix m = audit.matrix();
    List<String> lines = new ArrayList<>();
    TextLines.named(lines, "series", m.series() + ": " + m.seriesTitle());
    TextLines.named(lines, "scenarios", audit.selection());
    TextLines.named(lines, "switches", Layout.settings(m.switches()));
    long states = m.runs().stream().mapToLong(r -> r.outcome().distinct()).sum();
    TextLines.named(lines, "runs", AuditWords.runs(m.runs().size(), states));
    TextLines.named(lines, "incomplete", AuditWords.incomplete(m));
    TreeSet<String> engines = new TreeSet<>();
    for (RunVerdicts r : m.runs()) {
      engines.add(r.outcome().engine());
    }
    TextLines.named(lines, "engine", String.join(", ", engines));
    TextLines.named(lines, "reduction", m.reduction());
    return lines;
  }
}
