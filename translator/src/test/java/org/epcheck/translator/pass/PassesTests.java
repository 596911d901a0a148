package org.epcheck.translator.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.IrPrinter;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassesTests {
  private static final Span SPAN = new Span("f.c", 1, 1, 1, 2);
  private static final Origin AT = Origin.at(SPAN);
  private static final Var P = new Var("p#1", new CType.Pointer(CType.INT));
  private static final Var X = new Var("x#1", CType.INT);
  private static final Var Y = new Var("y#1", CType.INT);
  private static final Var T = new Var("t#1", CType.INT);
  private static final Pure G = new Pure.GlobalAddress("g", 0);

  private static Pure use(Var v) {
    return new Pure.Use(v);
  }

  private static Instr load(Var target, Pure address) {
    return new Instr.Load(AT, target, address, Instr.Access.PLAIN, "g");
  }

  private static Instr store(Pure address, Pure value) {
    return new Instr.Store(AT, address, value, Instr.Access.PLAIN, "g");
  }

  private static Instr assign(Var target, Pure value) {
    return new Instr.Assign(AT, target, value);
  }

  private static Terminator ret(@Nullable Pure value) {
    return new Terminator.Return(AT, value);
  }

  private static Terminator jump(String label) {
    return new Terminator.Goto(AT, label);
  }

  private static Block block(String label, Terminator end, Instr... instrs) {
    return new Block(label, List.of(instrs), end, Set.of(), false);
  }

  private static IrFunction function(Block... blocks) {
    Map<String, Block> all = new LinkedHashMap<>();
    for (Block b : blocks) {
      all.put(b.label(), b);
    }
    CType.Function type = new CType.Function(CType.INT, List.of(), false);
    return new IrFunction(
        SPAN, "f", type, List.of(), List.of(P, X, Y, T), blocks[0].label(), all, false);
  }

  @Test
  void readingTheHeadAndFollowingItAreTwoSteps() {
    IrFunction f =
        new SplitSteps().run(function(block("a", ret(use(X)), load(P, G), load(X, use(P)))));
    assertEquals(2, f.blocks().size());
  }

  @Test
  void localCodeStaysBehindItsVisibleInstruction() {
    IrFunction f =
        new SplitSteps()
            .run(
                function(block("a", ret(use(Y)), load(X, G), assign(Y, use(X)), store(G, use(Y)))));
    assertEquals(2, f.blocks().size());
    assertEquals(2, f.block("a").instrs().size());
  }

  @Test
  void aCopyIsNotUsedAfterItsSourceHasChanged() {
    IrFunction f =
        new PropagateCopies()
            .run(
                function(
                    block(
                        "a",
                        ret(use(Y)),
                        load(X, G),
                        assign(Y, use(X)),
                        load(X, G),
                        store(G, use(X)))));
    assertTrue(IrPrinter.print(f).contains("return y#1"), IrPrinter.print(f));
  }

  @Test
  void aCopyThatHoldsOnOnePathOnlyIsNotUsedAfterTheJoin() {
    IrFunction f =
        new PropagateCopies()
            .run(
                function(
                    block("a", new Terminator.Branch(AT, use(X), "b", "c"), load(X, G)),
                    block("b", jump("d"), assign(Y, Pure.ONE)),
                    block("c", jump("d"), assign(Y, Pure.ZERO)),
                    block("d", ret(use(Y)))));
    assertTrue(IrPrinter.print(f).contains("return y#1"), IrPrinter.print(f));
  }

  @Test
  void variablesNeededAtTheSameTimeStayTwo() {
    IrFunction f =
        new CoalesceCopies()
            .run(
                function(
                    block(
                        "a",
                        ret(new Pure.Binary(Pure.BinaryOp.ADD, use(X), use(Y))),
                        load(X, G),
                        assign(Y, use(X)),
                        load(X, G))));
    assertTrue(f.variables().containsAll(List.of(X, Y)));
  }

  @Test
  void aTemporaryTakesTheNameOfTheVariableItGoesTo() {
    IrFunction f =
        new CoalesceCopies().run(function(block("a", ret(use(X)), load(T, G), assign(X, use(T)))));
    assertEquals(List.of(X), f.variables());
    assertEquals(List.of(load(X, G)), f.block("a").instrs());
  }

  @Test
  void memoryIsReadEvenIfNobodyWantsTheValue() {
    IrFunction f =
        new RemoveDeadAssignments()
            .run(function(block("a", ret(null), load(X, G), assign(Y, use(X)))));
    assertEquals(List.of(load(X, G)), f.block("a").instrs());
  }

  @Test
  void anAssignmentThatTheVisibleInstructionReadsStaysBeforeIt() {
    List<Instr> needed = List.of(assign(X, Pure.ONE), store(G, use(X)));
    assertEquals(needed, SinkAssignments.sink(needed));
    List<Instr> free = List.of(assign(X, Pure.ONE), store(G, use(Y)));
    assertEquals(List.of(free.get(1), free.get(0)), SinkAssignments.sink(free));
    List<Instr> overwritten = List.of(assign(X, Pure.ONE), load(X, G));
    assertEquals(overwritten, SinkAssignments.sink(overwritten));
  }

  @Test
  void aLocalThatOthersMaySeeStaysInMemory() {
    Instr allocate = new Instr.Allocate(AT, P, CType.INT, Instr.Storage.STACK, false, false);
    Instr free = new Instr.Free(AT, use(P), Instr.Storage.STACK);
    IrFunction seen = function(block("a", ret(null), allocate, store(G, use(P)), free));
    assertEquals(seen.blocks(), new PromoteStackObjects().run(seen).blocks());
    IrFunction late = function(block("a", ret(use(X)), allocate, free, load(X, use(P))));
    assertEquals(late.blocks(), new PromoteStackObjects().run(late).blocks());
    IrFunction own =
        function(block("a", ret(use(X)), allocate, store(use(P), Pure.ONE), load(X, use(P)), free));
    assertTrue(
        new PromoteStackObjects()
            .run(own).block("a").instrs().stream().noneMatch(Instr::isVisible));
  }

  @Test
  void aPipelineInTheWrongOrderIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Pipeline(List.of(new ComputeLiveness(), new NameSteps())));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Pipeline(
                List.of(
                    new InlineCalls(),
                    new SplitSteps(),
                    new SimplifyControlFlow(false),
                    new ScheduleSteps())));
  }
}
