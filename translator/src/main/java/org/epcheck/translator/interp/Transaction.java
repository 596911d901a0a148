package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one thread that are made at once: from a state in which every thread may run to the next
 * such state, or to an error on the way.
 *
 * @param moves the steps, in order
 */
record Transaction(List<Move> moves, State state) {
  Transaction {
    moves = List.copyOf(moves);
  }

  @Nullable ErrorValue error() {
    return state.error();
  }

  /**
   * Every transaction that begins in the state, in the order of their first moves.
   *
   * @param coverage hears what runs, or null
   */
  static List<Transaction> from(World world, State state, Coverage.@Nullable Collector coverage) {
    List<Transaction> found = new ArrayList<>();
    Set<ErrorValue> seen = new HashSet<>();
    Move move = null;
    for (Successor first : new Scheduler(world, state, false, coverage).successors()) {
      if (!first.move().equals(move)) {
        seen.clear();
        move = first.move();
      }
      List<Move> moves = List.of(first.move());
      ErrorValue error = first.error();
      if (error == null) {
        follow(world, first.state(), moves, seen, found, coverage);
      } else if (seen.add(error)) {
        found.add(new Transaction(moves, first.state()));
      }
    }
    return found;
  }

  private static void follow(
      World world,
      State start,
      List<Move> first,
      Set<ErrorValue> seen,
      List<Transaction> found,
      Coverage.@Nullable Collector coverage) {
    List<Move> moves = new ArrayList<>(first);
    State state = start;
    Transaction last = null;
    while (state.run != State.RUN_ANY) {
      if (!isContinuation(state)) {
        last = new Transaction(moves, state.yielded());
      }
      State next = null;
      for (Successor s : new Scheduler(world, state, false, coverage).successors()) {
        ErrorValue error = s.error();
        if (error == null && next != null) {
          throw new EngineException("a choice among steps that are made at once");
        } else if (error == null) {
          next = s.state();
        } else if (seen.add(error)) {
          List<Move> path = new ArrayList<>(moves);
          path.add(s.move());
          found.add(new Transaction(path, s.state()));
        }
      }
      if (next == null) {
        // The path ends here. What was done before can be seen by the others all the same.
        if (last != null) {
          found.add(last);
        }
        return;
      }
      moves.add(new Move(state.run + 1, 0));
      state = next;
    }
    found.add(new Transaction(moves, state));
  }

  /** Whether no other thread may run before the next block of the thread that must go on. */
  private static boolean isContinuation(State state) {
    return state.code.block(state.threads[state.run].pc()).block().continuation();
  }
}
