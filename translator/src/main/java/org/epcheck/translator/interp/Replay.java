package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/** Follows the states that another engine printed: each must be a successor of the one before. */
public final class Replay {
  /** What a replay found. */
  public sealed interface Result {}

  /** Every state was found; one step for each state after the first. */
  public record Replayed(List<Successor> steps) implements Result {
    public Replayed {
      steps = List.copyOf(steps);
    }

    /** The moves alone. */
    public Schedule schedule() {
      ErrorValue error = steps.isEmpty() ? null : steps.get(steps.size() - 1).error();
      return new Schedule(steps.stream().map(Successor::move).toList(), error);
    }
  }

  /**
   * The engines disagree.
   *
   * @param state index of the first state that is wrong: 0 is the initial one
   * @param before the steps up to there
   * @param variables those that differ from the closest successor
   * @param closest the successor with the fewest differences; null if there is none, and for the
   *     initial state
   * @param expected the values that were to be found, of those variables
   */
  public record ReplayMismatch(
      int state,
      List<Successor> before,
      SortedSet<String> variables,
      @Nullable Successor closest,
      Map<String, TlaValue> expected)
      implements Result {
    public ReplayMismatch {
      before = List.copyOf(before);
    }

    /** For people: which state, which variables, both values. */
    @Override
    public String toString() {
      StringBuilder s = new StringBuilder("state " + state + " is no successor");
      if (closest == null) {
        return s.append(state == 0 ? ": not the initial state " + variables : " of any").toString();
      }
      s.append("; closest is move ").append(closest.move());
      Map<String, TlaValue> view = closest.state().view();
      for (String v : variables) {
        s.append("\n  ").append(v).append("\n    interpreter ").append(view.get(v));
        s.append("\n    expected    ").append(expected.get(v));
      }
      return s.toString();
    }
  }

  private Replay() {}

  /** Finds the steps that lead through the given states, the first of which is the initial one. */
  public static Result of(Interpreter interpreter, List<? extends Map<String, TlaValue>> states) {
    State state = interpreter.initialState();
    List<Successor> steps = new ArrayList<>();
    if (states.isEmpty()) {
      return new Replayed(steps);
    }
    SortedSet<String> first = differences(state, states.get(0));
    if (!first.isEmpty()) {
      return new ReplayMismatch(0, steps, first, null, states.get(0));
    }
    for (int i = 1; i < states.size(); i++) {
      Map<String, TlaValue> wanted = states.get(i);
      Successor closest = null;
      SortedSet<String> least = new TreeSet<>();
      for (Successor s : interpreter.successors(state)) {
        SortedSet<String> different = differences(s.state(), wanted);
        if (closest == null || different.size() < least.size()) {
          closest = s;
          least = different;
        }
      }
      if (closest == null || !least.isEmpty()) {
        return new ReplayMismatch(i, steps, least, closest, wanted);
      }
      steps.add(closest);
      state = closest.state();
    }
    return new Replayed(steps);
  }

  /** Names of the variables that are not the same; those of only one side differ. */
  private static SortedSet<String> differences(State state, Map<String, TlaValue> wanted) {
    Map<String, TlaValue> view = state.view();
    SortedSet<String> names = new TreeSet<>(view.keySet());
    names.addAll(wanted.keySet());
    names.removeIf(n -> wanted.containsKey(n) && wanted.get(n).equals(view.get(n)));
    return names;
  }
}
