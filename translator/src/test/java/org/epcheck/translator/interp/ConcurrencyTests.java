package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.c;
import static org.epcheck.translator.interp.ProgramBuilder.eq;
import static org.epcheck.translator.interp.ProgramBuilder.g;
import static org.epcheck.translator.interp.ProgramBuilder.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.epcheck.translator.ir.Instr.Access;
import org.epcheck.translator.ir.Instr.LockMode;
import org.epcheck.translator.ir.Instr.QueryKind;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.type.CType;
import org.junit.jupiter.api.Test;

/** Threads, locks, data races, deadlocks. */
final class ConcurrencyTests {
  private static ProgramBuilder two() {
    return new ProgramBuilder()
        .global("x", CType.INT)
        .global("m", CType.INT)
        .global("n", CType.INT);
  }

  private static void increment(FunctionBuilder t, boolean locked) {
    if (locked) {
      t.mutexLock(g("m"));
    }
    t.load("v", g("x")).store(g("x"), plus(t.v("v"), 1)).live("v");
    if (locked) {
      t.mutexUnlock(g("m")).live();
    }
  }

  @Test
  void anUpdateIsLostWithoutALock() {
    for (boolean locked : new boolean[] {true, false}) {
      ProgramBuilder p = two();
      increment(p.thread("A"), locked);
      increment(p.thread("B"), locked);
      FunctionBuilder end = p.finish();
      end.load("v", g("x")).check(eq(end.v("v"), 2));
      assertEquals(locked ? Set.of() : Set.of("assertion end finally_1"), p.errors());
    }
  }

  @Test
  void theStatesOfALostUpdate() {
    ProgramBuilder p = two();
    increment(p.thread("A"), false);
    increment(p.thread("B"), false);
    Explorer.Result r = p.explore();
    // A thread is before its load, between (with 0 or 1 read), or done (the variable is dead, so
    // 0).
    // both before 1; one between, the other before 2 (read 0); one done, the other before 2 (x =
    // 1);
    // both between 1 (0, 0); one done, the other between: read 0 (2) or read 1 (2), x = 1;
    // both done: x = 1 or x = 2: 2. Done threads have no variables.
    assertEquals(1 + 2 + 2 + 1 + 4 + 2, r.distinct());
    assertEquals(5, r.depth());
    assertEquals(2, r.ends());
    assertTrue(r.complete());
    assertEquals(Set.of(), r.errors().keySet());
  }

  @Test
  void mutualExclusion() {
    for (LockMode mode : LockMode.values()) {
      ProgramBuilder p = two();
      for (String t : List.of("A", "B")) {
        FunctionBuilder f = p.thread(t);
        f.lock(g("m"), mode).load("v", g("x")).check(eq(f.v("v"), 0)).store(g("x"), c(1));
        f.store(g("x"), c(0)).unlock(g("m"), mode);
      }
      assertEquals(Set.of(), p.errors());
      Explorer.Result r = p.explore();
      // 6 points each, 5 x 4 of both inside excluded (lock taken by both); held is a function of
      // pc.
      assertEquals(36 - 16, r.distinct());
    }
  }

  @Test
  void aTryLockDoesNotWait() {
    ProgramBuilder p = two();
    p.thread("A").lock(g("m"), LockMode.SPIN).load("v", g("x")).unlock(g("m"), LockMode.SPIN);
    FunctionBuilder b = p.thread("B");
    b.tryLock("ok", g("m"), LockMode.SPIN).branch(b.v("ok"), "got", "not");
    b.label("got").unlock(g("m"), LockMode.SPIN).ret(null);
    b.label("not").fail("refused", null);
    assertEquals(Set.of("refused B not"), p.errors());
  }

  @Test
  void unlockingWhatIsNotOwned() {
    ProgramBuilder p = two();
    p.thread("A").mutexLock(g("m")).load("v", g("x")).mutexUnlock(g("m"));
    p.thread("B").unlock(g("n"), LockMode.SLEEP);
    assertEquals(Set.of("unlock-not-owner B b_1"), p.errors());
  }

