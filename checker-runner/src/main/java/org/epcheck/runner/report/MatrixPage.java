package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.epcheck.runner.out.RunFiles;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;
import org.epcheck.trace.render.html.IndexPage;
import org.jspecify.annotations.Nullable;

/** The matrix as the page that leads to every counterexample. */
public final class MatrixPage {
  /** Its name in the output directory. */
  public static final String NAME = "index.html";

  private MatrixPage() {}

  /** The page. */
  public static String of(Matrix m) {
    List<IndexPage.Head> heads = new ArrayList<>();
    List<IndexPage.Cell> bisect = new ArrayList<>();
    for (int step : m.steps()) {
      heads.add(new IndexPage.Head(Layout.step(step), m.titles().get(step)));
      String safe = m.safeAt(step).text();
      String state = safe.equals("yes") ? "ok" : safe.equals("no") ? "violated" : "open";
      bisect.add(new IndexPage.Cell(safe, safe, state, ""));
    }
    List<IndexPage.Row> rows = new ArrayList<>();
    for (Purpose p : Variants.inOrder(m.purposes())) {
      String kind = p.variantOf() == null ? "main" : "variant";
      List<IndexPage.Cell> cells = cells(m, m.row(p.id()));
      rows.add(new IndexPage.Row(p.id(), p.title(), p.claim().summary(), kind, cells));
    }
    m.others()
        .forEach(
            (name, row) -> {
              String kind = Others.isWarning(name) ? "a warning only" : "no purpose asks";
              rows.add(new IndexPage.Row("!", Others.words(name), kind, "other", cells(m, row)));
            });
    return new IndexPage(
            m.series(),
            m.seriesTitle(),
            heads,
            rows,
            new IndexPage.Row("", "safe to stop a bisect here?", "", "main", bisect),
            MatrixText.report(m, Style.PLAIN))
        .render();
  }

  private static List<IndexPage.Cell> cells(Matrix m, SortedMap<Integer, Matrix.Cell> row) {
    List<IndexPage.Cell> cells = new ArrayList<>();
    for (int step : m.steps()) {
      Matrix.Cell c = row.get(step);
      Verdict v = c == null ? new Verdict.NotApplicable() : c.verdict();
      String state =
          v instanceof Verdict.Ok
              ? "ok"
              : v instanceof Verdict.Violated
                  ? "violated"
                  : v instanceof Verdict.NotApplicable ? "none" : "open";
      String words = v.detail().isEmpty() ? v.word() : v.word() + ": " + v.detail();
      cells.add(new IndexPage.Cell(v.mark(), words, state, c == null ? "" : href(m, c)));
    }
    return cells;
  }

  /** The counterexample's page, or the results of a run that the verdict rests on. */
  private static String href(Matrix m, Matrix.Cell c) {
    String page = page(m, c);
    if (page != null) {
      return page;
    }
    return m.runs().stream()
        .filter(r -> r.run().step() == c.step() && c.parts().containsKey(r.run().scenario()))
        .findFirst()
        .map(r -> r.run().name() + "/result.json")
        .orElse("");
  }

  private static @Nullable String page(Matrix m, Matrix.Cell c) {
    if (!(c.verdict() instanceof Verdict.Violated)) {
      return null;
    }
    for (RunVerdicts r : m.runs()) {
      var e = r.evidence().get(c.row());
      boolean here = r.run().step() == c.step() && r.run().scenario().equals(c.scenario());
      if (here && e != null && e.isReplayed()) {
        return r.run().name() + "/" + RunFiles.folder(c.row()) + "/page.html";
      }
    }
    return null;
  }

  /** The pages of the matrix in the order of its cells, each with what its links say. */
  public static Map<String, Map<String, String>> links(Matrix m) {
    List<Matrix.Cell> cells = new ArrayList<>();
    List<String> pages = new ArrayList<>();
    for (Matrix.Cell c : m.allCells()) {
      String page = page(m, c);
      if (page != null && !pages.contains(page)) {
        cells.add(c);
        pages.add(page);
      }
    }
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      Map<String, String> links = new LinkedHashMap<>();
      if (i > 0) {
        links.put("\u2190 " + cells.get(i - 1).id(), "../../" + pages.get(i - 1));
      }
      links.put("all verdicts", "../../" + NAME);
      if (i + 1 < pages.size()) {
        links.put(cells.get(i + 1).id() + " \u2192", "../../" + pages.get(i + 1));
      }
      all.put(pages.get(i), links);
    }
    return all;
  }
}
