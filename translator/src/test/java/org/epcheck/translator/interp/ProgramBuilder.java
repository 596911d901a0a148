package org.epcheck.translator.interp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/** A program written by hand, and what the tests want to know of it. */
final class ProgramBuilder {
  private static final Span HERE = new Span("test.c", 1, 1, 1, 2);

  private final List<Program.StaticObject> statics = new ArrayList<>();
  private final Map<String, FunctionBuilder> functions = new LinkedHashMap<>();
  private final List<Program.ThreadDecl> threads = new ArrayList<>();
  private final Map<String, StructDef> structs = new LinkedHashMap<>();
  private final List<Program.Guard> guards = new ArrayList<>();
  private final List<Program.Goal> goals = new ArrayList<>();
  private final Map<String, Integer> allocations = new LinkedHashMap<>();
  private @Nullable String finish;

  ProgramBuilder() {
    function("setup");
  }

  static Pure c(long value) {
    return new Pure.Const(value);
  }

  static Pure g(String object) {
    return g(object, 0);
  }

  static Pure g(String object, int offset) {
    return new Pure.GlobalAddress(object, offset);
  }

  static Pure f(String function) {
    return new Pure.FunctionAddress(function);
  }

  static Pure op(Pure.BinaryOp op, Pure left, Pure right) {
    return new Pure.Binary(op, left, right);
  }

  static Pure plus(Pure left, long right) {
    return op(Pure.BinaryOp.ADD, left, c(right));
  }

  static Pure eq(Pure left, long right) {
    return op(Pure.BinaryOp.EQ, left, c(right));
  }

  /** A structure; members whose name begins with {@code *} are pointers, the others integers. */
  CType struct(String tag, String... members) {
    StructDef def = new StructDef(tag, false);
    def.complete(
        Arrays.stream(members).map(m -> m.replace("*", "")).toList(),
        Arrays.stream(members)
            .<CType>map(m -> m.startsWith("*") ? new CType.Pointer(CType.VOID) : CType.INT)
            .toList());
    structs.put(tag, def);
    return new CType.Struct(def);
  }

  /** A static object with these first cells; the rest is zero. */
  ProgramBuilder global(String name, CType type, Pure... cells) {
    return object(name, type, false, cells);
  }

  ProgramBuilder constant(String name, CType type, Pure... cells) {
    return object(name, type, true, cells);
  }

  private ProgramBuilder object(String name, CType type, boolean isConst, Pure... cells) {
    List<Pure> all = new ArrayList<>(Arrays.asList(cells));
    while (all.size() < type.cells()) {
      all.add(Pure.ZERO);
    }
    statics.add(new Program.StaticObject(HERE, name, type, isConst, all));
    return this;
  }

  FunctionBuilder setup() {
    return function("setup");
  }

  FunctionBuilder function(String name, String... parameters) {
    return functions.computeIfAbsent(name, n -> new FunctionBuilder(n, parameters));
  }

  /** The function of a thread. */
  FunctionBuilder thread(String id) {
    String entry = id.toLowerCase(java.util.Locale.ROOT);
    threads.add(new Program.ThreadDecl(HERE, id, "thread " + id, entry));
    return function(entry);
  }

  /** The function that runs at the end. */
  FunctionBuilder finish() {
    finish = "finally";
    return function("finally");
  }

  ProgramBuilder allocations(CType type, int count) {
    allocations.put(type.toString(), count);
    return this;
  }

  ProgramBuilder guard(String struct, int offset, int cells, Integer... path) {
    guards.add(new Program.Guard(struct, offset, cells, List.of(path), "guard"));
    return this;
  }

  ProgramBuilder goal(String id, String first, String second) {
    goals.add(new Program.Goal(id, first, second));
    return this;
  }

  Program build() {
    Map<String, IrFunction> built = new LinkedHashMap<>();
    functions.forEach((name, f) -> built.put(name, f.build()));
    return new Program(
        "test", statics, built, threads, "setup", finish, structs, guards, goals, allocations);
  }

  Outcome<Interpreter> outcome() {
    return Interpreter.start(build());
  }

  Interpreter start() {
    Outcome<Interpreter> outcome = outcome();
    assertTrue(outcome.isOk(), () -> outcome.diagnostics().toString());
    return outcome.get();
  }

  Explorer.Result explore() {
    return Explorer.explore(start(), 100_000);
  }

  /** {@code kind thread label} of each error that a search finds. */
  SortedSet<String> errors() {
    SortedSet<String> errors = new TreeSet<>();
    Explorer.Result result = explore();
    assertTrue(result.complete());
    result.errors().keySet().stream()
        .filter(e -> !e.isOrder())
        .forEach(
            e ->
                errors.add(
                    (e.kind() + " " + e.thread() + " " + e.label()).trim()
                        + (e.kind().equals("data-race") || e.kind().equals("deadlock")
                            ? " " + e.via()
                            : "")));
    return errors;
  }
}
