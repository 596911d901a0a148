package org.epcheck.translator.interp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of a model and its normal steps, by number: 0 is the initial state, the others are in
 * the order of a breadth-first search. Error states and the steps to them are left out: what stands
 * still is an end, whether all is over or an error ended the path.
 */
public final class StateGraph {
  /**
   * A run that gets to a state from which no run ends, and goes round there.
   *
   * @param states from the initial one on; the last is the same as one before it
   * @param lost index of the first state from which no run ends; the shortest way to any such state
   *     leads there
   * @param loop index of the state that the last one is again
   */
  public record Lasso(List<Integer> states, int lost, int loop) {
    public Lasso {
      states = List.copyOf(states);
    }
  }

  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private int edges;
  private int states = 1;

  /** Notes a step. */
  public void step(int source, int target) {
    if (edges == from.length) {
      from = Arrays.copyOf(from, 2 * edges);
      to = Arrays.copyOf(to, 2 * edges);
    }
    from[edges] = source;
    to[edges++] = target;
    states = Math.max(states, Math.max(source, target) + 1);
  }

  /** A shortest run to a state from which no run ends, or null if there is none. */
  public @Nullable Lasso lasso() {
    int[][] next = index(from, to);
    BitSet ending = ending(next, index(to, from));
    int lost = ending.nextClearBit(0);
    if (lost >= states) {
      return null;
    }
    List<Integer> path = path(next, 0, lost);
    int first = path.size() - 1;
    List<Integer> round = round(next, lost);
    int again = round.indexOf(round.get(round.size() - 1));
    path.addAll(round.subList(1, round.size()));
    return new Lasso(path, first, first + again);
  }

  /** For each state the others that it has a step to, or that have a step to it. */
  private int[][] index(int[] source, int[] target) {
    int[] count = new int[states];
    for (int e = 0; e < edges; e++) {
      count[source[e]]++;
    }
    int[][] lists = new int[states][];
    for (int s = 0; s < states; s++) {
      lists[s] = new int[count[s]];
    }
    for (int e = edges - 1; e >= 0; e--) {
      lists[source[e]][--count[source[e]]] = target[e];
    }
    return lists;
  }

  /** The states from which some run ends. */
  private BitSet ending(int[][] next, int[][] before) {
    BitSet ending = new BitSet(states);
    Deque<Integer> work = new ArrayDeque<>();
    for (int s = 0; s < states; s++) {
      if (next[s].length == 0) {
        ending.set(s);
        work.add(s);
      }
    }
    while (!work.isEmpty()) {
      for (int b : before[work.remove()]) {
        if (!ending.get(b)) {
          ending.set(b);
          work.add(b);
        }
      }
    }
    return ending;
  }

  /** The shortest path between two states, both included. */
  private List<Integer> path(int[][] next, int source, int target) {
    int[] parent = new int[states];
    Arrays.fill(parent, -1);
    parent[source] = source;
    Deque<Integer> work = new ArrayDeque<>(List.of(source));
    while (parent[target] < 0) {
      int s = work.remove();
      for (int n : next[s]) {
        if (parent[n] < 0) {
          parent[n] = s;
          work.add(n);
        }
      }
    }
    List<Integer> path = new ArrayList<>(List.of(target));
    for (int s = target; s != source; s = parent[s]) {
      path.add(parent[s]);
    }
    Collections.reverse(path);
    return path;
  }

  /** From a state from which no run ends to the nearest state again that is on a cycle. */
  private List<Integer> round(int[][] next, int start) {
    BitSet left = behindCycles(next, start);
    BitSet seen = new BitSet(states);
    seen.set(start);
    Deque<Integer> work = new ArrayDeque<>(List.of(start));
    while (true) {
      int s = work.remove();
      List<Integer> cycle = left.get(s) ? cycle(next, s) : List.of();
      if (!cycle.isEmpty()) {
        List<Integer> whole = path(next, start, s);
        whole.addAll(cycle);
        return whole;
      }
      for (int n : next[s]) {
        if (!seen.get(n)) {
          seen.set(n);
          work.add(n);
        }
      }
    }
  }

  /**
   * The states that can be reached from the start and are on a cycle or behind one: what is left
   * when states that no other one leads to are taken away in turn.
   */
  private BitSet behindCycles(int[][] next, int start) {
    BitSet left = new BitSet(states);
    int[] before = new int[states];
    Deque<Integer> work = new ArrayDeque<>(List.of(start));
    left.set(start);
    while (!work.isEmpty()) {
      for (int n : next[work.remove()]) {
        before[n]++;
        if (!left.get(n)) {
          left.set(n);
          work.add(n);
        }
      }
    }
    left.stream().filter(s -> before[s] == 0).forEach(work::add);
    while (!work.isEmpty()) {
      int s = work.remove();
      left.clear(s);
      for (int n : next[s]) {
        if (--before[n] == 0) {
          work.add(n);
        }
      }
    }
    return left;
  }

  /** The shortest way from a state back to it, without its start; empty if there is none. */
  private List<Integer> cycle(int[][] next, int start) {
    int[] parent = new int[states];
    Arrays.fill(parent, -1);
    Deque<Integer> work = new ArrayDeque<>(List.of(start));
    while (!work.isEmpty()) {
      int s = work.remove();
      for (int n : next[s]) {
        if (n == start) {
          List<Integer> way = new ArrayList<>(List.of(start));
          for (int p = s; p != start; p = parent[p]) {
            way.add(p);
          }
          Collections.reverse(way);
          return way;
        }
        if (parent[n] < 0) {
          parent[n] = s;
          work.add(n);
        }
      }
    }
    return List.of();
  }
}
