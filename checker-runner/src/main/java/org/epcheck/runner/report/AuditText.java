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
  private final StringBuilder out = new StringBuilder();

  private AuditText(Audit audit, Style style) {
    this.audit = audit;
    this.style = style;
  }

  /** The whole report. */
  public static String of(Audit audit, Style style) {
    AuditText t = new AuditText(audit, style);
    t.claims();
    t.section("evidence", t.evidence());
    t.section("verdicts", new MatrixTable(audit.matrix(), style).lines());
    new MatrixTable(audit.matrix(), style).legend().forEach(t::line);
    t.section("not settled", Unsettled.lines(audit.matrix()));
    t.section("broken and fixed, found from the verdicts", t.fixes());
    t.section("the series without one patch", t.drops());
    t.section("never reached, in none of these runs", new NeverReached(audit.matrix()).lines());
    t.section("how this was checked", t.conditions());
    Caveats.lines(audit.matrix()).forEach(t::line);
    return t.out.toString();
  }

  private void claims() {
    if (audit.claims().isEmpty()) {
      line("no claims: the cover letter is about another series");
      return;
    }
    line(style.bold(Layout.pad("verdict", VERDICT) + "claim"));
    line("-".repeat(VERDICT - 1) + " " + "-".repeat(Layout.WIDTH - VERDICT));
    for (ClaimResult c : audit.claims()) {
      String head = style.paint(c.status(), Layout.pad(c.status().word(), VERDICT));
      List<String> lines =
          Layout.wrap(
              Layout.pad("", VERDICT),
              c.claim().id() + ": " + c.claim().text(),
              VERDICT,
              Layout.WIDTH);
      line(head + lines.get(0).substring(VERDICT));
      lines.subList(1, lines.size()).forEach(this::line);
      c.variants()
          .forEach(
              (name, status) -> {
                if (status != c.status()) {
                  line(" ".repeat(VERDICT) + "with " + name + ": " + status.word());
                }
              });
    }
    line("-".repeat(VERDICT - 1) + " " + "-".repeat(Layout.WIDTH - VERDICT));
    line(
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
    condition(lines, "series", m.series() + ": " + m.seriesTitle());
    condition(lines, "scenarios", audit.selection());
    condition(lines, "switches", Layout.settings(m.switches()));
    long states = m.runs().stream().mapToLong(r -> r.outcome().distinct()).sum();
    condition(lines, "runs", AuditWords.runs(m.runs().size(), states));
    condition(lines, "incomplete", AuditWords.incomplete(m));
    TreeSet<String> engines = new TreeSet<>();
    for (RunVerdicts r : m.runs()) {
      engines.add(r.outcome().engine());
    }
    condition(lines, "engine", String.join(", ", engines));
    condition(lines, "reduction", m.reduction());
    return lines;
  }

  private static void condition(List<String> lines, String name, String text) {
    lines.addAll(Layout.wrap("  " + Layout.pad(name, 11), text, 15, Layout.WIDTH));
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      line("");
      line(style.bold(title));
      lines.forEach(this::line);
    }
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
