package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Instr.Access;
import org.epcheck.translator.ir.Instr.LockMode;
import org.epcheck.translator.ir.Instr.Storage;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;

/**
 * A function written instruction by instruction. A visible instruction begins a block, labelled
 * {@code f_1}, {@code f_2} ...; local ones join the block before. Every variable is live everywhere
 * unless {@link #live} says otherwise.
 */
final class FunctionBuilder {
  private static final class Open {
    private final String label;
    private final List<Instr> instrs = new ArrayList<>();
    private @Nullable Set<String> live;
    private boolean continuation;
    private @Nullable Terminator end;

    Open(String label) {
      this.label = label;
    }
  }

  private final String name;
  private final List<String> parameters;
  private final Map<String, Var> variables = new LinkedHashMap<>();
  private final List<Open> blocks = new ArrayList<>();
  private @Nullable String nextLabel;
  private boolean atomic;
  private int line;

  FunctionBuilder(String name, String... parameters) {
    this.name = name;
    this.parameters = List.of(parameters);
    this.parameters.forEach(this::var);
  }

  private Var var(String variable) {
    return variables.computeIfAbsent(variable, n -> new Var(n, CType.LONG));
  }

  /** The variable as an expression. */
  Pure v(String variable) {
    return new Pure.Use(var(variable));
  }

  private Origin origin() {
    return Origin.at(span(++line));
  }

  private Span span(int at) {
    return new Span(name + ".c", at, 1, at, 2);
  }

  private Open open(boolean fresh) {
    Open last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
    if (last == null || last.end != null || fresh || nextLabel != null) {
      String label = nextLabel != null ? nextLabel : name + "_" + (blocks.size() + 1);
      nextLabel = null;
      Open block = new Open(label);
      // A block that begins with a local instruction goes on.
      block.continuation = !fresh || atomic;
      if (last != null && last.end == null) {
        last.end = new Terminator.Goto(origin(), label);
      }
      blocks.add(block);
      return block;
    }
    return last;
  }

  private FunctionBuilder add(Instr instr) {
    open(instr.isVisible()).instrs.add(instr);
    return this;
  }

  private FunctionBuilder end(Terminator t) {
    open(false).end = t;
    return this;
  }

  /** The next block's label. */
  FunctionBuilder label(String label) {
    nextLabel = label;
    return this;
  }

  /** The variables that are live when the block begun last begins. */
  FunctionBuilder live(String... names) {
    blocks.get(blocks.size() - 1).live = Set.of(names);
    return this;
  }

  /** Blocks from here on are continuations, or no longer. */
  FunctionBuilder atomic(boolean on) {
    atomic = on;
    return this;
  }

  FunctionBuilder set(String variable, Pure value) {
    return add(new Instr.Assign(origin(), var(variable), value));
  }

  FunctionBuilder load(String variable, Pure address) {
    return load(variable, address, Access.ONCE);
  }

  FunctionBuilder load(String variable, Pure address, Access access) {
    return add(new Instr.Load(origin(), var(variable), address, access, "*" + address));
  }

  FunctionBuilder store(Pure address, Pure value) {
    return store(address, value, Access.ONCE);
  }

  FunctionBuilder store(Pure address, Pure value, Access access) {
    return add(new Instr.Store(origin(), address, value, access, "*" + address));
  }

  FunctionBuilder update(
      String old, Pure a, Instr.UpdateOp op, Pure operand, @Nullable Pure expected) {
    return add(new Instr.Update(origin(), var(old), a, op, operand, expected));
  }

  FunctionBuilder ref(String result, Pure address, Instr.RefOp op) {
    return add(new Instr.RefCount(origin(), var(result), address, op));
  }

  FunctionBuilder lock(Pure address, LockMode mode) {
    return add(new Instr.Lock(origin(), address, mode));
  }

  FunctionBuilder tryLock(String result, Pure address, LockMode mode) {
    return add(new Instr.TryLock(origin(), var(result), address, mode));
  }

  FunctionBuilder unlock(Pure address, LockMode mode) {
    return add(new Instr.Unlock(origin(), address, mode));
  }

  /** {@code mutex_lock}. */
  FunctionBuilder mutexLock(Pure address) {
    return lock(address, LockMode.SLEEP);
  }

