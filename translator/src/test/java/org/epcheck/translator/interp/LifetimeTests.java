package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.c;
import static org.epcheck.translator.interp.ProgramBuilder.eq;
import static org.epcheck.translator.interp.ProgramBuilder.f;
import static org.epcheck.translator.interp.ProgramBuilder.g;
import static org.epcheck.translator.interp.ProgramBuilder.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.epcheck.translator.ir.Instr.QueryKind;
import org.epcheck.translator.ir.Instr.RefOp;
import org.epcheck.translator.ir.Instr.Storage;
import org.epcheck.translator.tla.TlaValue;
import org.epcheck.translator.type.CType;
import org.junit.jupiter.api.Test;

/** Allocation, free, RCU, reference counts. */
final class LifetimeTests {
  /** A global {@code p} that points to an object {@code node} with a value 7 and an rcu_head. */
  private static ProgramBuilder shared() {
    ProgramBuilder p = new ProgramBuilder().global("p", CType.INT).global("x", CType.INT);
    CType node = p.struct("node", "value", "*head");
    FunctionBuilder s = p.setup();
    s.alloc("o", node, true, false).store(s.v("o"), c(7)).store(g("p"), s.v("o"));
    FunctionBuilder callback = p.function("callback", "head");
    callback.free(plus(callback.v("head"), -1)).ret(null);
    return p;
  }

  private static void read(FunctionBuilder t, boolean reader) {
    if (reader) {
      t.readerEnter();
    }
    t.load("o", g("p"));
    t.branch(t.v("o"), "use", "out").label("use").load("v", t.v("o")).jump("out");
    t.label("out");
    if (reader) {
      t.readerLeave();
    } else {
      t.load("v", g("x"));
    }
  }

  @Test
  void aCallbackWaitsForTheReader() {
    for (boolean reader : new boolean[] {true, false}) {
      ProgramBuilder p = shared();
      read(p.thread("A"), reader);
      FunctionBuilder b = p.thread("B");
      b.load("o", g("p")).store(g("p"), c(0)).defer(plus(b.v("o"), 1), f("callback"));
      assertEquals(reader ? Set.of() : Set.of("use-after-free A use"), p.errors());
    }
  }

  @Test
  void aCallbackDoesNotWaitForLaterReaders() {
    // Unlinked only after call_rcu: a later reader finds the object and is not waited for.
    ProgramBuilder p = shared();
    read(p.thread("A"), true);
    FunctionBuilder b = p.thread("B");
    b.load("o", g("p")).defer(plus(b.v("o"), 1), f("callback")).store(g("p"), c(0));
    assertEquals(Set.of("use-after-free A use"), p.errors());
  }

  @Test
  void nestedReadersCountOnce() {
    ProgramBuilder p = shared();
    FunctionBuilder a = p.thread("A");
    a.readerEnter().readerEnter().load("o", g("p")).readerLeave();
    a.branch(a.v("o"), "use", "out").label("use").load("v", a.v("o")).jump("out");
    a.label("out").readerLeave();
    FunctionBuilder b = p.thread("B");
    b.load("o", g("p")).store(g("p"), c(0)).defer(plus(b.v("o"), 1), f("callback"));
    assertEquals(Set.of(), p.errors());
  }

  @Test
  void synchronizeWaitsForTheReader() {
    for (boolean wait : new boolean[] {true, false}) {
      ProgramBuilder p = shared();
      read(p.thread("A"), true);
      FunctionBuilder b = p.thread("B");
      b.load("o", g("p")).store(g("p"), c(0));
      if (wait) {
        b.synchronize();
      }
      b.free(b.v("o"));
      assertEquals(wait ? Set.of() : Set.of("use-after-free A use"), p.errors());
    }
  }

  @Test
  void aGracePeriodInsideAReader() {
    ProgramBuilder p = shared();
    p.thread("A").readerEnter().synchronize().readerLeave();
    assertEquals(Set.of("grace-in-reader A a_2"), p.errors());
    ProgramBuilder q = shared();
    q.thread("A").readerEnter().synchronize().readerLeave();
    q.thread("B").readerEnter().synchronize().readerLeave();
    assertEquals(
        Set.of("grace-in-reader A a_2", "grace-in-reader B b_2", "deadlock [a_3, b_3]"),
        q.errors());
  }

