package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one thread that are made at once.
 *
 * @param moves those that led to the state
 * @param state after them, in which every thread may run; null if the path ended on the way and
 *     there is nothing before that the others could see
 * @param errors on the way, each with the moves that lead to it
 */
record Leg(List<Move> moves, @Nullable State state, List<Transaction> errors) {
  /** So many legs of others follow a leg at once. */
  static final int MAX_LEGS = 50;

  /**
   * The leg of the first thread that need not let the others have their turn, or null if there is
   * none.
   */
  static @Nullable Leg first(World world, State state, Coverage.@Nullable Collector coverage) {
    if (!world.discipline.isOn() || state.error() != null) {
      return null;
    }
    Scheduler scheduler = new Scheduler(world, state, false, coverage);
    for (int t = 0; t < world.code.end(); t++) {
      if (scheduler.mayBeFirst(t)) {
        State begin = state.running(t, Movers.FIRST);
        Leg leg = alone(world, begin, t, coverage);
        State end = leg.state();
        if (end != null && (!isTentative(world, begin) || end.threads[t].nest() == 0)) {
          return leg;
        }
      }
    }
    return null;
  }

  private static Leg alone(
      World world, State begin, int thread, Coverage.@Nullable Collector coverage) {
    List<Transaction> errors = new ArrayList<>();
    State next = null;
    Move move = new Move(thread + 1, 0);
    for (Successor s : new Scheduler(world, begin, false, coverage).successors()) {
      if (s.error() == null) {
        next = s.state();
      } else {
        errors.add(new Transaction(List.of(move), s.state()));
      }
    }
    if (next == null) {
      return new Leg(List.of(), null, List.of());
    }
    Leg rest = of(world, List.of(move), next, coverage);
    errors.addAll(rest.errors());
    return new Leg(rest.moves(), rest.state(), errors);
  }

  /**
   * Goes on from the state after a first step.
   *
   * @param first the step
   */
  static Leg of(World world, List<Move> first, State start, Coverage.@Nullable Collector coverage) {
    List<Move> moves = new ArrayList<>(first);
    List<Transaction> errors = new ArrayList<>();
    State state = start;
    Leg last = null;
    Leg tentative = null;
    while (state.run != State.RUN_ANY) {
      if (!isContinuation(state)) {
        last = new Leg(List.copyOf(moves), state.yielded(), List.of());
        if (isTentative(world, state)) {
          tentative = new Leg(last.moves(), last.state(), List.copyOf(errors));
        }
      }
      State next = null;
      for (Successor s : new Scheduler(world, state, false, coverage).successors()) {
        ErrorValue error = s.error();
        if (error == null && next != null) {
          throw new EngineException("a choice among steps that are made at once");
        } else if (error == null) {
          next = s.state();
        } else {
          List<Move> path = new ArrayList<>(moves);
          path.add(s.move());
          errors.add(new Transaction(path, s.state()));
        }
      }
      if (next == null) {
        // The path ends here. What was done before can be seen by the others all the same.
        return last == null
            ? new Leg(moves, null, errors)
            : tentative != null ? tentative : new Leg(last.moves(), last.state(), errors);
      }
      moves.add(new Move(state.run + 1, 0));
      int thread = state.run;
      state = next;
      if (state.threads[thread].nest() == 0) {
        tentative = null;
      }
    }
    return tentative != null ? tentative : new Leg(moves, state, errors);
  }

  private static boolean isTentative(World world, State state) {
    Memory memory = new Memory(world, new Draft(state), state.run, false);
    return world.discipline.isOn()
        && new Movers(world).isTentative(memory, state.run, state.threads[state.run], state.phase);
  }

  /** Whether no other thread may run before the next block of the thread that must go on. */
  private static boolean isContinuation(State state) {
    return state.code.block(state.threads[state.run].pc()).block().continuation();
  }
}
