package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a search of all states has run. Errors do not count: a block has run when it came to its
 * end.
 *
 * @param seen labels of the blocks that some thread was at, whether they ran or not
 * @param blocks labels of the blocks that ran
 * @param edges ways that branches took
 * @param locks locks that were taken, and what was held then
 * @param overlaps in how many states two threads were both under way, by their ids, {@code A B}
 */
public record Coverage(
    SortedSet<String> seen,
    SortedSet<String> blocks,
    SortedSet<Edge> edges,
    SortedSet<LockOrder> locks,
    SortedMap<String, Integer> overlaps) {
  public Coverage {
    seen = Collections.unmodifiableSortedSet(new TreeSet<>(seen));
    blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
    edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
    locks = Collections.unmodifiableSortedSet(new TreeSet<>(locks));
    overlaps = Collections.unmodifiableSortedMap(new TreeMap<>(overlaps));
  }

  /** The branch at the end of the block was decided so. */
  public record Edge(String block, boolean whenTrue) implements Comparable<Edge> {
    @Override
    public int compareTo(Edge o) {
      int c = block.compareTo(o.block);
      return c != 0 ? c : Boolean.compare(whenTrue, o.whenTrue);
    }
  }

  /**
   * A lock was taken in the block by a thread that held another one, or none.
   *
   * @param held address of the other lock; 0: the thread held none
   * @param taken address of the lock
   */
  public record LockOrder(String block, long held, long taken) implements Comparable<LockOrder> {
    @Override
    public int compareTo(LockOrder o) {
      int c = block.compareTo(o.block);
      c = c != 0 ? c : Long.compare(held, o.held);
      return c != 0 ? c : Long.compare(taken, o.taken);
    }
  }

  /** Notes what runs, in numbers. */
  static final class Collector {
    private record Taken(int node, int held, int taken) {}

    private final LinkedCode code;
    private final BitSet seen = new BitSet();
    private final BitSet ran = new BitSet();
    private final BitSet ways = new BitSet();
    private final Set<Taken> locks = new HashSet<>();
    private final int[][] overlaps;

    Collector(LinkedCode code, int threads) {
      this.code = code;
      overlaps = new int[threads][threads];
    }

    /** A thread is at the block with this index. */
    void at(int block) {
      seen.set(block);
    }

    void ran(LinkedCode.Node node) {
      ran.set(node.index());
    }

    void branch(LinkedCode.Node node, boolean whenTrue) {
      ways.set(2 * node.index() + (whenTrue ? 1 : 0));
    }

    void lock(LinkedCode.Node node, int[] held, int taken) {
      for (int i = 0; i < held.length; i += ThreadState.LOCK) {
        locks.add(new Taken(node.index(), held[i], taken));
      }
      if (held.length == 0) {
        locks.add(new Taken(node.index(), 0, taken));
      }
    }

    /** A state that the search is at. */
    void state(State s, State initial) {
      // Also where a thread stands that never moves again, or returns to and never comes.
      for (ThreadState t : s.threads) {
        if (t.active()) {
          at(t.pc());
          for (Frame f = t.stack(); f != null; f = f.caller()) {
            at(f.pc());
          }
        }
      }
      for (int t = 0; t < overlaps.length; t++) {
        if (isUnderWay(s.threads[t], initial.threads[t])) {
          for (int u = t + 1; u < overlaps.length; u++) {
            if (isUnderWay(s.threads[u], initial.threads[u])) {
              overlaps[t][u]++;
            }
          }
        }
      }
    }

    private static boolean isUnderWay(ThreadState t, ThreadState initial) {
      return t.active() && (t.pc() != initial.pc() || t.stack() != null);
    }

    Coverage result() {
      SortedSet<String> at = new TreeSet<>();
      seen.stream().forEach(n -> at.add(code.label(n)));
      SortedSet<String> blocks = new TreeSet<>();
      ran.stream().forEach(n -> blocks.add(code.label(n)));
      SortedSet<Edge> edges = new TreeSet<>();
      ways.stream().forEach(w -> edges.add(new Edge(code.label(w / 2), w % 2 == 1)));
      SortedSet<LockOrder> orders = new TreeSet<>();
      locks.forEach(l -> orders.add(new LockOrder(code.label(l.node()), l.held(), l.taken())));
      SortedMap<String, Integer> met = new TreeMap<>();
      for (List<Integer> pair : pairs()) {
        int t = pair.get(0);
        int u = pair.get(1);
        met.put(code.threadName(t) + " " + code.threadName(u), overlaps[t][u]);
      }
      return new Coverage(at, blocks, edges, orders, met);
    }

    private List<List<Integer>> pairs() {
      List<List<Integer>> pairs = new ArrayList<>();
      for (int t = 0; t < overlaps.length; t++) {
        for (int u = t + 1; u < overlaps.length; u++) {
          pairs.add(List.of(t, u));
        }
      }
      return pairs;
    }
  }
}