  @Test
  void readersMustBalance() {
    ProgramBuilder p = shared();
    p.thread("A").readerEnter().readerLeave().readerLeave();
    p.thread("B").readerEnter().load("v", g("x"));
    assertEquals(Set.of("reader-underflow A a_3", "reader-held-at-exit B b_2"), p.errors());
  }

  @Test
  void deferredTwice() {
    ProgramBuilder p = shared();
    for (String t : List.of("A", "B")) {
      FunctionBuilder b = p.thread(t);
      b.load("o", g("p")).defer(plus(b.v("o"), 1), f("callback"));
    }
    // Also after the callback: then the object is freed, and freed again.
    assertEquals(
        Set.of(
            "double-defer A a_2",
            "double-defer B b_2",
            "use-after-free A a_2",
            "use-after-free B b_2",
            "double-free rcu callback_1"),
        p.errors());
    ProgramBuilder bad = shared();
    bad.thread("A").defer(g("x"), c(5));
    assertEquals(Set.of("bad-call A a_1"), bad.errors());
  }

  @Test
  void finallyRunsAfterEveryCallback() {
    ProgramBuilder p = shared();
    FunctionBuilder a = p.thread("A");
    a.load("o", g("p")).store(g("p"), c(0)).defer(plus(a.v("o"), 1), f("callback"));
    FunctionBuilder end = p.finish();
    end.query("n", QueryKind.LEAKS, null).check(eq(end.v("n"), 0)).load("v", g("x"));
    assertEquals(Set.of(), p.errors());
    // One thread, no choice: 3 steps, the callback's start and its step, the end's start, which
    // goes on to its first visible step, and that.
    assertEquals(1 + 3 + 2 + 2, p.explore().distinct());
  }

  @Test
  void leaks() {
    ProgramBuilder p = shared();
    p.thread("A").store(g("p"), c(0));
    FunctionBuilder end = p.finish();
    end.query("n", QueryKind.LEAKS, null).check(eq(end.v("n"), 0)).load("v", g("x"));
    assertEquals(Set.of("assertion end finally_1"), p.errors());
    ProgramBuilder inside = shared();
    FunctionBuilder a = inside.thread("A");
    a.load("o", g("p")).store(g("p"), plus(a.v("o"), 1));
    end = inside.finish();
    end.query("n", QueryKind.LEAKS, null).check(eq(end.v("n"), 0)).load("v", g("x"));
    assertEquals(Set.of(), inside.errors());
  }

  @Test
  void freeing() {
    ProgramBuilder p = shared();
    FunctionBuilder a = p.thread("A");
    a.free(c(0)).load("o", g("p")).free(a.v("o")).free(a.v("o")).free(plus(a.v("o"), 1));
    p.thread("B").free(g("x"));
    assertEquals(
        Set.of("double-free A a_4", "invalid-free A a_5", "invalid-free B b_1"), p.errors());
  }

  @Test
  void allocation() {
    ProgramBuilder p = shared();
    CType node = p.struct("node", "value", "*head");
    p.allocations(node, 2);
    FunctionBuilder a = p.thread("A");
    a.alloc("o", node, false, false).load("h", plus(a.v("o"), 1)).check(eq(a.v("h"), 900));
    a.load("h", a.v("o")).check(eq(a.v("h"), 0));
    a.alloc("q", node, true, true).branch(a.v("q"), "got", "failed");
    a.label("got").load("h", plus(a.v("q"), 1)).check(eq(a.v("h"), 0));
    a.alloc("r", node, true, false).ret(null);
    a.label("failed").fail("no-memory", null);
    assertEquals(Set.of("bound-objects A a_6", "no-memory A failed"), p.errors());
    ObjectTable objects = p.start().objects();
    assertEquals(
        List.of("p", "x", "node1", "node2", "node3"),
        objects.mutable().stream().map(ObjectTable.ModelObject::name).toList());
    assertEquals(Life.UNBORN, p.start().initialState().life(4));
  }

