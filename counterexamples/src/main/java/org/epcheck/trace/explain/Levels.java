package org.epcheck.trace.explain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.timeline.Timeline.LockSpan;
import org.epcheck.trace.timeline.Timeline.ReaderSpan;
import org.epcheck.trace.timeline.Timeline.Wait;
import org.jspecify.annotations.Nullable;

/** How much a row matters: 0 the cause itself, 1 what explains it, .. 5 noise. */
final class Levels {
  private final Facts facts;
  private final Causes causes;
  private final List<Wait> waits;

  Levels(Facts facts, Causes causes, List<Wait> waits) {
    this.facts = facts;
    this.causes = causes;
    this.waits = waits;
  }

  void assign(List<Item> items) {
    for (Item item : items) {
      item.level = item.steps.isEmpty() ? 5 : level(item);
    }
    // A section is shown whole or not at all.
    for (LockSpan s : facts.locks) {
      pair(items, s.from(), s.to(), level(s));
    }
    for (ReaderSpan r : facts.readers) {
      pair(items, r.from(), r.to(), level(r));
    }
  }

  private static void pair(List<Item> items, int from, @Nullable Integer to, int level) {
    List<Item> ends =
        items.stream().filter(i -> i.covers(from) || (to != null && i.covers(to))).toList();
    int min = ends.stream().mapToInt(i -> i.level).min().orElse(5);
    ends.forEach(i -> i.level = Math.min(min, level));
  }

  private int level(Item item) {
    boolean role =
        item.steps.stream()
            .anyMatch(s -> s.n() == facts.trace.failure().step() || !causes.roles(s.n()).isEmpty());
    return role
        ? 0
        : item.steps.stream()
            .flatMap(s -> s.events().stream().map(e -> level(s.thread(), e)))
            .min(Integer::compare)
            .orElse(5);
  }

  private int level(String thread, Event event) {
    if (event instanceof Event.Error) {
      return 0;
    } else if (event instanceof Event.Count e) {
      return object(e.object());
    } else if (event instanceof Event.Life e) {
      return object(e.object());
    } else if (event instanceof Event.Marked e) {
      return object(e.object());
    } else if (event instanceof Event.Deferred e) {
      return object(e.object());
    } else if (event instanceof Event.Access e) {
      return access(thread, e);
    }
    return 5; // locks and readers: with their span
  }

  private int object(String id) {
    return id.equals(causes.object) ? 1 : facts.shared(id) ? 2 : 4;
  }

  private int access(String thread, Event.Access e) {
    boolean subject = e.object().equals(causes.object);
    boolean others =
        facts.touches.stream()
            .anyMatch(
                t ->
                    !t.step().thread().equals(thread)
                        && t.access().object().equals(e.object())
                        && t.access().field().equals(e.field())
                        && (e.write() || t.access().write()));
    if (e.write()) {
      return subject ? 2 : others ? 3 : 4;
    }
    return subject && thread.equals(causes.thread) ? 3 : others ? 4 : 5;
  }

  private int level(LockSpan s) {
    boolean waited = waits.stream().anyMatch(w -> w.lock().equals(s.lock()));
    if (waited || s.to() == null || covers(s)) {
      return 1;
    }
    boolean contended =
        facts.locks.stream()
            .anyMatch(o -> o.lock().equals(s.lock()) && !o.thread().equals(s.thread()));
    return contended ? 2 : facts.shared(s.object()) ? 3 : 4;
  }

  private int level(ReaderSpan r) {
    boolean near = r.thread().equals(causes.thread) || r.to() == null;
    return causes.kind == Kind.MEMORY && near || covers(r) ? 1 : near ? 2 : 3;
  }

  private boolean covers(LockSpan s) {
    return chain().stream().anyMatch(n -> s.holds(n) && facts.step(n).thread().equals(s.thread()));
  }

  private boolean covers(ReaderSpan r) {
    return chain().stream().anyMatch(n -> r.holds(n) && facts.step(n).thread().equals(r.thread()));
  }

  private Set<Integer> chain() {
    Set<Integer> out = new TreeSet<>();
    for (int n = 1; n <= facts.lastStep(); n++) {
      if (!causes.roles(n).isEmpty()) {
        out.add(n);
      }
    }
    return out;
  }
}
