package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.c;
import static org.epcheck.translator.interp.ProgramBuilder.eq;
import static org.epcheck.translator.interp.ProgramBuilder.f;
import static org.epcheck.translator.interp.ProgramBuilder.g;
import static org.epcheck.translator.interp.ProgramBuilder.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Instr.Access;
import org.epcheck.translator.ir.Instr.LockMode;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.type.CType;
import org.junit.jupiter.api.Test;

/** Steps that are made at once: fewer states, the same errors (docs/adr/007). */
final class MoversTests {
  private static final int LIMIT = 300_000;

  private static ProgramBuilder globals() {
    return new ProgramBuilder()
        .global("x", CType.INT)
        .global("y", CType.INT)
        .global("m", CType.INT)
        .global("n", CType.INT);
  }

  /** Searches with and without a discipline; the errors must be the same. */
  private static Explorer.Result[] both(ProgramBuilder p, String what) {
    Interpreter plain = p.start();
    Interpreter merging = DisciplineSearch.find(plain, LIMIT);
    Explorer.Result all = Explorer.explore(plain, LIMIT);
    Explorer.Result merged = Explorer.explore(merging, LIMIT);
    assertTrue(all.complete() && merged.complete(), what);
    assertEquals(all.errors().keySet(), merged.errors().keySet(), what);
    assertTrue(merged.distinct() <= all.distinct(), what);
    // A schedule of merged steps is one of single steps.
    merged.errors().values().forEach(s -> s.run(plain));
    return new Explorer.Result[] {all, merged};
  }

  private static Set<String> kinds(ProgramBuilder p) {
    return new TreeSet<>(both(p, "")[1].kinds().keySet());
  }

  private static void increment(FunctionBuilder t) {
    t.mutexLock(g("m")).load("v", g("x"), Access.PLAIN);
    t.store(g("x"), plus(t.v("v"), 1), Access.PLAIN).live("v");
    t.mutexUnlock(g("m")).live();
  }

  @Test
  void aCriticalSectionIsOneStep() {
    ProgramBuilder p = globals();
    increment(p.thread("A"));
    increment(p.thread("B"));
    Explorer.Result[] r = both(p, "increments");
    assertEquals(0, r[1].errors().size());
    // Nobody, both: once one is through, the other meets nobody and follows at once.
    assertEquals(2, r[1].distinct());
    assertTrue(r[0].distinct() > 20, () -> "" + r[0].distinct());
  }

  @Test
  void anUnprotectedAccessTakesTheRuleAway() {
    ProgramBuilder p = globals();
    increment(p.thread("A"));
    FunctionBuilder b = p.thread("B");
    b.load("v", g("x"), Access.PLAIN).check(eq(b.v("v"), 0));
    assertEquals(Set.of("assertion", "data-race"), kinds(p));
  }

  @Test
  void aWrongDisciplineIsFound() {
    ProgramBuilder p = globals();
    increment(p.thread("A"));
    p.thread("B").load("v", g("x"), Access.ONCE);
    int[][][] rules = {
      {Discipline.READ_ONLY}, {Discipline.FREE}, {Discipline.LOCK}, {Discipline.FREE}
    };
    boolean[] lasting = {true, true, true, true};
    Interpreter wrong = p.start().with(new Discipline(rules, lasting));
    Explorer.Result r = Explorer.explore(wrong, LIMIT);
    assertTrue(r.kinds().containsKey(Interpreter.BROKEN), r.kinds()::toString);
    Interpreter right = wrong.without(new TreeSet<>(Set.of(1000L)));
    Explorer.Result again = Explorer.explore(right, LIMIT);
    assertFalse(again.kinds().containsKey(Interpreter.BROKEN));
    assertEquals(Explorer.explore(p.start(), LIMIT).errors().keySet(), again.errors().keySet());
  }

  /** An object with a lock and a cell, reachable from {@code slot}. */
  private static ProgramBuilder object() {
    ProgramBuilder p = globals().global("slot", CType.INT);
    CType s = p.struct("s", "lock", "data");
    FunctionBuilder setup = p.setup();
    setup.alloc("o", s, true, false).store(g("slot"), setup.v("o")).live("o");
    p.function("release", "head").free(p.function("release").v("head"));
    return p;
  }

  @Test
  void readingAPointerAndFollowingItAreTwoSteps() {
    ProgramBuilder p = object();
    FunctionBuilder a = p.thread("A").load("o", g("slot"));
    a.load("v", plus(a.v("o"), 1)).live("o");
    FunctionBuilder b = p.thread("B").load("o", g("slot"));
    b.store(g("slot"), c(0)).live("o").free(b.v("o")).live("o");
    assertEquals(Set.of("null-dereference", "use-after-free"), kinds(p));
  }