  /** {@code mutex_unlock}: two steps. */
  FunctionBuilder mutexUnlock(Pure address) {
    return unlock(address, LockMode.SLEEP).load("last", address, Access.ATOMIC);
  }

  FunctionBuilder readerEnter() {
    return add(new Instr.ReaderEnter(origin()));
  }

  FunctionBuilder readerLeave() {
    return add(new Instr.ReaderLeave(origin()));
  }

  FunctionBuilder defer(Pure head, Pure function) {
    return add(new Instr.Defer(origin(), head, function));
  }

  /** {@code synchronize_rcu}: two steps. */
  FunctionBuilder synchronize() {
    add(new Instr.GraceBegin(origin()));
    return add(new Instr.GraceWait(origin()));
  }

  FunctionBuilder alloc(String target, CType type, boolean zero, boolean mayFail) {
    return alloc(target, type, Storage.HEAP, zero, mayFail);
  }

  FunctionBuilder alloc(String target, CType type, Storage storage, boolean zero, boolean mayFail) {
    return add(new Instr.Allocate(origin(), var(target), type, storage, zero, mayFail));
  }

  FunctionBuilder free(Pure pointer) {
    return free(pointer, Storage.HEAP);
  }

  FunctionBuilder free(Pure pointer, Storage storage) {
    return add(new Instr.Free(origin(), pointer, storage));
  }

  FunctionBuilder touch(Pure address, boolean write) {
    return add(new Instr.Touch(origin(), address, write));
  }

  FunctionBuilder await(Pure address) {
    return add(new Instr.Await(origin(), address));
  }

  FunctionBuilder choose(String target, int count) {
    return add(new Instr.Choose(origin(), var(target), count));
  }

  FunctionBuilder mark(Pure object) {
    return add(new Instr.Mark(origin(), object));
  }

  FunctionBuilder fail(String kind, @Nullable Pure address) {
    return add(new Instr.Fail(origin(), kind, address));
  }

  FunctionBuilder check(Pure condition) {
    return add(new Instr.Assert(origin(), condition, "condition"));
  }

  FunctionBuilder query(String target, Instr.QueryKind kind, @Nullable Pure address) {
    return add(new Instr.Query(origin(), var(target), kind, address));
  }

  FunctionBuilder jump(String label) {
    return end(new Terminator.Goto(origin(), label));
  }

  FunctionBuilder branch(Pure condition, String whenTrue, String whenFalse) {
    return end(new Terminator.Branch(origin(), condition, whenTrue, whenFalse));
  }

  /** Goes on with the block that comes next. */
  FunctionBuilder call(@Nullable String result, String callee, Pure... arguments) {
    String next = name + "_after" + line;
    Var dst = result == null ? null : var(result);
    end(new Terminator.Call(origin(), dst, callee, Arrays.asList(arguments), next));
    return label(next);
  }

  FunctionBuilder callPointer(String result, Pure function, List<String> candidates, Pure... args) {
    String next = name + "_after" + line;
    end(
        new Terminator.CallPointer(
            origin(),
            var(result),
            function,
            new CType.Function(CType.INT, List.of(), true),
            Arrays.asList(args),
            candidates,
            next));
    return label(next);
  }

  FunctionBuilder ret(@Nullable Pure value) {
    return end(new Terminator.Return(origin(), value));
  }

  FunctionBuilder stop() {
    return end(new Terminator.Stop(origin()));
  }

  IrFunction build() {
    if (blocks.isEmpty() || blocks.get(blocks.size() - 1).end == null || nextLabel != null) {
      ret(null);
    }
    Map<String, Block> built = new LinkedHashMap<>();
    for (Open b : blocks) {
      Set<Var> live = new LinkedHashSet<>(variables.values());
      if (b.live != null) {
        live.removeIf(v -> !b.live.contains(v.name()));
      }
      built.put(
          b.label,
          new Block(b.label, b.instrs, Objects.requireNonNull(b.end), live, b.continuation));
    }
    List<Var> all = List.copyOf(variables.values());
    return new IrFunction(
        span(1),
        name,
        new CType.Function(
            CType.LONG, parameters.stream().map(p -> (CType) CType.LONG).toList(), false),
        all.subList(0, parameters.size()),
        all,
        blocks.get(0).label,
        built,
        false);
  }
}
