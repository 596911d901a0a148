package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.c;
import static org.epcheck.translator.interp.ProgramBuilder.eq;
import static org.epcheck.translator.interp.ProgramBuilder.f;
import static org.epcheck.translator.interp.ProgramBuilder.g;
import static org.epcheck.translator.interp.ProgramBuilder.op;
import static org.epcheck.translator.interp.ProgramBuilder.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.epcheck.translator.Translator;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.emit.Emission;
import org.epcheck.translator.emit.EmitOptions;
import org.epcheck.translator.emit.Emitter;
import org.epcheck.translator.emit.Tlc;
import org.epcheck.translator.ir.Instr.Access;
import org.epcheck.translator.ir.Instr.LockMode;
import org.epcheck.translator.ir.Instr.QueryKind;
import org.epcheck.translator.ir.Instr.RefOp;
import org.epcheck.translator.ir.Instr.Storage;
import org.epcheck.translator.ir.Instr.UpdateOp;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pure.BinaryOp;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Sources;
import org.epcheck.translator.tla.TlaValue;
import org.epcheck.translator.type.CType;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two implementations of docs/semantics.md have the same states, depth and errors. */
@Tag("tlc")
final class TlcAgreementTests {
  static Stream<Named<Supplier<ProgramBuilder>>> programs() {
    return Stream.of(
        Named.of("locks and races", TlcAgreementTests::locksAndRaces),
        Named.of("faults", TlcAgreementTests::faults),
        Named.of("lifetime and RCU", TlcAgreementTests::lifetime),
        Named.of("calls and choices", TlcAgreementTests::calls),
        Named.of("arithmetic", TlcAgreementTests::arithmetic));
  }

  private static ProgramBuilder locksAndRaces() {
    ProgramBuilder p =
        new ProgramBuilder().global("x", CType.INT).global("m", CType.INT).global("n", CType.INT);
    var a = p.thread("A").mutexLock(g("m")).lock(g("n"), LockMode.SPIN);
    a.load("v", g("x"), Access.PLAIN).store(g("x"), plus(a.v("v"), 1), Access.PLAIN);
    a.query("q", QueryKind.IN_ATOMIC, null).check(a.v("q"));
    a.unlock(g("n"), LockMode.SPIN).mutexUnlock(g("m"));
    var b = p.thread("B").lock(g("n"), LockMode.SPIN).mutexLock(g("m"));
    b.mutexUnlock(g("m")).query("h", QueryKind.HELD, g("n")).check(b.v("h"));
    b.unlock(g("n"), LockMode.SPIN).unlock(g("m"), LockMode.SLEEP);
    var d = p.thread("D").tryLock("ok", g("m"), LockMode.SLEEP);
    d.branch(d.v("ok"), "d_got", "d_not");
    d.label("d_got").store(g("x"), c(5)).readerEnter().await(g("x")).ret(null);
    d.label("d_not").load("v", g("x"), Access.PLAIN).ret(null);
    return p;
  }

  private static ProgramBuilder faults() {
    ProgramBuilder p = new ProgramBuilder();
    CType s = p.struct("s", "lock", "*next");
    p.global("o", s).constant("k", CType.INT, c(3)).guard("s", 1, 1, 0);
    p.thread("A").load("v", c(0)).fail("never", null);
    p.thread("B").store(g("k"), c(1));
    var e = p.thread("E").load("v", g("k"));
    e.check(eq(e.v("v"), 3)).store(g("o", 1), c(4)).fail("seeded", g("o")).load("w", g("o", 2));
    p.thread("F").lock(g("o"), LockMode.SPIN).store(g("o", 1), c(4)).mark(g("o"));
    p.thread("G").unlock(g("o"), LockMode.SPIN).readerLeave().touch(c(512), true);
    return p;
  }

  private static ProgramBuilder lifetime() {
    ProgramBuilder p = new ProgramBuilder();
    CType s = p.struct("s", "count", "*next");
    p.global("slot", CType.INT).allocations(s, 2);
    p.function("release", "head").free(p.function("release").v("head"));
    var a = p.thread("A").alloc("o", s, true, true).branch(p.function("a").v("o"), "a_2", "a_9");
    a.label("a_2").store(a.v("o"), c(1)).store(g("slot"), a.v("o")).synchronize();
    a.ref("last", a.v("o"), RefOp.DEC_AND_TEST).defer(a.v("o"), f("release")).ret(null);
    a.label("a_9").ret(null);
    var b = p.thread("B").readerEnter().load("o", g("slot"));
    b.ref("got", b.v("o"), RefOp.INC_NOT_ZERO).load("v", b.v("o")).readerLeave();
    b.free(b.v("o")).alloc("mine", s, Storage.HEAP, false, false);
    var end = p.finish();
    end.query("n", QueryKind.LEAKS, null).check(eq(end.v("n"), 0));
    return p;
  }

  private static ProgramBuilder calls() {
    ProgramBuilder p = new ProgramBuilder().global("x", CType.INT);
    var inc = p.function("inc", "by").load("v", g("x"));
    inc.store(g("x"), plus(inc.v("v"), 1)).ret(op(BinaryOp.ADD, inc.v("v"), inc.v("by")));
    var again = p.function("again", "n");
    again.branch(eq(again.v("n"), 0), "again_end", "again_more");
    again.label("again_more").call(null, "again", op(BinaryOp.SUB, again.v("n"), c(1)));
    again.load("v", g("x"));
    again.label("again_end").load("v", g("x")).ret(null);
    var a = p.thread("A").choose("w", 3).call("r", "inc", p.function("a").v("w"));
    a.check(eq(a.v("r"), 2)).call("unused", "again", c(2)).ret(null);
    var b = p.thread("B").update("old", g("x"), UpdateOp.COMPARE_AND_SET, f("inc"), c(0));
    b.callPointer("r", f("inc"), List.of("inc", "again"), c(7)).load("z", g("x"));
    p.goal("both", "inc", "again");
    return p;
  }