  @Test
  void unlinkingAndUnlockingAreTwoSteps() {
    ProgramBuilder p = object();
    FunctionBuilder a = p.thread("A").load("o", g("slot"));
    a.lock(a.v("o"), LockMode.SPIN).live("o");
    a.store(g("slot"), c(0)).live("o").unlock(a.v("o"), LockMode.SPIN).live("o");
    FunctionBuilder b = p.thread("B").load("o", g("slot"));
    b.load("again", g("slot")).live("o");
    b.branch(eq(b.v("again"), 0), "b_free", "b_end");
    b.label("b_free").free(b.v("o")).live("o").ret(null);
    b.label("b_end").ret(null);
    Set<String> kinds = kinds(p);
    assertTrue(kinds.contains("free-held-lock"), kinds::toString);
    assertTrue(kinds.contains("use-after-free"), kinds::toString);
  }

  @Test
  void afterAReaderThereMayBeACallback() {
    ProgramBuilder p = object();
    FunctionBuilder a = p.thread("A").readerEnter().load("o", g("slot"));
    a.branch(a.v("o"), "a_leave", "a_end");
    a.label("a_leave").lock(g("m"), LockMode.SPIN).live("o").readerLeave().live("o");
    a.load("v", plus(a.v("o"), 1)).live("o").unlock(g("m"), LockMode.SPIN).live().ret(null);
    a.label("a_end").readerLeave().ret(null);
    FunctionBuilder b = p.thread("B").load("o", g("slot"));
    b.store(g("slot"), c(0)).live("o").defer(b.v("o"), f("release")).live("o");
    assertEquals(Set.of("use-after-free"), kinds(p));
  }

  @Test
  void aPathThatEndsLaterDoesNotHideItsBeginning() {
    ProgramBuilder p = globals();
    p.thread("A").store(g("x"), c(1)).load("v", g("y")).stop();
    FunctionBuilder b = p.thread("B").load("v", g("x"));
    b.check(eq(b.v("v"), 0));
    assertEquals(Set.of("assertion", "stopped"), kinds(p));
  }

  @Test
  void aMarkEndsAnObjectAsAFreeDoes() {
    ProgramBuilder p = globals();
    p.thread("A").store(g("x"), c(1)).load("v", g("y")).load("w", g("y"));
    FunctionBuilder b = p.thread("B").load("v", g("x"));
    b.branch(eq(b.v("v"), 1), "b_mark", "b_end");
    b.label("b_mark").mark(g("y")).ret(null);
    b.label("b_end").ret(null);
    assertEquals(Set.of("use-after-mark"), kinds(p));
  }

  @Test
  void aLoadForNothingRacesAllTheSame() {
    ProgramBuilder p = globals();
    increment(p.thread("A"));
    p.thread("B").load("unused", g("x"), Access.ONCE).ret(null);
    assertEquals(Set.of("data-race"), kinds(p));
  }

  @Test
  void aLockThatIsWrittenProtectsNothing() {
    ProgramBuilder p = globals();
    increment(p.thread("A"));
    increment(p.thread("B"));
    p.thread("C").store(g("m"), c(0));
    Set<String> kinds = kinds(p);
    assertTrue(kinds.contains("data-race"), kinds::toString);
  }

  @Test
  void twoLocksInBothOrdersStillDeadlock() {
    ProgramBuilder p = globals();
    p.thread("A").mutexLock(g("m")).mutexLock(g("n")).mutexUnlock(g("n")).mutexUnlock(g("m"));
    p.thread("B").mutexLock(g("n")).mutexLock(g("m")).mutexUnlock(g("m")).mutexUnlock(g("n"));
    assertEquals(Set.of("deadlock"), kinds(p));
  }

  @Test
  void aLoopOfProtectedStepsLetsTheOthersRun() {
    ProgramBuilder p = globals();
    FunctionBuilder a = p.thread("A");
    a.label("a_again").load("v", g("y")).jump("a_again");
    FunctionBuilder b = p.thread("B").store(g("x"), c(1)).load("v", g("x"));
    b.check(eq(b.v("v"), 0));
    assertEquals(Set.of("assertion"), kinds(p));
  }

  @Test
  void anObjectIsItsThreadsOwnUntilItsAddressIsStored() {
    ProgramBuilder p = globals().global("slot", CType.INT);
    CType s = p.struct("s", "count", "data");
    p.allocations(s, 1);
    FunctionBuilder a = p.thread("A").alloc("o", s, true, false);
    a.store(a.v("o"), c(7), Access.PLAIN).live("o");
    a.store(plus(a.v("o"), 1), c(8), Access.PLAIN).live("o");
    a.store(g("slot"), a.v("o")).live("o");
    a.store(a.v("o"), c(9), Access.PLAIN).live("o");
    FunctionBuilder b = p.thread("B").load("o", g("slot"));
    b.branch(b.v("o"), "b_use", "b_end");
    b.label("b_use").load("v", b.v("o"), Access.PLAIN).live("o").check(eq(b.v("v"), 7)).ret(null);
    b.label("b_end").ret(null);
    assertEquals(Set.of("assertion", "data-race"), kinds(p));
  }

