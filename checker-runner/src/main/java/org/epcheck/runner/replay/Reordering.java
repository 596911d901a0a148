package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.EngineException;
import org.epcheck.translator.interp.InterpEvent;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the steps of a failing run in an order with fewer context switches: independent steps are
 * swapped. The interpreter is the judge: it runs every candidate, and each step must do exactly
 * what it did before, and the last must fail with the same error. A candidate that does not stand
 * up shows a dependence that was overlooked; it is added, a few times, before the order is left as
 * it was.
 */
final class Reordering {
  private static final int MOST_STEPS = 1_500;
  private static final int MOST_CANDIDATES = 8;

  private final Interpreter interpreter;
  private final List<Successor> steps;
  private final int threads;
  private final List<List<Integer>> units;
  private final List<FewestSwitches.Unit> ordered = new ArrayList<>();

  private Reordering(Interpreter interpreter, List<Successor> steps, List<Trace.Step> told) {
    this.interpreter = interpreter;
    this.steps = steps;
    threads = interpreter.initial().threads().size();
    units = Cone.units(steps);
    order(told);
  }

  /**
   * The reordered run.
   *
   * @param steps of which the last leads to an error
   * @param told the same steps as a trace tells them, to know statements
   * @return null if there is none with fewer switches, or too much to look at
   */
  static @Nullable List<Successor> of(
      Interpreter interpreter, List<Successor> steps, List<Trace.Step> told) {
    return steps.size() > MOST_STEPS ? null : new Reordering(interpreter, steps, told).search();
  }

  /** How often the thread changes. */
  static int switches(List<Successor> steps) {
    int count = 0;
    int last = 0;
    for (Successor s : steps) {
      int thread = s.move().thread();
      count += last != 0 && thread != 0 && thread != last ? 1 : 0;
      last = thread == 0 ? last : thread;
    }
    return count;
  }

  private void order(List<Trace.Step> told) {
    Footprint.Reader reader = new Footprint.Reader(interpreter.objects(), threads);
    List<Footprint> footprints = new ArrayList<>();
    int[] count = new int[threads + 1];
    List<Integer> numbers = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      Footprint print = new Footprint(Set.of(), Set.of(), u == units.size() - 1);
      for (int i : units.get(u)) {
        print = print.plus(reader.of(steps.get(i).move().thread(), steps.get(i).events()));
      }
      footprints.add(print);
      int thread = thread(u);
      int[] needs = new int[threads + 1];
      for (int v = 0; v < u; v++) {
        if (thread(v) != thread && print.conflicts(footprints.get(v))) {
          needs[thread(v)] = Math.max(needs[thread(v)], numbers.get(v));
        }
      }
      numbers.add(++count[thread]);
      int first = units.get(u).get(0);
      Trace.Step step = first < told.size() ? told.get(first) : null;
      String place = step == null ? "" : step.text() + step.frames().size();
      ordered.add(new FewestSwitches.Unit(thread, place, needs));
    }
  }

  private int thread(int unit) {
    return steps.get(units.get(unit).get(0)).move().thread();
  }

  private @Nullable List<Successor> search() {
    int before = switches(steps);
    for (int i = 0; i < MOST_CANDIDATES; i++) {
      List<Integer> order = FewestSwitches.order(ordered, threads);
      if (order == null) {
        return null;
      }
      List<Successor> found = new ArrayList<>();
      int wrong = judge(order, found);
      if (wrong < 0) {
        return switches(found) < before ? found : null;
      }
      learn(order, wrong);
    }
    return null;
  }

  /** Runs a candidate; the position in it of the unit that does something else, or -1. */
  private int judge(List<Integer> order, List<Successor> found) {
    State state = interpreter.initialState();
    for (int p = 0; p < order.size(); p++) {
      for (int i : units.get(order.get(p))) {
        Successor same = same(state, steps.get(i));
        if (same == null) {
          return p;
        }
        found.add(same);
        state = same.state();
      }
    }
    return -1;
  }

  private @Nullable Successor same(State state, Successor wanted) {
    try {
      for (Successor s : interpreter.successors(state)) {
        if (s.move().equals(wanted.move())
            && Objects.equals(s.error(), wanted.error())
            && told(s).equals(told(wanted))) {
          return s;
        }
      }
    } catch (EngineException e) {
      return null; // a way that the model cannot go
    }
    return null;
  }

  /** What a step did, but for which readers are to be waited for: fewer may be. */
  private static List<InterpEvent> told(Successor s) {
    return s.events().stream().map(Reordering::told).toList();
  }

  private static InterpEvent told(InterpEvent event) {
    if (event instanceof InterpEvent.Deferred e) {
      return new InterpEvent.Deferred(e.origin(), e.head(), e.function(), List.of());
    }
    return event instanceof InterpEvent.GraceBegan e
        ? new InterpEvent.GraceBegan(e.origin(), List.of())
        : event;
  }

  /** The unit stays behind all that came before it, and before all that came after it. */
  private void learn(List<Integer> order, int position) {
    int unit = order.get(position);
    for (int v = 0; v < unit; v++) {
      require(unit, v);
    }
    for (int v : order.subList(0, position)) {
      if (v > unit) {
        require(v, unit);
      }
    }
  }

  private void require(int later, int earlier) {
    int thread = thread(earlier);
    if (thread == thread(later)) {
      return;
    }
    int number = 0;
    for (int v = 0; v <= earlier; v++) {
      number += thread(v) == thread ? 1 : 0;
    }
    int[] needs = ordered.get(later).needs();
    needs[thread] = Math.max(needs[thread], number);
  }
}
