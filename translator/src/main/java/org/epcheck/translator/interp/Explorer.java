package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Breadth-first search of all states: the independent check on TLC, for models that are small. */
public final class Explorer {
  /**
   * What a search found.
   *
   * @param distinct number of distinct states, counted as TLC does: error states that have the same
   *     {@code err} are one
   * @param generated number of successors computed, the initial state included
   * @param depth number of states of the longest of the shortest paths; 1 if only the initial state
   * @param complete false if the limit stopped the search
   * @param errors every error, bound and reached goal, with a shortest schedule to it
   * @param ends number of states without successor that are no error states
   * @param coverage what ran on the way
   * @param mayAllEnd whether from every state some schedule lets all threads end; meaningless if
   *     the search is not complete
   */
  public record Result(
      int distinct,
      long generated,
      int depth,
      boolean complete,
      SortedMap<ErrorValue, Schedule> errors,
      int ends,
      Coverage coverage,
      boolean mayAllEnd) {
    public Result {
      errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    }

    /** The kinds of error, each with how many there are; orders of locks are none. */
    public SortedMap<String, Integer> kinds() {
      SortedMap<String, Integer> kinds = new TreeMap<>();
      for (ErrorValue e : errors.keySet()) {
        if (!e.isOrder()) {
          kinds.merge(e.kind(), 1, Integer::sum);
        }
      }
      return kinds;
    }
  }

  private final Interpreter interpreter;
  private final int limit;
  private final BooleanSupplier isOver;
  private final Map<Fingerprint, Integer> seen = new HashMap<>();
  private final StateGraph graph = new StateGraph();
  private int[] parents = new int[1024];
  private Move[][] moves = new Move[1024][];
  private int[] normal = new int[1024];
  private int normals = 1;
  private final SortedMap<ErrorValue, Schedule> errors = new TreeMap<>();

  private Explorer(Interpreter interpreter, int limit, BooleanSupplier isOver) {
    this.interpreter = interpreter;
    this.limit = limit;
    this.isOver = isOver;
  }

  /**
   * Searches all states.
   *
   * @param limit number of distinct states after which the search gives up; it gives up, too, when
   *     its thread is interrupted
   * @throws EngineException if a step cannot be represented
   */
  public static Result explore(Interpreter interpreter, int limit) {
    return explore(interpreter, limit, () -> false);
  }

  /** The same, but the search gives up as soon as that holds, too. */
  public static Result explore(Interpreter interpreter, int limit, BooleanSupplier isOver) {
    return new Explorer(interpreter, limit, isOver).search();
  }

  private Result search() {
    List<State> level = new ArrayList<>(List.of(interpreter.initialState()));
    List<Integer> numbers = new ArrayList<>(List.of(0));
    seen.put(Fingerprint.of(interpreter.initialState()), 0);
    long generated = 1;
    int depth = 0;
    int ends = 0;
    Coverage.Collector coverage = interpreter.collector();
    while (!level.isEmpty()) {
      depth++;
      List<State> nextLevel = new ArrayList<>();
      List<Integer> nextNumbers = new ArrayList<>();
      for (int i = 0; i < level.size(); i++) {
        if (Thread.currentThread().isInterrupted() || isOver.getAsBoolean()) {
          return stopped(generated, depth, ends, coverage);
        }
        State state = level.get(i);
        level.set(i, interpreter.initialState()); // lets the state go
        List<Transaction> successors = interpreter.transactions(state, coverage);
        if (state.error() == null) {
          coverage.state(state, interpreter.initialState());
        }
        ends += successors.isEmpty() && state.error() == null ? 1 : 0;
        for (Transaction s : successors) {
          generated++;
          int number = add(s, numbers.get(i));
          if (number >= 0) {
            nextLevel.add(s.state());
            nextNumbers.add(number);
          }
          if (seen.size() > limit) {
            return stopped(generated, depth, ends, coverage);
          }
        }
      }
      level = nextLevel;
      numbers = nextNumbers;
    }
    boolean mayAllEnd = graph.lasso() == null;
    return new Result(
        seen.size(), generated, depth, true, errors, ends, coverage.result(), mayAllEnd);
  }

  private Result stopped(long generated, int depth, int ends, Coverage.Collector coverage) {
    return new Result(seen.size(), generated, depth, false, errors, ends, coverage.result(), false);
  }

  /** The number of a state that was not seen before, else -1. */
  private int add(Transaction s, int parent) {
    int number = seen.size();
    Integer known = seen.putIfAbsent(Fingerprint.of(s.state()), number);
    if (known != null) {
      if (s.error() == null) {
        graph.step(normal[parent], normal[known]);
      }
      return -1;
    }
    if (number == parents.length) {
      parents = Arrays.copyOf(parents, 2 * number);
      moves = Arrays.copyOf(moves, 2 * number);
      normal = Arrays.copyOf(normal, 2 * number);
    }
    if (s.error() == null) {
      normal[number] = normals++;
      graph.step(normal[parent], normal[number]);
    }
    parents[number] = parent;
    moves[number] = s.moves().toArray(Move[]::new);
    ErrorValue error = s.error();
    if (error != null) {
      errors.put(error, new Schedule(path(number), error));
    }
    return number;
  }

  private List<Move> path(int number) {
    LinkedList<Move> path = new LinkedList<>();
    for (int n = number; n != 0; n = parents[n]) {
      path.addAll(0, Arrays.asList(moves[n]));
    }
    return path;
  }
}
