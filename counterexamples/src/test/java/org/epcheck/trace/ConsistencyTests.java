package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spans, lives and rows agree with the steps of the trace and with each other. */
class ConsistencyTests {
  static List<String> cases() {
    return List.copyOf(Traces.ALL.keySet());
  }

  /** After each step, who holds what by the spans is who holds what by the events. */
  @ParameterizedTest
  @MethodSource("cases")
  void spans(String name) {
    Trace trace = Traces.get(name);
    assertEquals("", difference(trace, Counterexamples.explain(trace)));
  }

  /** A span with a wrong end is found. */
  @Test
  void aWrongSpanIsFound() {
    Trace trace = Traces.get("uaf-missing-rcu");
    Timeline t = Counterexamples.explain(trace);
    List<Timeline.LockSpan> locks = new ArrayList<>(t.locks());
    Timeline.LockSpan s = locks.get(0);
    locks.set(
        0,
        new Timeline.LockSpan(
            s.lock(), s.object(), s.mode(), s.thread(), s.from(), 12, s.function()));
    Timeline wrong =
        new Timeline(
            t.version(),
            t.cell(),
            t.lanes(),
            t.rows(),
            t.steps(),
            locks,
            t.readers(),
            t.waits(),
            t.graces(),
            t.objects(),
            t.counts(),
            t.initial(),
            t.verdict(),
            t.writes(),
            t.sources(),
            t.reordered(),
            t.loop());
    assertTrue(difference(trace, wrong).startsWith("step 12"), difference(trace, wrong));
  }

  private static String difference(Trace trace, Timeline t) {
    Map<String, String> owner = new TreeMap<>();
    Map<String, Integer> nest = new TreeMap<>();
    Map<String, String> life = new TreeMap<>();
    trace.objects().forEach(o -> life.put(o.id(), o.life()));
    for (Trace.Step s : trace.steps()) {
      if (s.n() == 0) {
        continue;
      }
      for (Event e : s.events()) {
        if (e instanceof Event.Lock l) {
          String lock = l.field().isEmpty() ? l.object() : l.object() + "." + l.field();
          if (l.op().equals("acquire")) {
            owner.put(lock, s.thread());
          } else {
            owner.remove(lock);
          }
        } else if (e instanceof Event.Reader r) {
          nest.put(s.thread(), r.nest());
        } else if (e instanceof Event.Life l) {
          life.put(l.object(), l.to());
        }
      }
      Map<String, String> spans = new TreeMap<>();
      t.locks().stream().filter(x -> x.holds(s.n())).forEach(x -> spans.put(x.lock(), x.thread()));
      if (!spans.equals(owner)) {
        return "step " + s.n() + ": " + spans + ", should be " + owner;
      }
      for (Trace.ThreadInfo thread : trace.threads()) {
        boolean inside =
            t.readers().stream().anyMatch(r -> r.thread().equals(thread.id()) && r.holds(s.n()));
        if (inside != nest.getOrDefault(thread.id(), 0) > 0) {
          return "step " + s.n() + ": reader " + thread.id();
        }
      }
      for (Timeline.Lifetime o : t.objects()) {
        String now =
            o.changes().stream()
                .filter(c -> c.step() <= s.n())
                .map(Timeline.LifeChange::to)
                .reduce(o.initial(), (a, b) -> b);
        if (!now.equals(life.get(o.object()))) {
          return "step " + s.n() + ": " + o.object() + " is " + now;
        }
      }
    }
    return "";
  }

  /** Rows are in the order of execution, no step is in two, and what can be seen is in one. */
  @ParameterizedTest
  @MethodSource("cases")
  void rowsCoverTheSteps(String name) {
    Trace trace = Traces.get(name);
    Timeline t = Counterexamples.explain(trace);
    List<Integer> covered = t.rows().stream().flatMap(r -> r.steps().stream()).toList();
    assertEquals(covered.stream().sorted().distinct().toList(), covered);
    for (Trace.Step s : trace.steps()) {
      boolean callback = s.events().stream().anyMatch(e -> e instanceof Event.Callback);
      if (s.n() > 0 && s.visible() && !callback) {
        assertTrue(covered.contains(s.n()), "step " + s.n());
      }
    }
    t.steps().stream()
        .filter(r -> r.row() >= 0)
        .forEach(r -> assertTrue(t.rows().get(r.row()).steps().contains(r.n())));
  }

  /** Waits have no number, and the thread that is waited for holds the lock when they begin. */
  @ParameterizedTest
  @MethodSource("cases")
  void waits(String name) {
    Timeline t = Counterexamples.explain(Traces.get(name));
    t.rows().stream()
        .filter(r -> r.kind().equals("wait"))
        .forEach(r -> assertTrue(r.step() == null && r.steps().isEmpty()));
    for (Timeline.Wait w : t.waits()) {
      assertTrue(
          t.locks().stream()
              .anyMatch(
                  s ->
                      s.lock().equals(w.lock())
                          && s.thread().equals(w.holder())
                          && s.holds(w.after())),
          w.toString());
    }
  }

  /** The folded view shows both ends of a section or none. */
  @ParameterizedTest
  @MethodSource("cases")
  void sectionsAreBalanced(String name) {
    Timeline t = Counterexamples.explain(Traces.get(name));
    for (Timeline.LockSpan s : t.locks()) {
      Integer to = s.to();
      if (to != null) {
        assertEquals(shown(t, s.from()), shown(t, to), s.toString());
      }
    }
  }

  private static boolean shown(Timeline t, int n) {
    int row = t.steps().get(n - 1).row();
    return row >= 0 && t.rows().get(row).shown();
  }

  /** The long trace stays readable. */
  @Test
  void theFoldedViewIsShort() {
    Timeline t = Counterexamples.explain(Traces.get("uaf-with-noise"));
    long rows = t.rows().stream().filter(Timeline.Row::shown).count();
    assertTrue(t.steps().size() > 60 && rows <= 35, t.steps().size() + " steps, " + rows + " rows");
  }
}
