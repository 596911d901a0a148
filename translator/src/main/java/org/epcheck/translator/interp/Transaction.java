package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps that are made at once: from a state in which every thread may run to the next such state,
 * or to an error on the way. The steps are one thread's, and after them those of others that no
 * choice is lost by.
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
    for (Successor s : new Scheduler(world, state, false, coverage).successors()) {
      if (!s.move().equals(move)) {
        seen.clear();
        move = s.move();
      }
      List<Move> moves = List.of(s.move());
      ErrorValue error = s.error();
      if (error != null && seen.add(error)) {
        found.add(new Transaction(moves, s.state()));
      } else if (error == null) {
        Leg leg = Leg.of(world, moves, s.state(), coverage);
        List<Transaction> errors = leg.errors().stream().filter(t -> seen.add(t.error())).toList();
        found.addAll(errors);
        found.addAll(rest(world, leg, errors, coverage));
      }
    }
    return found;
  }

  /** What follows a leg: the legs of others that lose no choice. */
  private static List<Transaction> rest(
      World world, Leg begin, List<Transaction> errors, Coverage.@Nullable Collector coverage) {
    List<Transaction> found = new ArrayList<>();
    Set<ErrorValue> seen = new HashSet<>();
    errors.forEach(t -> seen.add(t.error()));
    List<Move> moves = new ArrayList<>(begin.moves());
    State state = begin.state();
    if (state == null) {
      return found;
    }
    for (int legs = 0; legs < Leg.MAX_LEGS; legs++) {
      Leg next = Leg.first(world, state, coverage);
      State end = next == null ? null : next.state();
      if (next == null || end == null) {
        break;
      }
      for (Transaction t : next.errors()) {
        if (seen.add(t.error())) {
          List<Move> path = new ArrayList<>(moves);
          path.addAll(t.moves());
          found.add(new Transaction(path, t.state()));
        }
      }
      moves.addAll(next.moves());
      state = end;
    }
    found.add(new Transaction(moves, state));
    return found;
  }
}