  @Test
  void objectsOnTheStack() {
    ProgramBuilder p = shared();
    CType local = p.struct("local", "v");
    p.allocations(local, 1);
    FunctionBuilder a = p.thread("A");
    a.alloc("o", local, Storage.STACK, false, false).store(a.v("o"), c(1));
    a.free(a.v("o"), Storage.STACK).load("v", a.v("o"));
    assertEquals(Set.of("use-after-free A a_4"), p.errors());
    ProgramBuilder bad = shared();
    bad.allocations(local, 1);
    a = bad.thread("A");
    a.alloc("o", local, Storage.STACK, false, false).free(a.v("o"));
    assertEquals(Set.of("invalid-free A a_2"), bad.errors());
  }

  @Test
  void referenceCounts() {
    ProgramBuilder p = shared();
    FunctionBuilder a = p.thread("A");
    a.ref("r", g("x"), RefOp.INC_NOT_ZERO).check(eq(a.v("r"), 0));
    a.ref("r", g("x"), RefOp.INC).check(eq(a.v("r"), 0));
    a.ref("r", g("x"), RefOp.INC_NOT_ZERO).check(eq(a.v("r"), 1));
    a.ref("r", g("x"), RefOp.DEC_AND_TEST).check(eq(a.v("r"), 0));
    a.ref("r", g("x"), RefOp.DEC_AND_TEST).check(eq(a.v("r"), 1));
    a.ref("r", g("x"), RefOp.DEC_AND_TEST).check(eq(a.v("r"), 0));
    assertEquals(Set.of("refcount-from-zero A a_2", "refcount-underflow A a_6"), p.errors());
  }

  @Test
  void anObjectWithAReferenceIsNotFreed() {
    for (boolean counted : new boolean[] {true, false}) {
      ProgramBuilder p = shared();
      FunctionBuilder s = p.setup();
      s.store(plus(s.v("o"), 1), c(2));
      for (String t : List.of("A", "B")) {
        FunctionBuilder a = p.thread(t);
        a.load("o", g("p")).load("v", a.v("o"));
        if (counted) {
          a.ref("r", plus(a.v("o"), 1), RefOp.DEC_AND_TEST);
        } else {
          a.set("r", c(1));
        }
        a.branch(a.v("r"), t + "free", t + "out").label(t + "free").free(a.v("o")).jump(t + "out");
        a.label(t + "out").load("v", g("x"));
      }
      Set<String> errors = p.errors();
      assertEquals(
          counted
              ? Set.of()
              : Set.of(
                  "use-after-free A a_2",
                  "use-after-free B b_2",
                  "double-free A Afree",
                  "double-free B Bfree"),
          errors);
    }
  }

  @Test
  void theSetupsErrorsAreDiagnostics() {
    ProgramBuilder p = shared();
    p.function("broken").load("v", c(0));
    p.setup().call(null, "broken");
    p.thread("A").load("v", g("x"));
    var outcome = p.outcome();
    assertEquals(
        "[Diagnostic[code=KC403, span=broken.c:1:1, message=null-dereference,"
            + " notes=[called from `setup` at setup.c:6:1],"
            + " help=the setup runs alone, before all threads, and must end without an error]]",
        outcome.diagnostics().toString());
  }

  @Test
  void theSetupMustEnd() {
    ProgramBuilder endless = shared();
    endless.setup().label("again").load("v", g("x")).jump("again");
    assertTrue(endless.outcome().diagnostics().get(0).message().contains("200000 steps"));
    ProgramBuilder blocked = shared();
    blocked.setup().mutexLock(g("x")).mutexLock(g("x"));
    assertTrue(blocked.outcome().diagnostics().get(0).message().startsWith("deadlock"));
    ProgramBuilder held = shared();
    held.setup().mutexLock(g("x"));
    assertEquals("lock-held-at-exit at `x`", held.outcome().diagnostics().get(0).message());
  }

  @Test
  void theSetupsCallbacksRun() {
    ProgramBuilder p = shared();
    FunctionBuilder s = p.setup();
    s.defer(plus(s.v("o"), 1), f("callback"));
    p.thread("A").load("v", g("x"));
    Interpreter i = p.start();
    assertEquals(Life.FREED, i.initialState().life(3));
    assertEquals(TlaValue.parse("{}"), i.initial().init().get("queue"));
    assertEquals(
        "[CFrame[function=setup, origin=Origin[span=setup.c:1:1, inlined=[]]]]",
        String.valueOf(i.initial().allocated().get(3)));
  }
}
