package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.g;
import static org.epcheck.translator.interp.ProgramBuilder.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.translator.interp.Replay.ReplayMismatch;
import org.epcheck.translator.interp.Replay.Replayed;
import org.epcheck.translator.tla.TlaValue;
import org.epcheck.translator.type.CType;
import org.junit.jupiter.api.Test;

/** Schedules, replay, random walks, the search itself. */
final class ReplayTests {
  private static Interpreter model() {
    ProgramBuilder p = new ProgramBuilder().global("x", CType.INT).global("m", CType.INT);
    for (String t : List.of("A", "B")) {
      FunctionBuilder f = p.thread(t);
      f.load("v", g("x")).choose("w", 2).mutexLock(g("m")).store(g("x"), plus(f.v("v"), 1));
      f.mutexUnlock(g("m")).fail("seeded", g("x"));
    }
    return p.start();
  }

  private static List<Map<String, TlaValue>> states(Interpreter i, List<Successor> walk) {
    List<Map<String, TlaValue>> states = new ArrayList<>();
    states.add(i.initialState().view());
    walk.forEach(s -> states.add(s.state().view()));
    return states;
  }

  @Test
  void aWalkIsFoundAgain() {
    Interpreter i = model();
    for (int seed = 0; seed < 20; seed++) {
      List<Successor> walk = RandomWalk.walk(i, seed, 50, true);
      Replayed found = assertInstanceOf(Replayed.class, Replay.of(i, states(i, walk)));
      assertEquals(walk.stream().map(Successor::move).toList(), found.schedule().moves());
      assertEquals(walk, found.schedule().run(i));
    }
    assertNotEquals(RandomWalk.walk(i, 1, 50, false), RandomWalk.walk(i, 2, 50, false));
  }

  @Test
  void aWrongStateIsNamed() {
    Interpreter i = model();
    List<Map<String, TlaValue>> states = states(i, RandomWalk.walk(i, 3, 50, false));
    Map<String, TlaValue> wrong = new TreeMap<>(states.get(4));
    wrong.put("mem", TlaValue.parse("<<<<77>>, <<0>>>>"));
    states.set(4, wrong);
    ReplayMismatch m = assertInstanceOf(ReplayMismatch.class, Replay.of(i, states));
    assertEquals(4, m.state());
    assertEquals(Set.of("mem"), m.variables());
    assertEquals(3, m.before().size());
    assertTrue(m.toString().contains("expected    <<<<77>>, <<0>>>>"), m::toString);
    assertNotEquals(null, m.closest());
  }

  @Test
  void whatIsRememberedChangesNoResult() {
    Interpreter i = model();
    Replay remembering = new Replay(i);
    for (int seed = 0; seed < 20; seed++) {
      List<Successor> walk = RandomWalk.walk(i, seed, 50, true);
      List<Map<String, TlaValue>> states = states(i, walk);
      Replayed found = assertInstanceOf(Replayed.class, remembering.follow(states));
      assertEquals(walk, found.steps());
      assertEquals(found, remembering.follow(states));
      // A state further on, in the middle of what is remembered.
      states.remove(states.size() / 2);
      ReplayMismatch m = assertInstanceOf(ReplayMismatch.class, remembering.follow(states));
      assertEquals(Replay.of(i, states), m);
    }
  }

  @Test
  void aViewByWhatHasChangedIsTheView() {
    Interpreter i = model();
    for (int seed = 0; seed < 20; seed++) {
      State before = i.initialState();
      State first = before;
      for (Successor s : RandomWalk.walk(i, seed, 50, false)) {
        assertEquals(s.state().view(), StateView.of(s.state(), before, before.view()));
        assertEquals(s.state().view(), StateView.of(s.state(), first, first.view()));
        before = s.state();
      }
    }
  }

  @Test
  void aWrongOrIncompleteInitialStateIsNamed() {
    Interpreter i = model();
    Map<String, TlaValue> wrong = new TreeMap<>(i.initialState().view());
    wrong.remove("held");
    wrong.put("more", TlaValue.EMPTY);
    ReplayMismatch m = assertInstanceOf(ReplayMismatch.class, Replay.of(i, List.of(wrong)));
    assertEquals(0, m.state());
    assertEquals(Set.of("held", "more"), m.variables());
  }

