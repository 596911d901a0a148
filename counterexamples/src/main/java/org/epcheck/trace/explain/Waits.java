package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline.Blocked;
import org.epcheck.trace.timeline.Timeline.LockSpan;
import org.epcheck.trace.timeline.Timeline.Wait;

/** Waits: inferred from who holds what while a thread's next step is an acquisition. */
final class Waits {
  private Waits() {}

  static List<Wait> of(Facts facts) {
    List<Wait> out = new ArrayList<>();
    for (LockSpan mine : facts.locks) {
      int before = lastOf(facts, mine.thread(), mine.from());
      facts.locks.stream()
          .filter(s -> s.lock().equals(mine.lock()) && !s.thread().equals(mine.thread()))
          .filter(s -> s.to() != null && s.to() > before && s.to() < mine.from())
          .findFirst()
          .ifPresent(
              s ->
                  out.add(
                      new Wait(
                          mine.thread(),
                          mine.lock(),
                          s.thread(),
                          Math.max(before, s.from()),
                          mine.from())));
    }
    if (!facts.trace.failure().kind().equals("deadlock")) {
      return out;
    }
    for (Trace.Step p : facts.pending) {
      String lock = lock(p);
      LockSpan holder = facts.holder(lock, facts.lastStep());
      int before = lastOf(facts, p.thread(), facts.lastStep() + 1);
      out.add(
          new Wait(
              p.thread(),
              lock,
              holder == null ? "" : holder.thread(),
              holder == null ? before : Math.max(before, holder.from()),
              null));
    }
    return out;
  }

  static List<Blocked> blocked(Facts facts) {
    List<Blocked> out = new ArrayList<>();
    if (!facts.trace.failure().kind().equals("deadlock")) {
      return out;
    }
    for (Trace.Step p : facts.pending) {
      String lock = lock(p);
      LockSpan holder = facts.holder(lock, facts.lastStep());
      out.add(
          new Blocked(
              p.thread(),
              lock,
              holder == null ? "" : holder.thread(),
              holder == null ? null : (Integer) holder.from(),
              Labels.clean(p.text()),
              Facts.stack(p)));
    }
    return out;
  }

  static String lock(Trace.Step pending) {
    return pending.events().stream()
        .filter(e -> e instanceof Event.Lock l && l.op().equals("wait"))
        .map(e -> (Event.Lock) e)
        .map(l -> Values.lock(l.object(), l.field()))
        .findFirst()
        .orElse("");
  }

  private static int lastOf(Facts facts, String thread, int before) {
    return facts.steps.stream()
        .filter(s -> s.thread().equals(thread) && s.n() < before)
        .mapToInt(Trace.Step::n)
        .max()
        .orElse(0);
  }
}