  @Test
  void aLockHeldAtTheEnd() {
    ProgramBuilder p = two();
    p.thread("A").mutexLock(g("n")).mutexLock(g("m")).load("v", g("x"));
    Explorer.Result r = p.explore();
    assertEquals(
        List.of(
            new ErrorValue("lock-held-at-exit", "A", "a_3", 3000, List.of()),
            ErrorValue.order(3000, 0, 2000, 0)),
        List.copyOf(r.errors().keySet()));
  }

  @Test
  void deadlockByLockOrder() {
    for (boolean sameOrder : new boolean[] {true, false}) {
      ProgramBuilder p = two();
      p.thread("A").mutexLock(g("m")).mutexLock(g("n")).mutexUnlock(g("n")).mutexUnlock(g("m"));
      Pure first = g(sameOrder ? "m" : "n");
      Pure second = g(sameOrder ? "n" : "m");
      p.thread("B").mutexLock(first).mutexLock(second).mutexUnlock(second).mutexUnlock(first);
      assertEquals(sameOrder ? Set.of() : Set.of("deadlock [a_2, b_2]"), p.errors());
      if (!sameOrder) {
        SortedMap<ErrorValue, Schedule> all = p.explore().errors();
        assertTrue(all.containsKey(ErrorValue.order(2000, 0, 3000, 0)));
        assertTrue(all.containsKey(ErrorValue.order(3000, 0, 2000, 0)));
        assertEquals(3, all.size());
        Schedule shortest = all.values().iterator().next();
        assertEquals(3, shortest.moves().size());
        assertEquals(shortest.error(), shortest.run(p.start()).get(2).error());
      }
    }
  }

  @Test
  void aThreadWaitsForItself() {
    ProgramBuilder p = two();
    p.thread("A").mutexLock(g("m")).mutexLock(g("m")).mutexUnlock(g("m"));
    assertEquals(Set.of("deadlock [a_2]"), p.errors());
  }

  @Test
  void awaitIsWokenOrNot() {
    for (boolean woken : new boolean[] {true, false}) {
      ProgramBuilder p = two();
      p.thread("A").await(g("x"));
      p.thread("B").store(g(woken ? "x" : "n"), c(1));
      assertEquals(woken ? Set.of() : Set.of("deadlock [a_1]"), p.errors());
    }
  }

  @Test
  void dataRaces() {
    for (Access access : Access.values()) {
      ProgramBuilder p = two();
      p.thread("A").store(g("x"), c(1), access);
      p.thread("B").load("v", g("x"), Access.ONCE);
      p.thread("C").load("v", g("n"), Access.PLAIN);
      assertEquals(access == Access.PLAIN ? Set.of("data-race A a_1 [b_1]") : Set.of(), p.errors());
    }
  }

  @Test
  void noDataRaceOfReadersNorUnderALock() {
    ProgramBuilder p = two();
    p.thread("A").load("v", g("x"), Access.PLAIN);
    p.thread("B").load("v", g("x"), Access.PLAIN);
    assertEquals(Set.of(), p.errors());
    ProgramBuilder q = two();
    for (String t : List.of("A", "B")) {
      FunctionBuilder f = q.thread(t);
      f.lock(g("m"), LockMode.SPIN).load("v", g("x"), Access.PLAIN);
      f.store(g("x"), plus(f.v("v"), 1), Access.PLAIN).unlock(g("m"), LockMode.SPIN);
    }
    assertEquals(Set.of(), q.errors());
  }

  @Test
  void unlockInTwoStepsTouchesFreedMemory() {
    for (boolean twoSteps : new boolean[] {true, false}) {
      ProgramBuilder p = two();
      CType object = p.struct("object", "lock", "refs");
      FunctionBuilder s = p.setup();
      s.alloc("o", object, true, false).store(plus(s.v("o"), 1), c(2)).store(g("x"), s.v("o"));
      for (String t : List.of("A", "B")) {
        FunctionBuilder f = p.thread(t);
        f.load("o", g("x")).lock(f.v("o"), LockMode.SLEEP).load("r", plus(f.v("o"), 1));
        f.store(plus(f.v("o"), 1), plus(f.v("r"), -1)).unlock(f.v("o"), LockMode.SLEEP);
        if (twoSteps) {
          f.touch(f.v("o"), false);
        }
        f.branch(eq(f.v("r"), 1), t + "free", t + "out");
        f.label(t + "free").free(f.v("o")).jump(t + "out");
        f.label(t + "out").load("v", g("n"));
      }
      assertEquals(
          twoSteps ? Set.of("use-after-free A a_6", "use-after-free B b_6") : Set.of(), p.errors());
    }
  }

