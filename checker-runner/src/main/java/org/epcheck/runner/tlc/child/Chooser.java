package org.epcheck.runner.tlc.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import tlc2.value.impl.RecordValue;
import util.UniqueString;

/**
 * Who is next in a walk. Every second walk takes any step as good as another, as fine-grained
 * interleavings need. The others run a thread for as long as it can run, in a random order of
 * threads that changes at a few random steps: a race that needs one thread to stand still at one
 * place while another runs through is found by these (S. Burckhardt et al., A randomized scheduler
 * with probabilistic guarantees of finding bugs, ASPLOS 2010).
 */
final class Chooser {
  private static final int MOST_CHANGES = 3;

  /** By record field of these variables: the thread that made a step. */
  private static final List<UniqueString> BY_THREAD =
      List.of(
          UniqueString.uniqueStringOf("pc"),
          UniqueString.uniqueStringOf("loc"),
          UniqueString.uniqueStringOf("stack"));

  private final Random random;
  private final boolean inOrder;
  private final Set<Integer> changes = new TreeSet<>();
  private final Map<String, Double> priorities = new HashMap<>();
  private String last = "";
  private double lowest;
  private int step;

  /**
   * For a walk.
   *
   * @param length steps that a walk may be expected to have
   */
  Chooser(int walk, Random random, int length) {
    this.random = random;
    this.inOrder = walk % 2 == 1;
    int n = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < n; i++) {
      changes.add(1 + random.nextInt(length));
    }
  }

  /** One of the states after {@code at}, of which there is one at least. */
  TLCState next(TLCState at, List<TLCState> after) {
    step++;
    if (!inOrder) {
      return after.get(random.nextInt(after.size()));
    }
    if (changes.contains(step)) {
      lowest -= 1;
      priorities.put(last, lowest);
    }
    List<TLCState> best = new ArrayList<>();
    double priority = Double.NEGATIVE_INFINITY;
    String who = "";
    for (TLCState s : after) {
      String thread = thread(at, s);
      double p = priorities.computeIfAbsent(thread, t -> random.nextDouble());
      if (p > priority) {
        best.clear();
        priority = p;
        who = thread;
      }
      if (thread.equals(who)) {
        best.add(s);
      }
    }
    last = who;
    return best.get(random.nextInt(best.size()));
  }

  private static String thread(TLCState before, TLCState after) {
    for (UniqueString variable : BY_THREAD) {
      IValue b = before.lookup(variable);
      IValue a = after.lookup(variable);
      if (b instanceof RecordValue x
          && a instanceof RecordValue y
          && Arrays.equals(x.names, y.names)) {
        for (int i = 0; i < x.names.length; i++) {
          if (!x.values[i].equals(y.values[i])) {
            return x.names[i].toString();
          }
        }
      }
    }
    return "";
  }
}
