package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline.Count;
import org.epcheck.trace.timeline.Timeline.Grace;
import org.epcheck.trace.timeline.Timeline.LifeChange;
import org.epcheck.trace.timeline.Timeline.Lifetime;
import org.epcheck.trace.timeline.Timeline.LockSpan;
import org.epcheck.trace.timeline.Timeline.ReaderSpan;
import org.jspecify.annotations.Nullable;

/** What the events of a trace add up to: spans, lives, counts, and who touched what. */
final class Facts {
  /** An access of memory. */
  record Touch(Trace.Step step, Event.Access access) {}

  final Trace trace;
  final List<Trace.Step> steps = new ArrayList<>();
  final List<Trace.Step> pending = new ArrayList<>();
  final List<LockSpan> locks = new ArrayList<>();
  final List<ReaderSpan> readers = new ArrayList<>();
  final List<Grace> graces = new ArrayList<>();
  final List<Lifetime> objects = new ArrayList<>();
  final List<Count> counts = new ArrayList<>();
  final List<Touch> touches = new ArrayList<>();
  final Map<String, Integer> marked = new HashMap<>();
  private final Map<String, TreeSet<String>> users = new HashMap<>();
  private final Map<String, List<LifeChange>> lives = new LinkedHashMap<>();

  Facts(Trace trace) {
    this.trace = trace;
    for (Trace.Step step : trace.steps()) {
      if (step.n() == 0) {
        pending.add(step);
      } else {
        steps.add(step);
      }
    }
    for (Trace.Step step : steps) {
      for (Event event : step.events()) {
        add(step, event);
      }
    }
    readers.replaceAll(r -> isSpin(r) ? new ReaderSpan(r.thread(), r.from(), r.to(), "spin") : r);
    for (Trace.ObjectInfo o : trace.objects()) {
      objects.add(
          new Lifetime(
              o.id(), o.type(), o.life(), o.allocated(), lives.getOrDefault(o.id(), List.of())));
    }
  }

  private void add(Trace.Step step, Event event) {
    int n = step.n();
    String thread = step.thread();
    if (event instanceof Event.Access e) {
      touches.add(new Touch(step, e));
      use(e.object(), thread);
    } else if (event instanceof Event.Lock e) {
      use(e.object(), thread);
      lock(step, e);
    } else if (event instanceof Event.Reader e) {
      if (e.enter() && e.nest() == 1) {
        readers.add(new ReaderSpan(thread, n, null, "rcu"));
      } else if (!e.enter() && e.nest() == 0) {
        close(thread, n);
      }
    } else if (event instanceof Event.Count e) {
      use(e.object(), thread);
      counts.add(new Count(n, thread, e.object(), e.field(), e.before(), e.after()));
    } else if (event instanceof Event.Life e) {
      use(e.object(), thread);
      lives
          .computeIfAbsent(e.object(), x -> new ArrayList<>())
          .add(new LifeChange(n, thread, e.from(), e.to()));
    } else if (event instanceof Event.Marked e) {
      use(e.object(), thread);
      marked.putIfAbsent(e.object(), n);
    } else if (event instanceof Event.Deferred e) {
      use(e.object(), thread);
      graces.add(new Grace(e.object(), e.function(), n, null));
    } else if (event instanceof Event.Callback e) {
      ran(e, n);
    }
  }

  private void lock(Trace.Step step, Event.Lock e) {
    String name = Values.lock(e.object(), e.field());
    if (e.op().equals("acquire")) {
      locks.add(
          new LockSpan(name, e.object(), e.mode(), step.thread(), step.n(), null, function(step)));
      return;
    }
    for (int i = locks.size() - 1; i >= 0; i--) {
      LockSpan s = locks.get(i);
      if (s.to() == null && s.lock().equals(name) && s.thread().equals(step.thread())) {
        locks.set(
            i,
            new LockSpan(name, s.object(), s.mode(), s.thread(), s.from(), step.n(), s.function()));
        return;
      }
    }
  }

  private void close(String thread, int n) {
    for (int i = readers.size() - 1; i >= 0; i--) {
      if (readers.get(i).to() == null && readers.get(i).thread().equals(thread)) {
        readers.set(i, new ReaderSpan(thread, readers.get(i).from(), n, "rcu"));
        return;
      }
    }
  }

  /** Whether the section begins in the statement that takes a spinlock. */
  private boolean isSpin(ReaderSpan r) {
    return locks.stream()
        .anyMatch(
            s ->
                s.thread().equals(r.thread())
                    && s.mode().equals("spin")
                    && sameStatement(s.from(), r.from())
                    && ownSteps(
                            s.thread(), Math.min(s.from(), r.from()), Math.max(s.from(), r.from()))
                        <= 2);
  }

  private boolean sameStatement(int a, int b) {
    return step(a).text().equals(step(b).text()) && function(step(a)).equals(function(step(b)));
  }

  private long ownSteps(String thread, int from, int to) {
    return steps.stream()
        .filter(s -> s.thread().equals(thread) && s.n() >= from && s.n() <= to)
        .count();
  }

  private void ran(Event.Callback e, int n) {
    for (int i = 0; i < graces.size(); i++) {
      Grace g = graces.get(i);
      if (g.ran() == null && g.queued() == e.step() && g.object().equals(e.object())) {
        graces.set(i, new Grace(g.object(), g.function(), g.queued(), n));
        return;
      }
    }
    graces.add(new Grace(e.object(), e.function(), e.step(), n));
  }

  private void use(String object, String thread) {
    users.computeIfAbsent(object, x -> new TreeSet<>()).add(thread);
  }

  /** Whether two threads used the object. */
  boolean shared(String object) {
    return users.getOrDefault(object, new TreeSet<>()).size() > 1;
  }

  Trace.Step step(int n) {
    return steps.get(n - 1);
  }

  /** The step in which the life of {@code object} last became {@code life}, not after {@code n}. */
  @Nullable LifeChange became(String object, String life, int n) {
    LifeChange found = null;
    for (LifeChange c : lives.getOrDefault(object, List.of())) {
      if (c.to().equals(life) && c.step() <= n) {
        found = c;
      }
    }
    return found;
  }

  @Nullable Lifetime object(String id) {
    return objects.stream().filter(o -> o.object().equals(id)).findFirst().orElse(null);
  }

  /** Locks that {@code thread} holds after step {@code n}. */
  List<LockSpan> heldBy(String thread, int n) {
    return locks.stream().filter(s -> s.thread().equals(thread) && s.holds(n)).toList();
  }

  @Nullable LockSpan holder(String lock, int n) {
    return locks.stream().filter(s -> s.lock().equals(lock) && s.holds(n)).findFirst().orElse(null);
  }

  int lastStep() {
    return steps.size();
  }

  /** Real frames of a step; all of them if there is no other. */
  static List<Trace.Frame> stack(Trace.Step step) {
    List<Trace.Frame> real = step.frames().stream().filter(f -> !f.header()).toList();
    return real.isEmpty() ? step.frames() : real;
  }

  static String function(Trace.Step step) {
    List<Trace.Frame> stack = stack(step);
    return stack.isEmpty() ? "" : stack.get(stack.size() - 1).function();
  }

  static boolean same(@Nullable Object a, @Nullable Object b) {
    return Objects.equals(a, b);
  }
}
