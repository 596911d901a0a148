package org.epcheck.runner.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.ObjectTable;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which a run takes locks, and the cycles among them: what lockdep complains about,
 * whether or not a deadlock can be reached.
 */
public final class LockOrders {
  /** Kind of the errors that {@link #cycles} gives. */
  public static final String KIND = "lock-order";

  private static final Comparator<Lock> LOCKS =
      Comparator.comparingLong(Lock::address).thenComparing(Lock::subclass);

  private record Lock(long address, long subclass) {}

  private record Order(Lock held, Lock taken) {}

  private final Names names;
  private final SortedMap<Order, FoundError> seen =
      new TreeMap<>(Comparator.comparing(Order::held, LOCKS).thenComparing(Order::taken, LOCKS));

  public LockOrders(ObjectTable objects) {
    names = new Names(objects);
  }

  /**
   * Adds an order.
   *
   * @param order as the run reports it
   * @param told the shortest run to it, with its trace
   */
  public void add(ErrorValue order, FoundError told) {
    Lock held = new Lock(Long.parseLong(order.via().get(0)), Long.parseLong(order.via().get(1)));
    Lock taken = new Lock(order.address(), Long.parseLong(order.via().get(2)));
    seen.put(new Order(held, taken), told);
  }

  /**
   * An error for each cycle that is a shortest one for one of its orders, with the trace of the
   * order that shows up last.
   *
   * @param deadlock whether the run found a deadlock
   */
  public List<FoundError> cycles(boolean deadlock) {
    Set<Set<Order>> known = new HashSet<>();
    List<FoundError> found = new ArrayList<>();
    for (Order o : seen.keySet()) {
      List<Order> cycle = cycle(o);
      if (!cycle.isEmpty() && known.add(Set.copyOf(cycle))) {
        found.add(error(cycle, deadlock));
      }
    }
    return found;
  }

  /** The shortest cycle that the order is in, the order first; empty if there is none. */
  private List<Order> cycle(Order start) {
    Map<Lock, @Nullable Order> by = new HashMap<>();
    Deque<Lock> work = new ArrayDeque<>(List.of(start.taken()));
    by.put(start.taken(), null);
    while (!work.isEmpty() && !by.containsKey(start.held())) {
      Lock lock = work.remove();
      for (Order o : seen.keySet()) {
        if (o.held().equals(lock) && !by.containsKey(o.taken())) {
          by.put(o.taken(), o);
          work.add(o.taken());
        }
      }
    }
    if (!by.containsKey(start.held())) {
      return List.of();
    }
    List<Order> cycle = new ArrayList<>();
    for (Order o = by.get(start.held()); o != null; o = by.get(o.held())) {
      cycle.add(0, o);
    }
    cycle.add(0, start);
    return cycle;
  }

  private FoundError error(List<Order> cycle, boolean deadlock) {
    Order last = cycle.get(0);
    for (Order o : cycle) {
      last = told(o).length() > told(last).length() ? o : last;
    }
    FoundError e = told(last);
    Trace trace = e.trace();
    if (trace == null) {
      throw new IllegalStateException("an order without a trace");
    }
    Trace.Failure f = trace.failure();
    Trace.Failure failure =
        new Trace.Failure(
            KIND,
            f.step(),
            f.thread(),
            f.object(),
            f.field(),
            f.access(),
            message(cycle, last, deadlock),
            f.others());
    return e.as(KIND, trace.with(failure));
  }

  private FoundError told(Order o) {
    FoundError e = seen.get(o);
    if (e == null) {
      throw new IllegalArgumentException("no such order");
    }
    return e;
  }

  private String message(List<Order> cycle, Order here, boolean deadlock) {
    StringBuilder s = new StringBuilder();
    int first = cycle.indexOf(here);
    for (int i = 0; i < cycle.size(); i++) {
      Order o = cycle.get((first + i) % cycle.size());
      FoundError e = told(o);
      s.append(i == 0 ? "" : "; ").append(e.thread()).append(" takes ").append(name(o.taken()));
      s.append(" while it holds ").append(o.held().equals(o.taken()) ? "another " : "");
      s.append(name(o.held())).append(" in ").append(e.function()).append("() at ");
      s.append(e.place());
      s.append(i == 0 ? "" : " (after " + e.length() + " steps of another run)");
    }
    return s.append(deadlock ? "; a deadlock is found, too" : "; no deadlock is found").toString();
  }

  /** A class: {@code eventpoll.mtx}, with its subclass {@code eventpoll.mtx/1}. */
  private String name(Lock lock) {
    String field = names.lockField(lock.address());
    String name = names.tag(lock.address()) + (field.isEmpty() ? "" : "." + field);
    return name + (lock.subclass() == 0 ? "" : "/" + lock.subclass());
  }
}