  @Test
  void randomProgramsHaveTheSameErrors() {
    int errors = 0;
    int fewer = 0;
    for (int seed = 0; seed < Integer.getInteger("seeds", 150); seed++) {
      Explorer.Result[] r = both(random(seed, seed % 2 == 1), "seed " + seed);
      errors += r[0].errors().size();
      fewer += r[1].distinct() < r[0].distinct() ? 1 : 0;
    }
    // The programs are not all trivial.
    assertTrue(errors > 400, "only " + errors + " errors in all");
    assertTrue(fewer > 75, "only " + fewer + " programs have fewer states");
  }

  private static ProgramBuilder random(int seed, boolean more) {
    Random random = new Random(seed);
    ProgramBuilder p = object();
    int threads = 2 + random.nextInt(2);
    for (int t = 0; t < threads; t++) {
      String id = String.valueOf((char) ('A' + t));
      new RandomThread(p.thread(id), random, id.toLowerCase(java.util.Locale.ROOT), more)
          .write(5 - threads);
    }
    return p;
  }

  /** A thread of random operations over the globals and the object. */
  private static final class RandomThread {
    private final FunctionBuilder thread;
    private final Random random;
    private final String name;
    private final boolean more;
    private int labels;

    /**
     * A thread.
     *
     * @param more whether it has atomic sections, trylocks, counts and grace periods, too
     */
    RandomThread(FunctionBuilder thread, Random random, String name, boolean more) {
      this.more = more;
      this.thread = thread;
      this.random = random;
      this.name = name;
    }

    void write(int length) {
      thread.load("o", g("slot"));
      for (int i = 0; i < length; i++) {
        group();
      }
      thread.ret(null);
    }

    private void group() {
      switch (random.nextInt(5)) {
        case 0, 1 -> locked(g(random.nextBoolean() ? "m" : "n"), LockMode.SLEEP);
        case 2 -> locked(thread.v("o"), LockMode.SPIN);
        case 3 -> {
          thread.readerEnter().live("o");
          some();
          thread.readerLeave().live("o");
        }
        default -> {
          if (more) {
            rare();
          } else {
            operation();
          }
        }
      }
    }

    private void rare() {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          thread.load("v", cell(), access()).live("o").atomic(true);
          thread.store(cell(), c(random.nextInt(2)), access()).live("o");
          thread.load("v", cell(), access()).live("o");
          thread.atomic(false).check(eq(thread.v("v"), random.nextInt(2)));
        }
        case 2 -> {
          String done = name + "_done" + ++labels;
          String busy = name + "_busy" + labels;
          thread.tryLock("v", g("m"), LockMode.SLEEP).live("o");
          thread.branch(thread.v("v"), done, busy);
          thread.label(done);
          operation();
          thread.unlock(g("m"), LockMode.SLEEP).live("o").label(busy);
          thread.load("unused", g("y")).live("o");
        }
        case 3 -> {
          Instr.RefOp[] ops = Instr.RefOp.values();
          thread.ref("v", cell(), ops[random.nextInt(ops.length)]).live("o");
        }
        default -> thread.synchronize();
      }
    }

    private void locked(Pure lock, LockMode mode) {
      thread.lock(lock, mode).live("o");
      some();
      thread.unlock(lock, mode).live("o");
    }

    private void some() {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        operation();
      }
    }

    private Access access() {
      return random.nextBoolean() ? Access.PLAIN : Access.ONCE;
    }

    private Pure cell() {
      return switch (random.nextInt(4)) {
        case 0 -> g("x");
        case 1 -> g("y");
        default -> plus(thread.v("o"), 1);
      };
    }

    private void operation() {
      switch (random.nextInt(14)) {
        case 0, 1, 2 -> {
          thread.load("v", cell(), access()).live("o");
          thread.check(eq(thread.v("v"), random.nextInt(2)));
        }
        case 3, 4, 5, 6 -> thread.store(cell(), c(random.nextInt(2)), access()).live("o");
        case 7 -> thread.load("unused", cell(), access()).live("o");
        case 8 -> thread.load("o", g("slot")).live("o");
        case 9 -> thread.store(g("slot"), c(0)).live("o");
        case 10 -> {
          if (random.nextBoolean()) {
            thread.free(thread.v("o")).live("o");
          } else {
            thread.defer(thread.v("o"), f("release")).live("o");
          }
        }
        case 11 -> {
          if (random.nextInt(3) == 0) {
            thread.mark(g("y")).live("o");
          } else {
            thread.touch(cell(), random.nextBoolean()).live("o");
          }
        }
        case 12 -> {
          String go = name + "_go" + ++labels;
          String stop = name + "_stop" + labels;
          thread.load("v", cell(), access()).live("o");
          thread.branch(eq(thread.v("v"), 1), stop, go);
          thread.label(stop).fail("seeded", null).stop();
          thread.label(go).load("unused", g("y")).live("o");
        }
        default -> thread.choose("v", 2).live("o").store(cell(), thread.v("v")).live("o", "v");
      }
    }
  }
}