  @Test
  void freeingALockThatIsHeld() {
    ProgramBuilder p = two();
    CType object = p.struct("object", "a", "lock");
    p.setup().alloc("o", object, true, false);
    p.setup().store(g("x"), p.setup().v("o"));
    FunctionBuilder a = p.thread("A");
    a.load("o", g("x")).mutexLock(plus(a.v("o"), 1)).free(a.v("o"));
    assertEquals(Set.of("free-held-lock A a_3", "lock-held-at-exit A a_3"), p.errors());
  }

  @Test
  void queriesOfTheThread() {
    ProgramBuilder p = two();
    p.thread("A").load("v", g("x"));
    FunctionBuilder b = p.thread("B");
    b.lock(g("m"), LockMode.SPIN)
        .query("self", QueryKind.SELF, null)
        .query("held", QueryKind.HELD, g("m"))
        .query("other", QueryKind.HELD, g("n"))
        .query("atomic", QueryKind.IN_ATOMIC, null)
        .check(eq(b.v("self"), 2))
        .check(eq(b.v("held"), 1))
        .check(eq(b.v("other"), 0))
        .check(eq(b.v("atomic"), 1))
        .unlock(g("m"), LockMode.SPIN)
        .query("atomic", QueryKind.IN_ATOMIC, null)
        .check(eq(b.v("atomic"), 0))
        .readerEnter()
        .query("atomic", QueryKind.IN_ATOMIC, null)
        .check(eq(b.v("atomic"), 1))
        .readerLeave()
        .mutexLock(g("m"))
        .query("atomic", QueryKind.IN_ATOMIC, null)
        .check(eq(b.v("atomic"), 0))
        .mutexUnlock(g("m"));
    assertEquals(Set.of(), p.errors());
  }

  @Test
  void goalsAreEvidence() {
    for (boolean overlap : new boolean[] {true, false}) {
      ProgramBuilder p = two().goal("g1", "first", "second");
      p.function("first").load("v", g("x"));
      p.function("second").load("v", g("x"));
      FunctionBuilder a = p.thread("A");
      FunctionBuilder b = p.thread("B");
      if (overlap) {
        a.load("v", g("x")).call(null, "first").load("v", g("x"));
        b.load("v", g("x")).call(null, "second").load("v", g("x"));
      } else {
        a.mutexLock(g("m")).call(null, "first").mutexUnlock(g("m"));
        b.mutexLock(g("m")).call(null, "second").mutexUnlock(g("m"));
      }
      assertEquals(overlap ? Set.of("reached  g1") : Set.of(), p.errors());
    }
  }

  @Test
  void guards() {
    for (boolean locked : new boolean[] {true, false}) {
      ProgramBuilder p = two();
      CType outer = p.struct("outer", "lock");
      CType inner = p.struct("inner", "*owner", "list");
      p.guard("inner", 1, 1, 0, 0);
      p.global("o", outer).global("i", inner, g("o"));
      FunctionBuilder a = p.thread("A");
      if (locked) {
        a.mutexLock(g("o")).store(g("i", 1), c(1)).mutexUnlock(g("o"));
      } else {
        a.mutexLock(g("m")).store(g("i", 1), c(1)).mutexUnlock(g("m"));
      }
      a.load("v", g("i", 0));
      assertEquals(locked ? Set.of() : Set.of("unguarded-access A a_2"), p.errors());
    }
  }

  @Test
  void marks() {
    ProgramBuilder p = two();
    p.thread("A").mark(g("x")).store(g("x"), c(1)).store(g("n"), c(1));
    p.thread("B").load("v", g("n")).load("v", g("x"));
    assertEquals(Set.of("use-after-mark B b_2"), p.errors());
    ProgramBuilder bad = two();
    bad.thread("A").mark(c(0));
    assertEquals(Set.of("null-dereference A a_1"), bad.errors());
  }
}
