package org.epcheck.runner.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.purpose.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts by purpose and step.
 *
 * @param series its name; {@code titles}: of all of its steps, from 0
 * @param steps those that were run, ascending
 * @param switches as in the runs
 * @param changed those that are not at their preset
 * @param reduction how programs were made smaller, as {@code --reduction} names it
 * @param conditions what else a reader must know: name to lines
 * @param cells by purpose id, then step
 * @param others by {@link Others#name}, then step: the merged verdicts of errors of no purpose
 * @param runs in the plan's order
 */
public record Matrix(
    String series,
    String seriesTitle,
    List<String> titles,
    List<Integer> steps,
    List<Purpose> purposes,
    List<String> scenarios,
    SortedMap<String, String> switches,
    SortedMap<String, String> changed,
    String reduction,
    Map<String, List<String>> conditions,
    Map<String, SortedMap<Integer, Cell>> cells,
    SortedMap<String, SortedMap<Integer, Cell>> others,
    List<RunVerdicts> runs) {
  public Matrix {
    titles = List.copyOf(titles);
    steps = List.copyOf(steps);
    purposes = List.copyOf(purposes);
    scenarios = List.copyOf(scenarios);
    switches = Collections.unmodifiableSortedMap(new TreeMap<>(switches));
    changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    runs = List.copyOf(runs);
  }

  /**
   * A cell.
   *
   * @param scenario that decided, or empty
   * @param parts verdict of each scenario
   */
  public record Cell(
      String row, int step, Verdict verdict, String scenario, SortedMap<String, Verdict> parts) {
    public Cell {
      parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** As the user writes it: {@code 4c@6}. */
    public String id() {
      return row + "@" + step;
    }
  }

  /** What the matrix is made from, besides the runs. */
  public record Frame(
      String series,
      String seriesTitle,
      List<String> titles,
      List<Integer> steps,
      List<Purpose> purposes,
      List<String> scenarios,
      SortedMap<String, String> switches,
      SortedMap<String, String> changed,
      String reduction,
      Map<String, List<String>> conditions) {

    /** A frame without more to say. */
    public Frame(
        String series,
        String seriesTitle,
        List<String> titles,
        List<Integer> steps,
        List<Purpose> purposes,
        List<String> scenarios,
        SortedMap<String, String> switches,
        SortedMap<String, String> changed,
        String reduction) {
      this(
          series,
          seriesTitle,
          titles,
          steps,
          purposes,
          scenarios,
          switches,
          changed,
          reduction,
          Map.of());
    }
  }

  /** Merges the runs' verdicts. */
  public static Matrix of(Frame f, List<RunVerdicts> runs) {
    Map<String, SortedMap<Integer, Cell>> cells = new LinkedHashMap<>();
    for (Purpose p : f.purposes()) {
      cells.put(p.id(), row(p.id(), f.steps(), runs));
    }
    return new Matrix(
        f.series(),
        f.seriesTitle(),
        f.titles(),
        f.steps(),
        f.purposes(),
        f.scenarios(),
        f.switches(),
        f.changed(),
        f.reduction(),
        f.conditions(),
        cells,
        others(f.steps(), runs),
        runs);
  }

  private static SortedMap<Integer, Cell> row(
      String id, List<Integer> steps, List<RunVerdicts> runs) {
    SortedMap<Integer, Cell> row = new TreeMap<>();
    for (int step : steps) {
      SortedMap<String, Verdict> parts = new TreeMap<>();
      for (RunVerdicts r : runs) {
        Verdict v = r.verdicts().get(id);
        if (r.run().step() == step && v != null) {
          parts.put(r.run().scenario(), v);
        }
      }
      row.put(step, cell(id, step, parts));
    }
    return row;
  }

  /** A cell whose verdict is merged from those of scenarios. */
  public static Cell cell(String id, int step, SortedMap<String, Verdict> parts) {
    Merge.Merged m = Merge.merge(parts);
    return new Cell(id, step, m.verdict(), m.scenario(), parts);
  }

  private static SortedMap<String, SortedMap<Integer, Cell>> others(
      List<Integer> steps, List<RunVerdicts> runs) {
    SortedSet<String> names = new TreeSet<>();
    runs.forEach(r -> r.others().forEach(e -> names.add(Others.name(e))));
    SortedMap<String, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    for (String name : names) {
      SortedMap<Integer, Cell> row = new TreeMap<>();
      for (int step : steps) {
        SortedMap<String, Verdict> parts = new TreeMap<>();
        runs.stream()
            .filter(r -> r.run().step() == step)
            .forEach(r -> parts.put(r.run().scenario(), other(name, r)));
        row.put(step, cell(name, step, parts));
      }
      rows.put(name, row);
    }
    return rows;
  }

  /** The verdict of a run on "there is no such error". */
  private static Verdict other(String name, RunVerdicts r) {
    List<FoundError> errors = new ArrayList<>(r.others());
    errors.removeIf(e -> !Others.name(e).equals(name));
    for (FoundError e : errors) {
      if (e.isReplayed()) {
        return new Verdict.Violated(e.length(), r.outcome().shortest());
      }
    }
    return Judge.without(name, r.outcome());
  }

  /**
   * The violated cell to show somebody first: of a main purpose and not a mere race if there is
   * one, and of these the one of the latest step.
   *
   * @param violated cells, in order
   * @return null if there is none
   */
  public @Nullable Cell mostTelling(List<Cell> violated) {
    Comparator<Cell> order =
        Comparator.comparing((Cell c) -> !cells.containsKey(c.row()))
            .thenComparing(c -> isVariant(c.row()))
            .thenComparing(this::isRace)
            .thenComparing(Comparator.comparingInt(Cell::step).reversed());
    return violated.stream().min(order).orElse(null);
  }

  private boolean isRace(Cell c) {
    return runs.stream()
        .filter(r -> r.run().step() == c.step() && r.run().scenario().equals(c.scenario()))
        .map(r -> r.evidence().get(c.row()))
        .anyMatch(e -> e != null && Others.isRace(e.kind()));
  }

  /** All cells: the purposes' first. */
  public List<Cell> allCells() {
    List<Cell> all = new ArrayList<>();
    cells.values().forEach(row -> all.addAll(row.values()));
    others.values().forEach(row -> all.addAll(row.values()));
    return all;
  }

  /** The cells of a purpose by step; empty if it was not asked. */
  public SortedMap<Integer, Cell> row(String purpose) {
    SortedMap<Integer, Cell> row = cells.get(purpose);
    return row == null ? new TreeMap<>() : row;
  }

  /** Whether a row is a variant of a purpose. */
  public boolean isVariant(String row) {
    return purposes.stream().anyMatch(p -> p.id().equals(row) && p.variantOf() != null);
  }

  /**
   * Whether somebody who stops here while bisecting has a working kernel, as far as the purposes
   * and the errors of no purpose say, and what was found of purposes that were not asked; variants
   * and warnings do not count (docs/adr/006). Nobody knows where livelocks were not looked for.
   */
  public Bisect safeAt(int step) {
    if (!purposes.isEmpty() && purposes.stream().allMatch(p -> p.variantOf() != null)) {
      return Bisect.UNKNOWN;
    }
    Bisect worst = Bisect.YES;
    for (Cell c : allCells()) {
      if (c.step() != step || Others.isWarning(c.row()) || isVariant(c.row())) {
        continue;
      }
      if (c.verdict() instanceof Verdict.Violated) {
        return Bisect.NO;
      }
      boolean notAsked = c.verdict() instanceof Verdict.NotApplicable v && v.reason().isEmpty();
      if (!(c.verdict() instanceof Verdict.Ok) && !notAsked) {
        worst = Bisect.UNKNOWN;
      }
    }
    boolean isFoundElse =
        runs.stream()
            .filter(r -> r.run().step() == step)
            .anyMatch(r -> r.unasked().stream().anyMatch(u -> !u.isVariant()));
    if (isFoundElse) {
      return Bisect.NO;
    }
    List<RunVerdicts> here = runs.stream().filter(r -> r.run().step() == step).toList();
    boolean isSearched = here.stream().allMatch(r -> r.outcome().extent().livelock().isEmpty());
    return here.isEmpty() || !isSearched ? Bisect.UNKNOWN : worst;
  }

  /** An answer. */
  public enum Bisect {
    YES("yes"),
    NO("no"),
    UNKNOWN("?");

    private final String text;

    Bisect(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
