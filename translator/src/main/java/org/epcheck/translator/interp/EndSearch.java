package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether some schedule lets all threads end, from every state: the interpreter's own search. */
public final class EndSearch {
  /**
   * What a search found.
   *
   * @param distinct number of states, counted as {@link Explorer} counts them
   * @param generated number of successors, likewise
   * @param lasso the steps of a run after which nothing ends, as {@link StateGraph.Lasso} has the
   *     states; null if there is none
   * @param lost number of steps of the run after which nothing ends; {@code loop} of those after
   *     which it is where it is at its end
   */
  public record Result(
      int distinct, long generated, @Nullable List<Successor> lasso, int lost, int loop) {
    public Result {
      lasso = lasso == null ? null : List.copyOf(lasso);
    }
  }

  private final Interpreter interpreter;
  private final Map<Fingerprint, Integer> errors = new HashMap<>();
  private final Map<Fingerprint, Integer> seen = new HashMap<>();
  private final StateGraph graph = new StateGraph();

  private EndSearch(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Searches all states.
   *
   * @param limit number of distinct states after which the search gives up
   * @param isOver it gives up as soon as that holds, too
   * @return null if it gave up
   * @throws EngineException if a step cannot be represented
   */
  public static @Nullable Result search(
      Interpreter interpreter, int limit, BooleanSupplier isOver) {
    return new EndSearch(interpreter).search(limit, isOver);
  }

  /** The same without a limit of time. */
  public static @Nullable Result search(Interpreter interpreter, int limit) {
    return search(interpreter, limit, () -> false);
  }

  private @Nullable Result search(int limit, BooleanSupplier isOver) {
    List<State> level = new ArrayList<>(List.of(interpreter.initialState()));
    seen.put(Fingerprint.of(interpreter.initialState()), 0);
    long generated = 1;
    int first = 0;
    while (!level.isEmpty()) {
      List<State> nextLevel = new ArrayList<>();
      int nextFirst = seen.size();
      for (int i = 0; i < level.size(); i++) {
        if (Thread.currentThread().isInterrupted() || isOver.getAsBoolean()) {
          return null;
        }
        List<Transaction> successors = interpreter.transactions(level.get(i));
        level.set(i, interpreter.initialState()); // lets the state go
        generated += successors.size();
        for (Transaction s : successors) {
          Fingerprint f = Fingerprint.of(s.state());
          if (s.error() != null) {
            errors.putIfAbsent(f, errors.size());
            continue;
          }
          Integer known = seen.putIfAbsent(f, seen.size());
          if (known == null) {
            nextLevel.add(s.state());
          }
          graph.step(first + i, known == null ? seen.size() - 1 : known);
        }
        if (seen.size() + errors.size() > limit) {
          return null;
        }
      }
      level = nextLevel;
      first = nextFirst;
    }
    StateGraph.Lasso lasso = graph.lasso();
    int distinct = seen.size() + errors.size();
    return lasso == null
        ? new Result(distinct, generated, null, 0, 0)
        : result(distinct, generated, lasso);
  }

  private Result result(int distinct, long generated, StateGraph.Lasso lasso) {
    List<Move> moves = new ArrayList<>();
    int lost = 0;
    int loop = 0;
    State state = interpreter.initialState();
    for (int i = 1; i < lasso.states().size(); i++) {
      int number = lasso.states().get(i);
      Transaction next =
          interpreter.transactions(state).stream()
              .filter(s -> s.error() == null)
              .filter(s -> Integer.valueOf(number).equals(seen.get(Fingerprint.of(s.state()))))
              .findFirst()
              .orElseThrow();
      moves.addAll(next.moves());
      lost = i == lasso.lost() ? moves.size() : lost;
      loop = i == lasso.loop() ? moves.size() : loop;
      state = next.state();
    }
    List<Successor> steps = new Schedule(moves, null).run(interpreter);
    return new Result(distinct, generated, steps, lost, loop);
  }
}
