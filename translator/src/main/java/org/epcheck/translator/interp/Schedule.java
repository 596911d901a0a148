package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run: moves from the initial state.
 *
 * @param error the error that the last move ends in; null if it ends normally
 */
public record Schedule(List<Move> moves, @Nullable ErrorValue error) {
  public Schedule {
    moves = List.copyOf(moves);
  }

  /**
   * Runs it.
   *
   * @return a step for each move
   * @throws IllegalArgumentException if the model does not allow a move
   */
  public List<Successor> run(Interpreter interpreter) {
    List<Successor> steps = new ArrayList<>();
    State state = interpreter.initialState();
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      ErrorValue wanted = i == moves.size() - 1 ? error : null;
      if (state.running() > 0 && state.running() != move.thread()) {
        state = state.yielded();
      }
      Successor step =
          interpreter.successors(state).stream()
              .filter(s -> s.move().equals(move))
              .filter(s -> wanted == null ? s.error() == null : wanted.equals(s.error()))
              .findFirst()
              .orElse(null);
      if (step == null) {
        throw new IllegalArgumentException("step " + (i + 1) + ": the model has no move " + move);
      }
      steps.add(step);
      state = step.state();
    }
    return steps;
  }
}
