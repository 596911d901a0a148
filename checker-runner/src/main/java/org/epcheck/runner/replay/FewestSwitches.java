package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Orders units of several threads such that the thread changes as rarely as possible, and, where
 * that leaves a choice, rarely inside a C statement. Exact: a shortest path through the cuts of the
 * partial order, level by level.
 */
final class FewestSwitches {
  /** Beyond so many cuts the order stays as it is. */
  private static final int MOST_CUTS = 200_000;

  private static final int SWITCH = 1 << 12;

  /**
   * Steps of one thread that nothing may come between.
   *
   * @param thread number from 1
   * @param place the C statement, to tell when one goes on
   * @param needs for each thread how many of its units come first
   */
  record Unit(int thread, String place, int[] needs) {}

  private record Cut(List<Integer> done, int last) {}

  private record Node(Cut cut, int cost, int unit, @Nullable Node before) {}

  private final List<Unit> units;
  private final List<List<Integer>> ofThread = new ArrayList<>();

  private FewestSwitches(List<Unit> units, int threads) {
    this.units = units;
    for (int t = 0; t <= threads; t++) {
      ofThread.add(new ArrayList<>());
    }
    for (int i = 0; i < units.size(); i++) {
      ofThread.get(units.get(i).thread()).add(i);
    }
  }

  /** Indices of the units in their new order; null if there are too many ways to look at. */
  static @Nullable List<Integer> order(List<Unit> units, int threads) {
    return new FewestSwitches(units, threads).search();
  }

  private @Nullable List<Integer> search() {
    List<Integer> none = new ArrayList<>();
    ofThread.forEach(t -> none.add(0));
    Collection<Node> level = List.of(new Node(new Cut(List.copyOf(none), 0), 0, -1, null));
    int cuts = 0;
    for (int i = 0; i < units.size(); i++) {
      Map<Cut, Node> next = new LinkedHashMap<>();
      for (Node node : level) {
        expand(node, next);
      }
      cuts += next.size();
      if (cuts > MOST_CUTS || next.isEmpty()) {
        return null;
      }
      level = next.values();
    }
    Node best = null;
    for (Node node : level) {
      best = best == null || node.cost() < best.cost() ? node : best;
    }
    List<Integer> order = new ArrayList<>();
    for (Node n = best; n != null && n.unit() >= 0; n = n.before()) {
      order.add(0, n.unit());
    }
    return order;
  }

  private void expand(Node node, Map<Cut, Node> next) {
    List<Integer> done = node.cut().done();
    for (int t = 0; t < ofThread.size(); t++) {
      List<Integer> own = ofThread.get(t);
      int at = done.get(t);
      if (at == own.size() || !isReady(units.get(own.get(at)), done)) {
        continue;
      }
      List<Integer> after = new ArrayList<>(done);
      after.set(t, at + 1);
      Cut cut = new Cut(List.copyOf(after), t);
      int cost = node.cost() + (node.cut().last() == t || node.unit() < 0 ? 0 : leave(node));
      Node known = next.get(cut);
      if (known == null || cost < known.cost()) {
        next.put(cut, new Node(cut, cost, own.get(at), node));
      }
    }
  }

  private static boolean isReady(Unit unit, List<Integer> done) {
    for (int t = 0; t < done.size(); t++) {
      if (done.get(t) < unit.needs()[t]) {
        return false;
      }
    }
    return true;
  }

  /** What it costs to leave the thread where it is. */
  private int leave(Node node) {
    List<Integer> own = ofThread.get(node.cut().last());
    int at = node.cut().done().get(node.cut().last());
    boolean inside =
        at < own.size()
            && Objects.equals(units.get(own.get(at)).place(), units.get(node.unit()).place());
    return SWITCH + (inside ? 1 : 0);
  }
}