  @Test
  void nothingFollowsAnError() {
    Interpreter i = model();
    Schedule s = Explorer.explore(i, 10_000).errors().values().iterator().next();
    List<Map<String, TlaValue>> states = states(i, s.run(i));
    states.add(states.get(0));
    ReplayMismatch m = assertInstanceOf(ReplayMismatch.class, Replay.of(i, states));
    assertEquals(null, m.closest());
    assertEquals(states.size() - 1, m.state());
  }

  @Test
  void aScheduleThatTheModelDoesNotAllow() {
    Interpreter i = model();
    assertThrows(
        IllegalArgumentException.class,
        () -> new Schedule(List.of(new Move(1, 0), new Move(3, 0)), null).run(i));
  }

  @Test
  void everyErrorHasAShortestSchedule() {
    Interpreter i = model();
    Explorer.Result r = Explorer.explore(i, 10_000);
    assertEquals(2, r.errors().size());
    r.errors()
        .forEach(
            (error, schedule) -> {
              List<Successor> run = schedule.run(i);
              assertEquals(error, run.get(run.size() - 1).error());
              // The other thread need not move.
              assertEquals(6, schedule.moves().size());
            });
  }

  @Test
  void theLimitIsReported() {
    Explorer.Result r = Explorer.explore(model(), 10);
    assertEquals(false, r.complete());
    assertEquals(11, r.distinct());
  }

  @Test
  void fingerprintsAgreeWithEquality() {
    // The same search with exact states.
    Interpreter i = model();
    Set<State> seen = new java.util.HashSet<>(Set.of(i.initialState()));
    Set<ErrorValue> errors = new java.util.HashSet<>();
    List<State> work = new ArrayList<>(seen);
    while (!work.isEmpty()) {
      for (Successor s : i.successors(work.remove(work.size() - 1))) {
        ErrorValue e = s.error();
        if (e != null) {
          errors.add(e);
        } else if (seen.add(s.state())) {
          work.add(s.state());
        }
      }
    }
    Explorer.Result r = Explorer.explore(i, 10_000);
    assertEquals(seen.size() + errors.size(), r.distinct());
    assertEquals(errors, r.errors().keySet());
  }

  @Test
  void eventsTellWhatHappened() {
    Interpreter i = model();
    List<Successor> run =
        new Schedule(
                List.of(
                    new Move(2, 0), new Move(2, 1), new Move(2, 0), new Move(2, 0), new Move(2, 0)),
                null)
            .run(i);
    List<String> events = new ArrayList<>();
    for (Successor s : run) {
      for (InterpEvent e : s.events()) {
        String at =
            e instanceof InterpEvent.Write w
                ? w.address() + ": " + w.before() + " -> " + w.after()
                : e instanceof InterpEvent.LockTaken l
                    ? Long.toString(l.address())
                    : e instanceof InterpEvent.LocalSet l
                        ? l.variable() + ": " + l.before() + " -> " + l.after()
                        : "";
        events.add((e.getClass().getSimpleName() + " " + at).trim());
      }
    }
    assertEquals(
        List.of(
            "Read",
            "LocalSet v: 0 -> 0",
            "LocalSet w: 0 -> 1",
            "LockTaken 2000",
            "Write 1000: 0 -> 1",
            "LockReleased"),
        events);
  }

  @Test
  void statesOfIndependentThreads() {
    // n threads of k steps that touch nothing in common: (k + 1)^n states, depth n * k + 1.
    ProgramBuilder p = new ProgramBuilder().global("x", CType.INT);
    for (String t : List.of("A", "B", "C")) {
      p.thread(t).load("v", g("x")).load("v", g("x")).load("v", g("x"));
    }
    Explorer.Result r = Explorer.explore(p.start(), 1000);
    assertEquals(64, r.distinct());
    assertEquals(10, r.depth());
    assertEquals(1, r.ends());
    // Every state but those where a thread is done has one step for each thread.
    assertEquals(1 + 3 * 3 * 16, r.generated());
  }
}
