package org.epcheck.translator.interp;

import java.util.BitSet;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.ToIntFunction;
import org.epcheck.translator.ir.IrFunction;

/**
 * What each thread may do from where it stands to its end: a guess, made of what was seen at each
 * block and closed under control flow, that every step of the run is checked against. A step that
 * conflicts with nothing that the others may still do commutes with all of it. Immutable.
 */
final class Futures {
  /** Nothing is known: anybody may do anything at any time. */
  static final Futures UNKNOWN = new Futures();

  private final Items items;
  private final int rcu;
  private final BitSet[][] of;
  private final BitSet idle;
  private final BitSet stray;
  private final BitSet loose;

  /** What somebody may ask for: the rest is settled by the rules of the discipline. */
  private final BitSet relevant;

  private final ToIntFunction<String> labels;

  /**
   * Closes what was seen.
   *
   * @param seen thread to block to {@link Items}
   * @param stray what callbacks did to objects that nobody had deferred
   */
  Futures(Items items, LinkedCode code, BitSet[][] seen, BitSet stray) {
    this.items = items;
    this.rcu = code.rcu();
    this.stray = stray;
    this.loose = new BitSet();
    this.relevant = new BitSet();
    this.labels = code::indexOf;
    this.of = new BitSet[seen.length][];
    this.idle = new BitSet(items.count());
    for (int t = 0; t < seen.length; t++) {
      of[t] = closed(code, seen[t]);
    }
    for (BitSet b : of[rcu]) {
      idle.or(b);
    }
  }

  private Futures() {
    this(
        Items.NONE,
        -1,
        new BitSet[0][],
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new BitSet(),
        l -> 0);
  }

  private Futures(
      Items items,
      int rcu,
      BitSet[][] of,
      BitSet idle,
      BitSet stray,
      BitSet loose,
      BitSet relevant,
      ToIntFunction<String> labels) {
    this.labels = labels;
    this.items = items;
    this.rcu = rcu;
    this.of = of;
    this.idle = idle;
    this.stray = stray;
    this.loose = loose;
    this.relevant = relevant;
  }

  private static BitSet[] closed(LinkedCode code, BitSet[] seen) {
    BitSet[] result = new BitSet[seen.length];
    for (int n = 0; n < seen.length; n++) {
      result[n] = (BitSet) seen[n].clone();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int n = result.length - 1; n >= 0; n--) {
        int before = result[n].cardinality();
        LinkedCode.End end = code.block(n).end();
        for (int next : end.next()) {
          result[n].or(result[next]);
        }
        for (Map.Entry<Integer, IrFunction> f : end.callees().entrySet()) {
          result[n].or(result[code.entry(f.getValue())]);
        }
        changed |= result[n].cardinality() != before;
      }
    }
    return result;
  }

  /** The same, for a discipline whose rules settle everything but these items. */
  Futures about(BitSet items) {
    return new Futures(this.items, rcu, of, idle, stray, loose, items, labels);
  }

  /** The same, but of the objects around these addresses, and of readers, nothing is known. */
  Futures without(SortedSet<Long> addresses) {
    if (!isKnown()) {
      return this;
    }
    BitSet more = (BitSet) loose.clone();
    more.set(items.grace());
    for (long a : addresses) {
      int o = (int) (a / ObjectTable.PAGE) - 1;
      if (o >= 0) {
        more.set(items.first(o), items.first(o + 1));
        more.set(items.make(o));
      }
    }
    return new Futures(items, rcu, of, idle, stray, more, relevant, labels);
  }

  /** Whether anything is known. */
  boolean isKnown() {
    return rcu >= 0;
  }

  /** Whether the thread may do that from where it stands. */
  private boolean may(Draft d, int thread, int item) {
    ThreadState t = d.threads[thread];
    if (t.pc() == ThreadState.IDLE) {
      return thread == rcu && idle.get(item);
    } else if (t.pc() == ThreadState.DONE) {
      return false;
    }
    boolean may = of[thread][t.pc()].get(item);
    for (Frame f = t.stack(); f != null && !may; f = f.caller()) {
      may = of[thread][f.pc()].get(item);
    }
    return may;
  }

  /** Whether no other thread may do that from where it stands. */
  boolean isQuiet(Draft d, int thread, int item) {
    if (!isKnown() || loose.get(item)) {
      return false;
    }
    for (int u = 0; u < of.length; u++) {
      if (u != thread && u != rcu && may(d, u, item)) {
        return false;
      }
    }
    return thread == rcu || !may(d, rcu, item) || !isReachable(d, thread, item);
  }

  /** Whether a callback can come to do that without the thread's help. */
  private boolean isReachable(Draft d, int thread, int item) {
    int o = items.objectOf(item);
    if (o < 0 || isDeferred(d, o) || stray.get(item)) {
      return true;
    }
    for (int u = 0; u < of.length; u++) {
      if (u != thread && may(d, u, items.defer(o))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDeferred(Draft d, int object) {
    return d.life[object] == Life.RETIRED || d.life[object] == Life.FREED;
  }

  /** Whether a thread that does that breaks the guess. */
  boolean isBroken(Draft d, int thread, int node, int item) {
    if (!relevant.get(item) || loose.get(item)) {
      return false;
    }
    int o = items.objectOf(item);
    return !of[thread][node].get(item)
        || (thread == rcu && o >= 0 && !isDeferred(d, o) && !stray.get(item));
  }

  Items items() {
    return items;
  }

  /** What the thread may do from the block on, as {@link Items#code}, of what matters. */
  int[] of(int thread, String label) {
    if (thread >= of.length || label.equals("Done")) {
      return new int[0];
    } else if (label.equals("Idle")) {
      return thread == rcu ? codes(idle) : new int[0];
    }
    return codes(of[thread][labels.applyAsInt(label)]);
  }

  /** What callbacks do to objects that nobody has deferred. */
  int[] stray() {
    return codes(stray);
  }

  /** What is taken for possible at any time. */
  int[] loose() {
    return codes(loose);
  }

  private int[] codes(BitSet set) {
    BitSet some = (BitSet) set.clone();
    some.and(relevant);
    return some.stream().map(items::code).sorted().toArray();
  }
}
