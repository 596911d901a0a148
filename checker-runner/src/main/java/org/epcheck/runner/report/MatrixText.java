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
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private MatrixText(Matrix matrix, Style style) {
    this.matrix = matrix;
    this.style = style;
  }

  /** The whole report. */
  public static String report(Matrix matrix, Style style) {
    MatrixText t = new MatrixText(matrix, style);
    MatrixTable table = new MatrixTable(matrix, style);
    table.lines().forEach(t::line);
    t.line("");
    table.legend().forEach(t::line);
    if (matrix.purposes().stream().anyMatch(p -> p.claim().isMade())) {
      t.section("claims", Claims.lines(matrix));
    }
    t.section("violations (each cell's own is in matrix.json)", Findings.lines(matrix));
    t.section(UnaskedErrors.TITLE, UnaskedErrors.lines(matrix));
    t.section("warnings", Findings.warnings(matrix));
    t.section("not settled", Unsettled.lines(matrix));
    t.section("not asked", t.notAsked());
    t.section("what each ok rests on", Evidence.lines(matrix));
    t.section("runs", t.runs());
    t.section("never reached, in none of these runs", new NeverReached(matrix).lines());
    t.section("how this was checked", t.conditions());
    Caveats.lines(matrix).forEach(t::line);
    return t.out.toString();
  }

  /** Only the matrix. */
  public static String matrix(Matrix matrix, Style style) {
    MatrixText t = new MatrixText(matrix, style);
    new MatrixTable(matrix, style).lines().forEach(t::line);
    return t.out.toString();
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
    condition(lines, "series", matrix.series() + ": " + matrix.seriesTitle());
    condition(lines, "switches", Layout.settings(matrix.switches()));
    SortedMap<String, TreeSet<String>> bounds = new TreeMap<>();
    matrix
        .runs()
        .forEach(
            r -> bounds.computeIfAbsent(r.run().scenario(), k -> new TreeSet<>()).add(r.bounds()));
    bounds.forEach(
        (scenario, all) -> all.forEach(b -> condition(lines, "bounds", scenario + ": " + b)));
    TreeSet<String> engines = new TreeSet<>();
    matrix.runs().forEach(r -> engines.add(r.outcome().engine()));
    condition(lines, "engine", String.join(", ", engines));
    condition(lines, "reduction", matrix.reduction());
    matrix.conditions().forEach((name, all) -> all.forEach(text -> condition(lines, name, text)));
    condition(lines, "checks", "all armed at once; an error ends its own path only (docs/adr/001)");
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
