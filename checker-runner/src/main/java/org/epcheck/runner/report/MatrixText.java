package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;

/** The matrix and its details as text: ASCII, no clock, 80 columns where titles allow it. */
public final class MatrixText {
  private static final int TITLE = 42;

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
    t.table();
    t.legend();
    t.claims();
    t.violations();
    t.warnings();
    t.unsettled();
    t.runs();
    t.conditions();
    return t.out.toString();
  }

  /** Only the matrix. */
  public static String matrix(Matrix matrix, Style style) {
    MatrixText t = new MatrixText(matrix, style);
    t.table();
    return t.out.toString();
  }

  private void table() {
    int label = labelWidth();
    int cell = cellWidth();
    StringBuilder head = new StringBuilder(pad("purpose", label));
    StringBuilder rule = new StringBuilder("-".repeat(label));
    for (int step : matrix.steps()) {
      String name = step == 0 ? "base" : String.valueOf(step);
      head.append(right(name, cell + 1));
      rule.append(' ').append("-".repeat(cell));
    }
    line(style.bold(head.toString()));
    line(rule.toString());
    for (Purpose p : matrix.purposes()) {
      row(label(p), label, cell, matrix.cells().getOrDefault(p.id(), new TreeMap<>()));
    }
    matrix
        .others()
        .forEach(
            (name, row) -> {
              if (!Others.isWarning(name)) {
                row("other: " + name, label, cell, row);
              }
            });
    StringBuilder bisect = new StringBuilder(pad("safe to stop a bisect here?", label));
    for (int step : matrix.steps()) {
      bisect.append(right(matrix.safeAt(step).text(), cell + 1));
    }
    line(bisect.toString());
  }

  private void row(String name, int label, int cell, SortedMap<Integer, Matrix.Cell> cells) {
    StringBuilder row = new StringBuilder(pad(name, label));
    for (int step : matrix.steps()) {
      Verdict v = verdict(cells, step);
      String mark = v.mark();
      row.append(" ".repeat(cell + 1 - mark.length())).append(style.paint(v, mark));
    }
    line(row.toString());
  }

  private static Verdict verdict(SortedMap<Integer, Matrix.Cell> cells, int step) {
    Matrix.Cell c = cells.get(step);
    return c == null ? new Verdict.NotApplicable() : c.verdict();
  }

  private static String label(Purpose p) {
    return pad(p.id(), 3) + " " + p.title();
  }

  private int labelWidth() {
    int width = "safe to stop a bisect here?".length();
    for (Purpose p : matrix.purposes()) {
      width = Math.max(width, label(p).length());
    }
    for (String name : matrix.others().keySet()) {
      width = Math.max(width, Others.isWarning(name) ? 0 : "other: ".length() + name.length());
    }
    return Math.min(width, TITLE);
  }

  private int cellWidth() {
    return matrix.allCells().stream().mapToInt(c -> c.verdict().mark().length()).max().orElse(3) > 3
        ? 4
        : 3;
  }

  private void legend() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("ok", "ok: no violation within the bounds below");
    words.put("violated", "Xn: violated, shortest trace has n steps");
    words.put("vacuous", "vac: no violation, but what should be tried was not reached");
    words.put("inconclusive", "?: not everything was seen (bound, time or memory)");
    words.put("error", "err: the check itself failed");
    words.put("n/a", "-: no scenario applies");
    line("");
    words.forEach(
        (word, text) -> {
          if (matrix.allCells().stream().anyMatch(c -> c.verdict().word().equals(word))) {
            line(text);
          }
        });
  }

  private void claims() {
    if (matrix.purposes().isEmpty()) {
      return;
    }
    line("");
    int cell = cellWidth();
    int label = labelWidth();
    StringBuilder head = new StringBuilder(pad("claim (! verdict differs)", label));
    for (int step : matrix.steps()) {
      head.append(right(step == 0 ? "base" : String.valueOf(step), cell + 1));
    }
    line(style.bold(head.toString()));
    for (Purpose p : matrix.purposes()) {
      StringBuilder row = new StringBuilder(pad(pad(p.id(), 3) + " " + p.claim().summary(), label));
      for (int step : matrix.steps()) {
        row.append(right(claimMark(p, step), cell + 1));
      }
      line(row.toString());
    }
  }

  private String claimMark(Purpose p, int step) {
    boolean holds = p.claim().holdsAt(step);
    Verdict v = verdict(matrix.cells().getOrDefault(p.id(), new TreeMap<>()), step);
    return (holds ? "ok" : "X") + (Claims.differs(p, step, v) ? "!" : "");
  }

  private void violations() {
    List<String> lines = new ArrayList<>();
    for (Matrix.Cell c : matrix.allCells()) {
      if (c.verdict() instanceof Verdict.Violated v && !Others.isWarning(c.row())) {
        for (RunVerdicts r : matrix.runs()) {
          FoundError e = r.evidence().get(c.row());
          if (e != null && r.run().step() == c.step() && r.run().scenario().equals(c.scenario())) {
            lines.add(
                "  "
                    + pad(c.id() + "/" + c.scenario(), 24)
                    + right(String.valueOf(v.length()), 4)
                    + " steps: "
                    + sentence(e));
          }
        }
      }
    }
    section("violations (shortest of each cell)", lines);
  }

  /** Data races, a line for each place with the steps that have it. */
  private void warnings() {
    List<String> lines = new ArrayList<>();
    matrix
        .others()
        .forEach(
            (name, row) -> {
              List<String> steps = new ArrayList<>();
              for (Matrix.Cell c : row.values()) {
                if (c.verdict() instanceof Verdict.Violated) {
                  steps.add(c.step() == 0 ? "base" : String.valueOf(c.step()));
                }
              }
              if (Others.isWarning(name) && !steps.isEmpty()) {
                lines.add("  " + name + " (steps " + String.join(", ", steps) + ")");
              }
            });
    if (!lines.isEmpty()) {
      lines.add("  Plain accesses that may meet, one of them a write. They count neither for");
      lines.add("  bisecting nor for the exit status.");
    }
    section("warnings", lines);
  }

  /** For example {@code use-after-free of item.next in walk() by B (fs/x.c:12)}. */
  static String sentence(FoundError e) {
    StringBuilder s = new StringBuilder(e.kind());
    if (!e.object().isEmpty()) {
      s.append(" of ").append(e.object());
      if (!e.field().isEmpty()) {
        s.append('.').append(e.field());
      }
    }
    if (!e.function().isEmpty()) {
      s.append(" in ").append(e.function()).append("()");
    }
    if (!e.thread().isEmpty()) {
      s.append(" by ").append(e.thread());
    }
    if (!e.place().isEmpty()) {
      s.append(" (").append(e.place()).append(')');
    }
    return s.toString();
  }

  private void unsettled() {
    List<String> lines = new ArrayList<>();
    for (Matrix.Cell c : matrix.allCells()) {
      Verdict v = c.verdict();
      if (matrix.others().containsKey(c.row())) {
        continue; // for the same reason as the purposes of that step
      }
      if (v instanceof Verdict.Vacuous
          || v instanceof Verdict.Inconclusive
          || v instanceof Verdict.Failed) {
        String where = c.scenario().isEmpty() ? "" : "/" + c.scenario();
        lines.add("  " + pad(c.id() + where, 24) + " " + v.word() + ": " + v.detail());
      }
    }
    section("not settled", lines);
  }

  private void runs() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  " + pad("step", 5) + pad("scenario", 28) + right("states", 12) + right("depth", 7));
    for (RunVerdicts r : matrix.runs()) {
      lines.add(
          "  "
              + pad(r.run().step() == 0 ? "base" : String.valueOf(r.run().step()), 5)
              + pad(r.run().scenario(), 28)
              + right(String.format(Locale.ROOT, "%,d", r.outcome().distinct()), 12)
              + right(String.valueOf(r.outcome().depth()), 7)
              + (r.cached() ? "  (cached)" : ""));
    }
    section("runs", lines);
  }

  private void conditions() {
    List<String> lines = new ArrayList<>();
    lines.add("  series    " + matrix.series() + ": " + matrix.seriesTitle());
    lines.add(
        "  switches  "
            + (matrix.switches().isEmpty()
                ? "none"
                : String.join(
                    ", ",
                    matrix.switches().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList())));
    SortedMap<String, TreeSet<String>> bounds = new TreeMap<>();
    matrix
        .runs()
        .forEach(
            r -> bounds.computeIfAbsent(r.run().scenario(), k -> new TreeSet<>()).add(r.bounds()));
    bounds.forEach(
        (scenario, all) -> all.forEach(b -> lines.add("  bounds    " + scenario + ": " + b)));
    TreeSet<String> engines = new TreeSet<>();
    matrix.runs().forEach(r -> engines.add(r.outcome().engine()));
    lines.add("  engine    " + String.join(", ", engines));
    lines.add("  checks    all armed at once; an error ends its own path only (docs/adr/001)");
    section("how this was checked", lines);
    Caveats.LINES.forEach(this::line);
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

  private static String pad(String text, int width) {
    return text.length() > width && width == TITLE
        ? text.substring(0, width - 2) + ".."
        : text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
