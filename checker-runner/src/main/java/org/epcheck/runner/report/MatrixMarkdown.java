package org.epcheck.runner.report;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** The matrix and the details of each cell as Markdown tables. */
public final class MatrixMarkdown {
  private MatrixMarkdown() {}

  /** The text. */
  public static String of(Matrix m) {
    StringBuilder out = new StringBuilder();
    table(out, m);
    details(out, m);
    return out.toString();
  }

  /** The matrix alone, without a line end. */
  static void table(StringBuilder out, Matrix m) {
    out.append("| purpose | claim |");
    StringBuilder rule = new StringBuilder("| --- | --- |");
    for (int step : m.steps()) {
      out.append(' ').append(step == 0 ? "base" : String.valueOf(step)).append(" |");
      rule.append(" ---: |");
    }
    out.append('\n').append(rule).append('\n');
    for (Purpose p : Variants.inOrder(m.purposes())) {
      String star = p.variantOf() == null ? "" : "\\*";
      row(out, m, p.id() + star + " " + p.title(), p.claim().summary(), m.cells().get(p.id()));
    }
    m.others().forEach((name, row) -> row(out, m, "other: `" + name + "`", "", row));
    out.append("| safe to stop a bisect here? | |");
    m.steps().forEach(s -> out.append(' ').append(m.safeAt(s).text()).append(" |"));
    if (m.purposes().stream().anyMatch(p -> p.variantOf() != null)) {
      out.append("\n\n\\* another reading of a purpose: does not count for bisecting");
    }
  }

  private static void details(StringBuilder out, Matrix m) {
    out.append("\n\n| cell | scenario | verdict | states | depth | functions | branches |\n");
    out.append("| --- | --- | --- | ---: | ---: | ---: | ---: |\n");
    for (Matrix.Cell c : m.allCells()) {
      c.parts().forEach((scenario, v) -> detail(out, m, c, scenario, v));
    }
    TextLines.block(out, UnaskedErrors.TITLE, UnaskedErrors.lines(m));
    TextLines.block(out, NotSearched.TITLE, NotSearched.lines(m));
    out.append("\nSwitches: ").append(Layout.settings(m.switches()));
    out.append(". Reduction: ").append(m.reduction()).append(".\n");
    Caveats.LINES.forEach(l -> out.append(l).append('\n'));
  }

  private static void row(
      StringBuilder out,
      Matrix m,
      String name,
      String claim,
      @Nullable SortedMap<Integer, Matrix.Cell> cells) {
    out.append("| ").append(escape(name)).append(" | ").append(claim).append(" |");
    SortedMap<Integer, Matrix.Cell> row = cells == null ? new TreeMap<>() : cells;
    for (int step : m.steps()) {
      Matrix.Cell c = row.get(step);
      out.append(' ').append(c == null ? "-" : c.verdict().mark()).append(" |");
    }
    out.append('\n');
  }

  private static void detail(
      StringBuilder out, Matrix m, Matrix.Cell c, String scenario, Verdict v) {
    for (RunVerdicts r : m.runs()) {
      if (r.run().step() == c.step() && r.run().scenario().equals(scenario)) {
        String more = v.detail().isEmpty() ? "" : " (" + v.detail() + ")";
        out.append("| ").append(c.id()).append(" | ").append(scenario);
        out.append(" | ").append(escape(v.word() + more));
        out.append(" | ").append(String.format(Locale.ROOT, "%,d", r.outcome().distinct()));
        out.append(" | ").append(r.outcome().depth());
        Coverage k = r.outcome().coverage();
        out.append(" | ").append(k == null ? "-" : k.functionsRun() + "/" + k.functions().size());
        out.append(" | ").append(k == null ? "-" : k.waysTaken() + "/" + k.ways());
        out.append(" |\n");
      }
    }
  }

  static String escape(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
