package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** The matrix and its details as text: ASCII, no clock, 80 columns. */
public final class MatrixText {
  private final Matrix matrix;

  private MatrixText(Matrix matrix) {
    this.matrix = matrix;
  }

  /** The whole report. */
  public static String report(Matrix matrix, Style style) {
    MatrixText t = new MatrixText(matrix);
    TextLines out = new TextLines(style);
    MatrixTable table = new MatrixTable(matrix, style);
    out.lines(table.lines());
    out.line("");
    out.lines(table.legend());
    if (matrix.purposes().stream().anyMatch(p -> p.claim().isMade())) {
      out.section("claims", Claims.lines(matrix));
    }
    out.section("violations (each cell's own is in matrix.json)", Findings.lines(matrix));
    out.section(UnaskedErrors.TITLE, UnaskedErrors.lines(matrix));
    out.section("warnings", Findings.warnings(matrix));
    out.section("not settled", Unsettled.lines(matrix));
    out.section("not asked", t.notAsked());
    out.section(NotSearched.TITLE, NotSearched.lines(matrix));
    out.section("what each ok rests on", Evidence.lines(matrix));
    out.section("runs", t.runs());
    out.section("never reached, in none of these runs", new NeverReached(matrix).lines());
    out.section("how this was checked", t.conditions());
    out.lines(Caveats.LINES);
    return out.toString();
  }

  /** Only the matrix. */
  public static String matrix(Matrix matrix, Style style) {
    TextLines out = new TextLines(style);
    out.lines(new MatrixTable(matrix, style).lines());
    return out.toString();
  }

  /** Purposes that the sources have not what it takes for. */
  private List<String> notAsked() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Matrix.Cell c : matrix.allCells()) {
      if (c.verdict() instanceof Verdict.NotApplicable v && !v.reason().isEmpty()) {
        rows.computeIfAbsent(v.reason(), k -> new ArrayList<>()).add(c.id());
      }
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (reason, ids) ->
            lines.addAll(
                Layout.wrap("  ", String.join(", ", ids) + ": " + reason, 6, Layout.WIDTH)));
    return lines;
  }

  private List<String> runs() {
    List<String> lines = new ArrayList<>();
    int name = "scenario".length();
    for (RunVerdicts r : matrix.runs()) {
      name = Math.max(name, r.run().scenario().length());
    }
    lines.add(
        "  step "
            + Layout.pad("scenario", name)
            + Layout.right("states", 14)
            + Layout.right("depth", 7)
            + Layout.right("functions", 11)
            + Layout.right("branches", 10));
    for (RunVerdicts r : matrix.runs()) {
      lines.add(
          "  "
              + Layout.pad(Layout.step(r.run().step()), 5)
              + Layout.pad(r.run().scenario(), name)
              + Layout.right(states(r.outcome()), 14)
              + Layout.right(String.valueOf(r.outcome().depth()), 7)
              + coverage(r.outcome().coverage())
              + origin(r));
    }
    return lines;
  }

  private static String origin(RunVerdicts r) {
    PlannedRun other = r.sameAs();
    return r.cached()
        ? "  (cached)"
        : other == null ? "" : "  (same model as at " + Layout.step(other.step()) + ")";
  }

  /** Random walks do not count different states. */
  private static String states(RunOutcome o) {
    return o.ending().why() == Ending.Why.SAMPLED
        ? "-"
        : String.format(Locale.ROOT, "%,d", o.distinct());
  }

  private static String coverage(@Nullable Coverage c) {
    String functions = c == null ? "-" : c.functionsRun() + "/" + c.functions().size();
    String branches = c == null ? "-" : c.waysTaken() + "/" + c.ways();
    return Layout.right(functions, 11) + Layout.right(branches, 10);
  }

  private List<String> conditions() {
    List<String> lines = new ArrayList<>();
    TextLines.named(lines, "series", matrix.series() + ": " + matrix.seriesTitle());
    TextLines.named(lines, "switches", Layout.settings(matrix.switches()));
    SortedMap<String, TreeSet<String>> bounds = new TreeMap<>();
    matrix
        .runs()
        .forEach(
            r -> bounds.computeIfAbsent(r.run().scenario(), k -> new TreeSet<>()).add(r.bounds()));
    bounds.forEach(
        (scenario, all) -> all.forEach(b -> TextLines.named(lines, "bounds", scenario + ": " + b)));
    TreeSet<String> engines = new TreeSet<>();
    matrix.runs().forEach(r -> engines.add(r.outcome().engine()));
    TextLines.named(lines, "engine", String.join(", ", engines));
    TextLines.named(lines, "reduction", matrix.reduction());
    matrix
        .conditions()
        .forEach((name, all) -> all.forEach(text -> TextLines.named(lines, name, text)));
    TextLines.named(
        lines, "checks", "all armed at once; an error ends its own path only (docs/adr/001)");
    return lines;
  }
}
