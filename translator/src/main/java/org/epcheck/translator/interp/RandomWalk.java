package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A run with every step chosen at random: the same seed gives the same run. */
public final class RandomWalk {
  private RandomWalk() {}

  /**
   * Walks.
   *
   * @param seed of the choice
   * @param steps at most so many; fewer where the run ends
   * @param intoErrors whether a step into an error state may be chosen (the walk ends there)
   */
  public static List<Successor> walk(
      Interpreter interpreter, long seed, int steps, boolean intoErrors) {
    Random random = new Random(seed);
    List<Successor> walk = new ArrayList<>();
    State state = interpreter.initialState();
    while (walk.size() < steps) {
      List<Successor> all = interpreter.successors(state);
      List<Successor> next =
          intoErrors ? all : all.stream().filter(s -> s.error() == null).toList();
      if (next.isEmpty()) {
        break;
      }
      Successor step = next.get(random.nextInt(next.size()));
      walk.add(step);
      state = step.state();
    }
    return walk;
  }
}
