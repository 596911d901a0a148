package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.c;
import static org.epcheck.translator.interp.ProgramBuilder.eq;
import static org.epcheck.translator.interp.ProgramBuilder.f;
import static org.epcheck.translator.interp.ProgramBuilder.g;
import static org.epcheck.translator.interp.ProgramBuilder.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.epcheck.translator.ir.Instr.Access;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.tla.TlaValue;
import org.epcheck.translator.type.CType;
import org.junit.jupiter.api.Test;

/** Memory accesses, calls, variables. */
final class StepTests {
  private static final CType PAIR = new ProgramBuilder().struct("pair", "a", "*b");

  private static ProgramBuilder withGlobal() {
    return new ProgramBuilder().global("x", CType.INT).global("p", PAIR);
  }

  /** Runs a program of one thread without choices to its end. */
  private static State last(ProgramBuilder p) {
    Interpreter i = p.start();
    State state = i.initialState();
    for (List<Successor> next = i.successors(state); !next.isEmpty(); next = i.successors(state)) {
      assertEquals(1, next.size(), () -> "one thread, no error: " + i.initial());
      state = next.get(0).state();
    }
    return state;
  }

  @Test
  void storesAndLoads() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder a = p.thread("A");
    a.store(g("x"), c(5)).load("v", g("x")).store(g("p", 1), plus(a.v("v"), 2));
    State end = last(p);
    assertTrue(end.isFinished());
    assertEquals(5, end.cell(1000));
    assertEquals(7, end.cell(2001));
    assertEquals("Done", end.pc(1));
  }

  @Test
  void theViewHasExactlyTheVariablesOfThePage() {
    ProgramBuilder p = withGlobal();
    p.thread("A").store(g("x"), c(5)).set("v", c(3)).store(g("p"), c(1));
    Interpreter i = p.start();
    assertEquals(i.initial().init(), i.initialState().view());
    assertEquals(
        "{err=<<>>, held=[A |-> <<>>, rcu |-> <<>>], life=<<\"static\", \"static\">>,"
            + " loc=[A |-> [v |-> 3], rcu |-> <<>>], mark=<<0, 0>>, mem=<<<<5>>, <<0, 0>>>>,"
            + " nest=[A |-> 0, rcu |-> 0], owner=<<0, 0>>, pc=[A |-> \"a_2\", rcu |-> \"Idle\"],"
            + " queue={}, stack=[A |-> <<>>, rcu |-> <<>>], sync=[A |-> {}, rcu |-> {}]}",
        i.successors(i.initialState()).get(0).state().view().toString());
  }

  @Test
  void eachFaultOfAnAccess() {
    ProgramBuilder p = withGlobal();
    p.constant("k", CType.INT, c(9));
    p.thread("A").load("v", c(0));
    p.thread("B").store(plus(c(-12), 5), c(1));
    p.thread("C").load("v", c(256));
    p.thread("D").load("v", g("x", 1));
    p.thread("E").store(g("k"), c(1));
    p.thread("F").load("v", f("setup"));
    p.thread("G").load("v", c(900));
    p.thread("H").load("v", g("k"));
    assertEquals(
        Set.of(
            "null-dereference A a_1",
            "null-dereference B b_1",
            "wild-dereference C c_1",
            "wild-dereference D d_1",
            "write-to-const E e_1",
            "wild-dereference F f_1",
            "wild-dereference G g_1"),
        // Every thread but H is stuck in its fatal fault: no other deadlock is reported.
        p.errors());
  }

  @Test
  void anUseAfterFreeGoesOnWithTheLastValue() {
    ProgramBuilder p = withGlobal();
    p.setup().alloc("o", PAIR, true, false);
    p.setup().store(p.setup().v("o"), c(4)).store(g("p", 1), p.setup().v("o"));
    FunctionBuilder a = p.thread("A");
    a.load("o", g("p", 1)).free(a.v("o")).load("v", a.v("o")).store(g("x"), a.v("v"));
    assertEquals(Set.of("use-after-free A a_3"), p.errors());
    Interpreter i = p.start();
    List<Successor> walk = RandomWalk.walk(i, 1, 10, false);
    assertEquals(4, walk.get(walk.size() - 1).state().cell(1000));
  }

  @Test
  void anErrorStateIsTheOneBeforeButForErr() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder a = p.thread("A");
    a.store(g("x"), c(1))
        .fail("first", g("x"))
        .fail("second", null)
        .check(c(0))
        .store(g("x"), c(2));
    Interpreter i = p.start();
    List<Successor> steps = i.successors(i.initialState());
    assertEquals(
        List.of("first", "second", "assertion", "normal"),
        steps.stream().map(s -> s.error() == null ? "normal" : s.error().kind()).toList());
    State error = steps.get(0).state();
    assertEquals(0, error.cell(1000));
    assertEquals("a_1", error.pc(1));
    assertEquals(-1, error.running());
    assertEquals(
        TlaValue.parse("<<\"first\", \"A\", \"a_1\", 1000, <<>>>>"), error.view().get("err"));
    assertEquals(List.of(), i.successors(error));
    assertEquals(1, steps.get(3).state().cell(1000));
  }

  @Test
  void aFatalFaultHasNoNormalSuccessorAndHidesWhatComesAfter() {
    ProgramBuilder p = withGlobal();
    p.thread("A").store(c(0), c(1)).fail("later", null);
    assertEquals(Set.of("null-dereference A a_1"), p.errors());
    Interpreter i = p.start();
    assertEquals(1, i.successors(i.initialState()).size());
  }

  @Test
  void valuesOfMoreThan32BitsAreNoVerdict() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder a = p.thread("A");
    a.load("v", g("x")).store(g("x"), plus(a.v("v"), Integer.MAX_VALUE)).load("v", g("x"));
    a.set("v", plus(a.v("v"), 1));
    EngineException e = assertThrows(EngineException.class, p::explore);
    assertTrue(String.valueOf(e.getMessage()).contains("2147483648 in a_3, thread A"));
  }

  @Test
  void callsPassParametersAndReturnResults() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder twice = p.function("twice", "n");
    twice.load("junk", g("x")).ret(ProgramBuilder.op(Pure.BinaryOp.MUL, twice.v("n"), c(2)));
    FunctionBuilder a = p.thread("A");
    a.load("v", g("x")).call("r", "twice", c(21)).store(g("x"), a.v("r"));
    Interpreter i = p.start();
    State called = i.successors(i.initialState()).get(0).state();
    assertEquals("twice_1", called.pc(1));
    assertEquals(
        TlaValue.parse(
            "[A |-> <<[dst |-> \"r\", loc |-> [r |-> 0, v |-> 0], pc |-> \"a_after1\"]>>,"
                + " rcu |-> <<>>]"),
        called.view().get("stack"));
    assertEquals(
        TlaValue.parse("[A |-> [junk |-> 0, n |-> 21], rcu |-> <<>>]"), called.view().get("loc"));
    assertEquals(42, last(p).cell(1000));
  }

  @Test
  void theErrorNamesTheCallers() {
    ProgramBuilder p = withGlobal();
    p.function("inner").load("v", c(0));
    p.function("outer").call(null, "inner").load("v", g("x"));
    p.thread("A").load("v", g("x")).call(null, "outer").load("v", g("x"));
    Explorer.Result r = p.explore();
    assertEquals(
        new ErrorValue("null-dereference", "A", "inner_1", 0, List.of("outer_after0", "a_after1")),
        r.errors().firstKey());
  }

  @Test
  void callsThroughPointersNeedACandidate() {
    ProgramBuilder p = withGlobal();
    p.function("one").load("v", g("x")).ret(c(1));
    p.function("two").load("v", g("x")).ret(c(2));
    FunctionBuilder a = p.thread("A");
    a.load("v", g("x")).callPointer("r", f("two"), List.of("one", "two")).store(g("x"), a.v("r"));
    assertEquals(2, last(p).cell(1000));
    ProgramBuilder bad = withGlobal();
    bad.function("one").load("v", g("x")).ret(c(1));
    bad.thread("A").load("v", g("x")).callPointer("r", c(0), List.of("one")).load("v", g("x"));
    assertEquals(Set.of("bad-call A a_1"), bad.errors());
  }

  @Test
  void recursionIsBounded() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder down = p.function("down", "n");
    down.load("v", g("x")).branch(down.v("n"), "more", "out");
    down.label("more").call(null, "down", plus(down.v("n"), -1)).jump("out");
    down.label("out").load("v", g("x")).ret(null);
    p.thread("A").load("v", g("x")).call(null, "down", c(23));
    assertEquals(Set.of(), p.errors());
    ProgramBuilder deep = withGlobal();
    FunctionBuilder again = deep.function("again");
    again.load("v", g("x")).call(null, "again");
    deep.thread("A").load("v", g("x")).call(null, "again");
    Explorer.Result r = deep.explore();
    assertEquals(1, r.errors().size());
    assertTrue(r.errors().firstKey().isBound());
    assertEquals(24, r.errors().firstKey().via().size());
  }

  @Test
  void stopEndsThePath() {
    ProgramBuilder p = withGlobal();
    p.thread("A").load("v", g("x")).stop();
    assertEquals(Set.of("stopped A a_1"), p.errors());
    assertEquals(2, p.explore().distinct());
  }

  @Test
  void transferClearsWhatIsNotLive() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder a = p.thread("A");
    a.load("v", g("x")).set("v", c(7)).set("w", c(8)).store(g("x"), a.v("w")).live("w");
    Interpreter i = p.start();
    assertEquals(
        TlaValue.parse("[A |-> [v |-> 0, w |-> 8], rcu |-> <<>>]"),
        i.successors(i.initialState()).get(0).state().view().get("loc"));
  }

  @Test
  void aCallClearsTheSavedVariables() {
    ProgramBuilder p = withGlobal();
    p.function("callee").load("v", g("x")).ret(c(3));
    FunctionBuilder a = p.thread("A");
    a.load("v", g("x")).set("v", c(7)).set("w", c(8)).set("r", c(9)).call("r", "callee");
    a.store(g("x"), a.v("w")).live("w");
    Interpreter i = p.start();
    State called = i.successors(i.initialState()).get(0).state();
    assertTrue(String.valueOf(called.view().get("stack")).contains("[r |-> 0, v |-> 0, w |-> 8]"));
    // The result is not live after the call.
    State returned = i.successors(called).get(0).state();
    assertEquals(
        TlaValue.parse("[A |-> [r |-> 0, v |-> 0, w |-> 8], rcu |-> <<>>]"),
        returned.view().get("loc"));
  }

  @Test
  void updates() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder a = p.thread("A");
    a.update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.ADD, c(6), null)
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.OR, c(1), null)
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.AND, c(5), null)
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.XOR, c(2), null)
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.COMPARE_AND_SET, c(50), c(7))
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.COMPARE_AND_SET, c(99), c(7))
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.ADD_UNLESS, c(1), c(50))
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.ADD_UNLESS, c(1), c(0))
        .store(g("p"), a.v("o"))
        .update("o", g("x"), org.epcheck.translator.ir.Instr.UpdateOp.SET, c(3), null);
    State end = last(p);
    assertEquals(3, end.cell(1000));
    assertEquals(50, end.cell(2000));
  }

  @Test
  void continuationsAreNotInterrupted() {
    for (boolean atomic : new boolean[] {true, false}) {
      ProgramBuilder p = withGlobal();
      p.thread("A").store(g("x"), c(1)).atomic(atomic).store(g("x"), c(2));
      FunctionBuilder b = p.thread("B");
      b.load("v", g("x"), Access.ONCE).check(ProgramBuilder.op(Pure.BinaryOp.NE, b.v("v"), c(1)));
      assertEquals(atomic ? Set.of() : Set.of("assertion B b_1"), p.errors());
    }
  }

  @Test
  void choices() {
    ProgramBuilder p = withGlobal();
    FunctionBuilder a = p.thread("A");
    a.choose("v", 3).check(ProgramBuilder.op(Pure.BinaryOp.NE, a.v("v"), c(2)));
    Interpreter i = p.start();
    List<Successor> steps = i.successors(i.initialState());
    assertEquals(
        List.of(new Move(1, 0), new Move(1, 1), new Move(1, 2), new Move(1, 2)),
        steps.stream().map(Successor::move).toList());
    assertEquals(Set.of("assertion A a_1"), p.errors());
    assertFalse(steps.get(2).error() == null);
    assertEquals(eq(c(1), 1).toString(), "(1 EQ 1)");
  }
}
