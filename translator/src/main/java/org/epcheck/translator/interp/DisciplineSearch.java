package org.epcheck.translator.interp;

import java.util.List;

/** Finds a locking discipline that a model keeps to. */
public final class DisciplineSearch {
  private static final int WALKS = 40;
  private static final int WALK_STEPS = 4000;

  private DisciplineSearch() {}

  /**
   * Guesses from random walks, then searches the states that are left with the guess, and weakens it
   * until no access breaks it.
   *
   * @param limit number of distinct states after which a search gives up; the result is then a guess
   * @return the interpreter with the discipline
   */
  public static Interpreter find(Interpreter interpreter, int limit) {
    Interpreter watching = interpreter.watching();
    for (int seed = 0; seed < WALKS; seed++) {
      RandomWalk.walk(watching, seed, WALK_STEPS, false);
    }
    Interpreter guess = watching.learned();
    while (true) {
      Explorer.Result result = Explorer.explore(guess, limit);
      boolean broken =
          result.errors().keySet().stream().anyMatch(e -> e.kind().equals(Interpreter.BROKEN));
      if (!broken) {
        return guess;
      }
      guess = guess.learned();
    }
  }

  /** The kinds of error that are about the discipline. */
  static List<String> kinds() {
    return List.of(Interpreter.BROKEN);
  }
}
