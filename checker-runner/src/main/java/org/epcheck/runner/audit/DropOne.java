package org.epcheck.runner.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.plan.CellId;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The end of the series without one of its patches, against the end of the whole series.
 *
 * @param patch its number
 * @param title its subject
 * @param followers later patches that do not apply without it, and so are left out, too
 * @param changes rows whose verdict is another one
 * @param unknown rows that are not decided in one of the two
 * @param failure why the series without it cannot be checked, or null
 */
public record DropOne(
    int patch,
    String title,
    SortedSet<Integer> followers,
    List<Change> changes,
    List<String> unknown,
    @Nullable String failure) {
  public DropOne {
    followers = Collections.unmodifiableSortedSet(new TreeSet<>(followers));
    changes = List.copyOf(changes);
    unknown = List.copyOf(unknown);
  }

  /**
   * A row that differs.
   *
   * @param cell in the series without the patch
   */
  public record Change(String row, String cell, Verdict with, Verdict without) {
    /** Whether the patch is what makes it ok. */
    public boolean isWorse() {
      return without instanceof Verdict.Violated && !(with instanceof Verdict.Violated);
    }

    /** Whether it is ok only without the patch. */
    public boolean isBetter() {
      return with instanceof Verdict.Violated && without instanceof Verdict.Ok;
    }
  }

  /** Compares the last steps of two matrices; rows of warnings do not count. */
  public static DropOne compare(
      int patch, String title, SortedSet<Integer> followers, Matrix whole, Matrix without) {
    List<Change> changes = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    SortedMap<String, Matrix.Cell> before = lastCells(whole);
    SortedMap<String, Matrix.Cell> after = lastCells(without);
    SortedSet<String> rows = new TreeSet<>(before.keySet());
    rows.addAll(after.keySet());
    for (String row : rows) {
      Matrix.Cell a = before.get(row);
      Matrix.Cell b = after.get(row);
      // A row of an error that no purpose asks about is there only where it was found.
      Verdict with = a == null ? unlisted(row, whole) : a.verdict();
      Verdict lacking = b == null ? unlisted(row, without) : b.verdict();
      String id = b == null ? row : new CellId(row, b.step(), b.scenario()).toString();
      Change change = new Change(row, id, with, lacking);
      if (change.isWorse() || change.isBetter()) {
        changes.add(change);
      } else if (isOpen(with) || isOpen(lacking)) {
        unknown.add(row);
      }
    }
    return new DropOne(patch, title, followers, changes, unknown, null);
  }

  /** A series without the patch that cannot be checked. */
  public static DropOne failed(
      int patch, String title, SortedSet<Integer> followers, String failure) {
    return new DropOne(patch, title, followers, List.of(), List.of(), failure);
  }

  private static boolean isOpen(Verdict v) {
    return !(v instanceof Verdict.Ok
        || v instanceof Verdict.Violated
        || v instanceof Verdict.NotApplicable);
  }

  /** What the runs of the last step say about an error that none of them found. */
  private static Verdict unlisted(String row, Matrix m) {
    SortedMap<String, Verdict> parts = new TreeMap<>();
    m.runs().stream()
        .filter(r -> r.run().step() == last(m))
        .forEach(r -> parts.put(r.run().scenario(), Judge.without(row, r.outcome())));
    return Matrix.cell("", last(m), parts).verdict();
  }

  private static int last(Matrix m) {
    return m.steps().get(m.steps().size() - 1);
  }

  private static SortedMap<String, Matrix.Cell> lastCells(Matrix m) {
    SortedMap<String, Matrix.Cell> cells = new TreeMap<>();
    int last = last(m);
    for (Matrix.Cell c : m.allCells()) {
      if (c.step() == last && !Others.isWarning(c.row())) {
        cells.put(c.row(), c);
      }
    }
    return cells;
  }

  /**
   * Whether the patch is needed: {@code yes}; {@code together} with those that rest on it; {@code
   * not seen}; {@code ?}.
   */
  public String needed() {
    if (failure != null) {
      return "?";
    }
    if (changes.stream().anyMatch(Change::isWorse)) {
      return followers.isEmpty() ? "yes" : "together";
    }
    return unknown.isEmpty() ? "not seen" : "?";
  }
}
