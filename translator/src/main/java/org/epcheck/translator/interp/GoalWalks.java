package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks for goals by random walks, step by step: where steps are merged, a thread may pass through
 * a function without being seen in it. A walk that reaches a goal is a run of the model, and as
 * good an evidence as one of the search.
 */
public final class GoalWalks {
  private static final int WALKS = 40;
  private static final int STEPS = 4000;

  private GoalWalks() {}

  /** Those of the goals, by id, that some walk reaches; the same at every call. */
  public static SortedSet<String> reached(Interpreter interpreter, Set<String> goals) {
    Interpreter stepwise = interpreter.stepwise();
    SortedSet<String> found = new TreeSet<>();
    for (int seed = 0; seed < WALKS && !found.containsAll(goals); seed++) {
      Random random = new Random(seed);
      State state = stepwise.initialState();
      for (int step = 0; step < STEPS; step++) {
        List<State> next = new ArrayList<>();
        for (Successor s : stepwise.successors(state)) {
          ErrorValue error = s.error();
          if (error == null) {
            next.add(s.state());
          } else if (error.isReached() && goals.contains(error.label())) {
            found.add(error.label());
          }
        }
        if (next.isEmpty()) {
          break;
        }
        state = next.get(random.nextInt(next.size()));
      }
    }
    return found;
  }
}
