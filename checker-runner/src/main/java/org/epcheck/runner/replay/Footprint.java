package org.epcheck.runner.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.interp.InterpEvent;
import org.epcheck.translator.interp.ObjectTable;

/**
 * What a step reads and writes: cells (locks and counts are cells), the lives of objects, the pools
 * that objects come from, who is inside RCU sections, the queue of callbacks. Two steps of
 * different threads depend on each other if one writes what the other touches.
 */
record Footprint(Set<Resource> reads, Set<Resource> writes, boolean everything) {
  Footprint {
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
  }

  /** Something that steps share. */
  record Resource(What what, long which) {}

  enum What {
    CELL,
    LIFE,
    RETIREMENT, // no access sees it
    POOL,
    READER_IN,
    READER_OUT,
    CALLBACK
  }

  boolean conflicts(Footprint other) {
    return everything
        || other.everything
        || meet(writes, other.writes)
        || meet(writes, other.reads)
        || meet(reads, other.writes);
  }

  private static boolean meet(Set<Resource> a, Set<Resource> b) {
    return a.size() > b.size() ? meet(b, a) : a.stream().anyMatch(b::contains);
  }

  Footprint plus(Footprint other) {
    Set<Resource> r = new HashSet<>(reads);
    Set<Resource> w = new HashSet<>(writes);
    r.addAll(other.reads);
    w.addAll(other.writes);
    return new Footprint(r, w, everything || other.everything);
  }

  /** Reads the events of steps, in the order in which the steps were executed. */
  static final class Reader {
    private final ObjectTable objects;
    private final int threads;
    private final Map<Long, List<Integer>> waitedFor = new HashMap<>();
    private final Map<Integer, List<Integer>> grace = new HashMap<>();

    Reader(ObjectTable objects, int threads) {
      this.objects = objects;
      this.threads = threads;
    }

    Footprint of(int thread, List<InterpEvent> events) {
      Set<Resource> reads = new HashSet<>();
      Set<Resource> writes = new HashSet<>();
      boolean all =
          events.stream().anyMatch(e -> e instanceof InterpEvent.Called c && isEnd(c, events));
      for (InterpEvent e : events) {
        memory(e, reads, writes);
        rcu(thread, e, reads, writes);
      }
      return new Footprint(reads, writes, all);
    }

    /** The checker's own last part begins when all else is over. */
    private static boolean isEnd(InterpEvent.Called c, List<InterpEvent> events) {
      return c.origin() == null
          && events.stream().noneMatch(e -> e instanceof InterpEvent.CallbackStarted);
    }

    private void memory(InterpEvent event, Set<Resource> reads, Set<Resource> writes) {
      if (event instanceof InterpEvent.Read e) {
        access(e.address(), reads, reads);
      } else if (event instanceof InterpEvent.Write e) {
        access(e.address(), reads, writes);
      } else if (event instanceof InterpEvent.Touched e) {
        access(e.address(), reads, e.write() ? writes : reads);
      } else if (event instanceof InterpEvent.LockTaken e) {
        access(e.address(), reads, writes);
      } else if (event instanceof InterpEvent.LockReleased e) {
        access(e.address(), reads, writes);
      } else if (event instanceof InterpEvent.LockRefused e) {
        access(e.address(), reads, reads);
      } else if (event instanceof InterpEvent.CountChanged e) {
        access(e.address(), reads, writes);
      } else if (event instanceof InterpEvent.Born e) {
        life(e.object(), writes);
        pool(e.object(), writes);
      } else if (event instanceof InterpEvent.Retired e) {
        writes.add(new Resource(What.RETIREMENT, e.object()));
      } else if (event instanceof InterpEvent.Freed e) {
        life(e.object(), writes);
        writes.add(new Resource(What.RETIREMENT, e.object()));
        pool(e.object(), writes);
      } else if (event instanceof InterpEvent.Marked e) {
        life(e.object(), writes);
      } else if (event instanceof InterpEvent.Fault e && e.address() != 0) {
        access(e.address(), reads, reads);
      }
    }

    private void access(long address, Set<Resource> reads, Set<Resource> to) {
      to.add(new Resource(What.CELL, address));
      ObjectTable.ModelObject o = objects.at(address);
      if (o != null) {
        life(o.number(), reads);
      }
    }

    private static void life(int object, Set<Resource> to) {
      to.add(new Resource(What.LIFE, object));
    }

    private void pool(int object, Set<Resource> to) {
      ObjectTable.ModelObject o = objects.byNumber(object);
      to.add(new Resource(What.POOL, o == null ? 0 : o.type().toString().hashCode()));
    }

    /**
     * A callback waits for the readers of the moment when it was queued. That one of them may leave
     * before that moment is no matter: then nothing waits for it.
     */
    private void rcu(int thread, InterpEvent event, Set<Resource> reads, Set<Resource> writes) {
      if (event instanceof InterpEvent.ReaderEnter e && e.nest() == 1) {
        writes.add(new Resource(What.READER_IN, thread));
      } else if (event instanceof InterpEvent.ReaderLeave e && e.nest() == 0) {
        writes.add(new Resource(What.READER_OUT, thread));
      } else if (event instanceof InterpEvent.Deferred e) {
        snapshot(e.readers(), reads);
        writes.add(new Resource(What.CALLBACK, e.head()));
        waitedFor.put(e.head(), e.readers());
      } else if (event instanceof InterpEvent.CallbackStarted e) {
        writes.add(new Resource(What.CALLBACK, e.head()));
        left(waitedFor.getOrDefault(e.head(), List.of()), reads);
      } else if (event instanceof InterpEvent.GraceBegan e) {
        snapshot(e.readers(), reads);
        grace.put(thread, e.readers());
      } else if (event instanceof InterpEvent.GraceEnded) {
        left(grace.getOrDefault(thread, List.of()), reads);
      }
    }

    private void snapshot(List<Integer> readers, Set<Resource> reads) {
      for (int t = 1; t <= threads; t++) {
        reads.add(new Resource(What.READER_IN, t));
        if (!readers.contains(t)) {
          reads.add(new Resource(What.READER_OUT, t));
        }
      }
    }

    private static void left(List<Integer> readers, Set<Resource> reads) {
      readers.forEach(t -> reads.add(new Resource(What.READER_OUT, t)));
    }
  }
}
