package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.epcheck.translator.interp.EngineException;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.Schedule;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;

/**
 * The steps of a run that its error depends on: those of the threads that it is about, and those
 * whose effect they saw, and so on. Steps that were made at once with others, or that a thread made
 * because it lost nothing by it, are often none of them. What is left is a run of its own, which is
 * tried before it is shown.
 */
final class Cone {
  private Cone() {}

  /**
   * The steps that are needed.
   *
   * @param steps of which the last leads to an error
   * @return the same list if all are needed, or if it is not sure
   */
  static List<Successor> of(Interpreter stepwise, List<Successor> steps) {
    ErrorValue error = steps.isEmpty() ? null : steps.get(steps.size() - 1).error();
    if (error == null || error.thread().isEmpty()) {
      return steps;
    }
    List<List<Integer>> units = units(steps);
    BitSet needed = needed(stepwise, steps, units, error);
    if (needed.cardinality() == units.size()) {
      return steps;
    }
    List<Successor> left = new ArrayList<>();
    needed.stream().forEach(u -> units.get(u).forEach(i -> left.add(steps.get(i))));
    try {
      return new Schedule(left.stream().map(Successor::move).toList(), error).run(stepwise);
    } catch (IllegalArgumentException | EngineException e) {
      return steps;
    }
  }

  /** Steps that no other thread can come between. */
  static List<List<Integer>> units(List<Successor> steps) {
    List<List<Integer>> units = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      open.add(i);
      if (steps.get(i).error() != null || steps.get(i).state().running() == 0) {
        units.add(List.copyOf(open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      units.add(List.copyOf(open));
    }
    return units;
  }

  private static BitSet needed(
      Interpreter stepwise, List<Successor> steps, List<List<Integer>> units, ErrorValue error) {
    int threads = stepwise.initial().threads().size();
    Footprint.Reader reader = new Footprint.Reader(stepwise.objects(), threads);
    List<Footprint> prints = new ArrayList<>();
    for (List<Integer> unit : units) {
      Footprint print = new Footprint(Set.of(), Set.of(), false);
      for (int i : unit) {
        print = print.plus(reader.of(steps.get(i).move().thread(), steps.get(i).events()));
      }
      prints.add(print);
    }
    int last = units.size() - 1;
    BitSet about = about(steps, threads, error);
    BitSet needed = new BitSet();
    for (int u = last; u >= 0; u--) {
      int thread = steps.get(units.get(u).get(0)).move().thread();
      Footprint print = prints.get(u);
      if (u == last
          || about.get(thread)
          || needed.stream().anyMatch(v -> print.conflicts(prints.get(v)))) {
        needed.set(u);
        about.set(thread);
      }
    }
    return needed;
  }

  /** The threads that the error itself is about. */
  private static BitSet about(List<Successor> steps, int threads, ErrorValue error) {
    BitSet about = new BitSet();
    about.set(steps.get(steps.size() - 1).move().thread());
    if (error.kind().equals("data-race") && steps.size() > 1) {
      State before = steps.get(steps.size() - 2).state();
      for (int t = 1; t <= threads; t++) {
        if (before.pc(t).equals(error.via().get(0))) {
          about.set(t);
        }
      }
    }
    return about;
  }
}