  private static ProgramBuilder arithmetic() {
    ProgramBuilder p = new ProgramBuilder().global("x", CType.INT).global("y", CType.INT);
    var a = p.thread("A").choose("i", 4).choose("j", 4);
    Pure[] samples = {c(-7), c(13), c(Integer.MIN_VALUE), c(Integer.MAX_VALUE)};
    Pure x = samples[3];
    Pure y = samples[3];
    for (int i = 0; i < 3; i++) {
      x = new Pure.Conditional(eq(a.v("i"), i), samples[i], x);
      y = new Pure.Conditional(eq(a.v("j"), i), samples[i], y);
    }
    a.set("x", x).set("y", y);
    Pure sum = c(0);
    for (BinaryOp o :
        List.of(BinaryOp.BIT_AND, BinaryOp.BIT_OR, BinaryOp.BIT_XOR, BinaryOp.DIV, BinaryOp.REM)) {
      // Narrowed, so that the sum stays small but depends on many bits.
      Pure value = op(o, a.v("x"), op(BinaryOp.BIT_OR, a.v("y"), c(1)));
      sum = op(BinaryOp.ADD, op(BinaryOp.MUL, sum, c(7)), new Pure.Narrow(value, 9, true));
    }
    sum = op(BinaryOp.ADD, sum, op(BinaryOp.ULT, a.v("x"), a.v("y")));
    sum = op(BinaryOp.ADD, sum, op(BinaryOp.ULE, a.v("x"), a.v("y")));
    sum = op(BinaryOp.ADD, sum, op(BinaryOp.SHR, a.v("x"), c(29)));
    a.store(g("x"), sum);
    a.store(g("y"), op(BinaryOp.SHL, op(BinaryOp.BIT_AND, a.v("x"), c(1)), c(31)));
    return p;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void sameStates(Supplier<ProgramBuilder> program, @TempDir Path folder) {
    compare(program.get().build(), folder, EmitOptions.of("Model"));
  }

  @Test
  void sameStatesOfTheBaseModel(@TempDir Path folder) {
    compare(closeClose(), folder, EmitOptions.of("Model"));
  }

  private static Program closeClose() {
    Path specs = Path.of("..", "specs");
    SourceProvider sources =
        Sources.searchPath(
            Sources.directory(specs.resolve("epoll")),
            Sources.directory(specs.resolve("include")),
            Sources.directory(specs.resolve("epoll/include")),
            Sources.directory(specs));
    Outcome<Program> program =
        Translator.program(
            new Translator.Request(
                sources,
                List.of(
                    "fs/eventpoll.c",
                    "fs/file_table.c",
                    "drivers/model.c",
                    "kernel/rcu.c",
                    "kernel/wait.c",
                    "scenarios/close-close.c"),
                Map.of(
                    "EPCHECK_SPIN_IS_RCU_READER", "0",
                    "EPCHECK_FILE_FREE_TYPESAFE", "0",
                    "EPCHECK_ALLOC_FAILS", "0"),
                List.of(),
                List.of()));
    return program.get();
  }

  private static Interpreter start(Program program) {
    return Interpreter.start(program).get();
  }

  /** Without a locking discipline, and with the one that the program keeps to. */
  private static void compare(Program program, Path folder, EmitOptions options) {
    Interpreter plain = start(program);
    Explorer.Result all = compare(program, plain, folder.resolve("plain"), options);
    Interpreter merging = DisciplineSearch.find(plain, 200_000);
    Explorer.Result merged =
        compare(program, merging, folder.resolve("merged"), options.with(merging.discipline()));
    assertEquals(all.errors().keySet(), merged.errors().keySet());
    assertTrue(merged.distinct() <= all.distinct());
  }

  private static Explorer.Result compare(
      Program program, Interpreter interpreter, Path folder, EmitOptions options) {
    Emission emission = Emitter.emit(program, interpreter.initial(), options);
    assertEquals(emission, Emitter.emit(program, interpreter.initial(), options));
    Explorer.Result expected = Explorer.explore(interpreter, 200_000);
    Tlc.write(folder, emission);
    Tlc.Result actual = Tlc.check(folder, "Model", "Model.cfg");
    TreeSet<TlaValue> errors = new TreeSet<>();
    expected.errors().keySet().forEach(e -> errors.add(e.toTla()));
    assertEquals(errors, actual.errors());
    assertEquals(expected.distinct(), actual.distinct(), actual.output());
    assertEquals(expected.generated(), actual.generated());
    assertEquals(expected.depth(), actual.depth());
    return expected;
  }

  @Test
  void randomWalksOfTlcAreStepsOfTheInterpreter(@TempDir Path folder) {
    Program program = closeClose();
    Interpreter interpreter = start(program);
    Tlc.write(folder, Emitter.emit(program, interpreter.initial(), EmitOptions.of("Model")));
    List<List<Map<String, TlaValue>>> walks = Tlc.simulate(folder, "Model", 8, 150, 20171122);
    int steps = 0;
    for (List<Map<String, TlaValue>> walk : walks) {
      assertEquals(12, walk.get(0).size());
      assertInstanceOf(Replay.Replayed.class, Replay.of(interpreter, walk), () -> "seed 20171122");
      steps += walk.size();
    }
    assertFalse(steps < 100, "walks are too short: " + steps);
  }
}
