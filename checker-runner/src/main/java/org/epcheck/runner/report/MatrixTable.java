package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.Verdict;

/** The matrix itself: a row for each purpose, a column for each step, and what its marks mean. */
final class MatrixTable {
  private static final String BISECT = "safe to stop a bisect here?";
  private static final int NARROWEST = 28;

  private final Matrix matrix;
  private final Style style;
  private final int cell;
  private final int label;

  MatrixTable(Matrix matrix, Style style) {
    this.matrix = matrix;
    this.style = style;
    int mark =
        matrix.allCells().stream().mapToInt(c -> c.verdict().mark().length()).max().orElse(3);
    this.cell = Math.max(mark, matrix.steps().contains(0) ? 4 : 3);
    int room = Layout.WIDTH - matrix.steps().size() * (cell + 1);
    int longest =
        rows().stream().mapToInt(r -> r.id().length() + r.title().length()).max().orElse(0);
    this.label = Math.min(Math.max(room, NARROWEST), Math.max(longest, BISECT.length()));
  }

  /** A row before its cells: what stands before the title, indentation included, and the title. */
  private record Row(String id, String title, SortedMap<Integer, Matrix.Cell> cells) {}

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(Layout.pad("purpose", label));
    StringBuilder rule = new StringBuilder("-".repeat(label));
    for (int step : matrix.steps()) {
      head.append(Layout.right(Layout.step(step), cell + 1));
      rule.append(' ').append("-".repeat(cell));
    }
    lines.add(style.bold(head.toString()));
    lines.add(rule.toString());
    rows().forEach(r -> row(r, lines));
    lines.add(rule.toString());
    StringBuilder bisect = new StringBuilder(Layout.pad(BISECT, label));
    for (int step : matrix.steps()) {
      bisect.append(Layout.right(matrix.safeAt(step).text(), cell + 1));
    }
    lines.add(style.bold(bisect.toString()));
    return lines;
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int ids = 0;
    for (Purpose p : matrix.purposes()) {
      ids = Math.max(ids, isVariant(p) ? 0 : p.id().length());
    }
    for (Purpose p : Variants.inOrder(matrix.purposes())) {
      SortedMap<Integer, Matrix.Cell> cells = cells(p);
      String margin = " ".repeat(ids + 2);
      rows.add(
          isVariant(p)
              ? new Row(margin + p.id() + "* ", p.title(), cells)
              : new Row(Layout.pad(p.id(), ids + 2), p.title(), cells));
    }
    matrix
        .others()
        .forEach(
            (name, row) -> {
              if (!Others.isWarning(name)) {
                rows.add(new Row("!   ", Others.words(name), row));
              }
            });
    return rows;
  }

  private SortedMap<Integer, Matrix.Cell> cells(Purpose p) {
    return matrix.cells().getOrDefault(p.id(), new TreeMap<>());
  }

  private static boolean isVariant(Purpose p) {
    return p.variantOf() != null;
  }

  private void row(Row r, List<String> lines) {
    int indent = r.id().indexOf(r.id().strip()) + (r.id().startsWith(" ") ? 2 : r.id().length());
    List<String> words = Layout.wrap(r.id(), r.title(), indent, label);
    StringBuilder row = new StringBuilder(Layout.pad(words.get(0), label));
    for (int step : matrix.steps()) {
      Matrix.Cell c = r.cells().get(step);
      Verdict v = c == null ? new Verdict.NotApplicable() : c.verdict();
      String mark = v.mark();
      row.append(" ".repeat(Math.max(1, cell + 1 - mark.length()))).append(style.paint(v, mark));
    }
    lines.add(row.toString());
    lines.addAll(words.subList(1, words.size()));
  }

  /** What the n of a violation is. */
  private String trace() {
    boolean shortest =
        matrix.allCells().stream()
            .noneMatch(c -> c.verdict() instanceof Verdict.Violated v && !v.shortest());
    return shortest
        ? "the shortest trace found has n steps"
        : "a trace has n steps, there may be shorter ones";
  }

  private String reasons() {
    boolean sampled =
        matrix.runs().stream().anyMatch(r -> r.outcome().ending().why() == Ending.Why.SAMPLED);
    return sampled ? "random walks only" : "bound, time or memory";
  }

  /** What the marks mean that are there. */
  List<String> legend() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("ok", "ok   no violation within the bounds below");
    words.put("violated", "Xn   violated; " + trace());
    words.put("vacuous", "vac  no violation, but what should be tried was not reached");
    words.put("inconclusive", "?    not everything was seen (" + reasons() + ")");
    words.put("error", "err  the check itself failed");
    words.put("n/a", "-    no scenario applies, or these sources cannot be asked");
    List<String> lines = new ArrayList<>();
    words.forEach(
        (word, text) -> {
          if (matrix.allCells().stream().anyMatch(c -> c.verdict().word().equals(word))) {
            lines.add(text);
          }
        });
    if (matrix.purposes().stream().anyMatch(MatrixTable::isVariant)) {
      lines.add("*    another reading of the purpose above; does not count for bisecting");
    }
    if (matrix.others().keySet().stream().anyMatch(n -> !Others.isWarning(n))) {
      lines.add("!    an error that no purpose asks about; counts for bisecting");
    }
    lines.addAll(NotSearched.note(matrix));
    return lines;
  }
}
