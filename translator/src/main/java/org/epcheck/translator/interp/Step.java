package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Terminator;
import org.jspecify.annotations.Nullable;

/** One thread executes one block, with one set of choices: docs/semantics.md, section 4. */
final class Step {
  private static final int MAX_DEPTH = 24;

  private final World world;
  private final LinkedCode code;
  private final Draft draft;
  private final int thread;
  private final LinkedCode.Node node;
  private final Choices choices;
  private final Recorder recorder;
  private final Memory memory;
  private final List<String> via = new ArrayList<>();
  private int[] loc;
  private boolean dead;

  Step(World world, State state, int thread, Choices choices, Recorder recorder) {
    this.world = world;
    this.code = world.code;
    this.draft = new Draft(state);
    this.thread = thread;
    this.choices = choices;
    this.recorder = recorder;
    this.memory = new Memory(world, draft, thread, thread != code.setup());
    ThreadState t = state.threads[thread];
    this.node = code.block(t.pc());
    this.loc = t.loc().clone();
    for (Frame f = t.stack(); f != null; f = f.caller()) {
      via.add(code.label(f.pc()));
    }
  }

  /** Executes the block; null if an error was fatal. */
  @Nullable State run() {
    for (LinkedCode.Op op : node.ops()) {
      execute(op);
      if (dead) {
        return null;
      }
    }
    finish(node.end());
    return dead ? null : draft.toState();
  }

  // ---- Errors and accesses

  private void error(@Nullable Origin origin, String kind, int address, String text) {
    recorder.event(new InterpEvent.Fault(origin, kind, address, text));
    recorder.error(
        new ErrorValue(kind, code.threadName(thread), node.block().label(), address, via));
  }

  private void fatal(Origin origin, String kind, int address) {
    error(origin, kind, address, "");
    dead = true;
  }

  /** The checks of an access; false if it ended the path. */
  private boolean access(Origin origin, int address, boolean write, boolean lockOperation) {
    String fault = memory.fatalFault(address, write);
    if (!fault.isEmpty()) {
      fatal(origin, fault, address);
      return false;
    }
    if (memory.isFreed(address)) {
      error(origin, "use-after-free", address, "");
    }
    if (memory.isMarkedByOther(address)) {
      error(origin, "use-after-mark", address, "");
    }
    if (!lockOperation && memory.isUnguarded(address)) {
      error(origin, "unguarded-access", address, "");
    }
    return true;
  }

  private ThreadState self() {
    return draft.threads[thread];
  }

  private void self(ThreadState changed) {
    draft.threads[thread] = changed;
  }

  private void assign(LinkedCode.Op op, int value) {
    if (op.target() >= 0) {
      recorder.event(
          new InterpEvent.LocalSet(
              op.instr().origin(),
              node.function().name(),
              node.function().variables().get(op.target()),
              loc[op.target()],
              value));
      loc[op.target()] = value;
    }
  }

  // ---- Instructions

  private void execute(LinkedCode.Op op) {
    Instr instr = op.instr();
    int a = op.in().isEmpty() ? 0 : op.in().get(0).of(loc);
    if (instr instanceof Instr.Assign) {
      assign(op, a);
    } else if (instr instanceof Instr.Load i) {
      load(op, i, a);
    } else if (instr instanceof Instr.Store i) {
      store(i, a, op.in().get(1).of(loc));
    } else if (instr instanceof Instr.Update i) {
      update(op, i, a, op.in().get(1).of(loc), op.in().get(2).of(loc));
    } else if (instr instanceof Instr.RefCount i) {
      refCount(op, i, a);
    } else if (instr instanceof Instr.Lock i) {
      if (access(i.origin(), a, true, true)) {
        take(i.origin(), a, i.mode());
      }
    } else if (instr instanceof Instr.TryLock i) {
      tryLock(op, i, a);
    } else if (instr instanceof Instr.Unlock i) {
      unlock(i, a);
    } else if (instr instanceof Instr.ReaderEnter i) {
      self(self().withNest(self().nest() + 1));
      recorder.event(new InterpEvent.ReaderEnter(i.origin(), self().nest()));
    } else if (instr instanceof Instr.ReaderLeave i) {
      readerLeave(i);
    } else if (instr instanceof Instr.Defer i) {
      defer(i, a, op.in().get(1).of(loc));
    } else if (instr instanceof Instr.GraceBegin i) {
      graceBegin(i);
    } else if (instr instanceof Instr.GraceWait i) {
      recorder.event(new InterpEvent.GraceEnded(i.origin()));
    } else if (instr instanceof Instr.Allocate i) {
      allocate(op, i);
    } else if (instr instanceof Instr.Free i) {
      free(i, a);
    } else if (instr instanceof Instr.Touch i) {
      if (access(i.origin(), a, i.write(), false)) {
        recorder.event(new InterpEvent.Touched(i.origin(), a, i.write()));
      }
    } else if (instr instanceof Instr.Await i) {
      if (access(i.origin(), a, false, false)) {
        recorder.event(
            new InterpEvent.Read(i.origin(), a, memory.get(a), Instr.Access.ACQUIRE, ""));
      }
    } else if (instr instanceof Instr.Choose i) {
      assign(op, choices.pick(i.count()));
    } else if (instr instanceof Instr.Mark i) {
      mark(i, a);
    } else if (instr instanceof Instr.Fail i) {
      error(i.origin(), i.kind(), a, "");
    } else if (instr instanceof Instr.Assert i) {
      if (a == 0) {
        error(i.origin(), "assertion", 0, i.text());
      }
    } else if (instr instanceof Instr.Query i) {
      assign(op, query(i, a));
    } else {
      throw new EngineException(
          instr.getClass().getSimpleName() + " in a block that was not split into steps");
    }
  }

  private void load(LinkedCode.Op op, Instr.Load i, int a) {
    if (access(i.origin(), a, false, false)) {
      int value = memory.get(a);
      recorder.event(new InterpEvent.Read(i.origin(), a, value, i.access(), i.place()));
      assign(op, value);
    }
  }

  private void store(Instr.Store i, int a, int value) {
    if (access(i.origin(), a, true, false)) {
      recorder.event(
          new InterpEvent.Write(i.origin(), a, memory.get(a), value, i.access(), i.place()));
      memory.set(a, value);
    }
  }

  private void update(LinkedCode.Op op, Instr.Update i, int a, int operand, int expected) {
    if (!access(i.origin(), a, true, false)) {
      return;
    }
    int old = memory.get(a);
    int value =
        switch (i.op()) {
          case ADD -> Eval.range((long) old + operand);
          case SET -> operand;
          case AND -> old & operand;
          case OR -> old | operand;
          case XOR -> old ^ operand;
          case COMPARE_AND_SET -> old == expected ? operand : old;
          case ADD_UNLESS -> old == expected ? old : Eval.range((long) old + operand);
        };
    recorder.event(new InterpEvent.Write(i.origin(), a, old, value, Instr.Access.ATOMIC, ""));
    memory.set(a, value);
    assign(op, old);
  }

  private void refCount(LinkedCode.Op op, Instr.RefCount i, int a) {
    if (!access(i.origin(), a, true, false)) {
      return;
    }
    int old = memory.get(a);
    int value = old;
    int result = 0;
    switch (i.op()) {
      case INC -> {
        if (old == 0) {
          error(i.origin(), "refcount-from-zero", a, "");
        }
        value = Eval.range(old + 1L);
      }
      case INC_NOT_ZERO -> {
        value = old == 0 ? 0 : Eval.range(old + 1L);
        result = old == 0 ? 0 : 1;
      }
      case DEC_AND_TEST -> {
        if (old <= 0) {
          error(i.origin(), "refcount-underflow", a, "");
        } else {
          value = old - 1;
          result = value == 0 ? 1 : 0;
        }
      }
    }
    recorder.event(new InterpEvent.CountChanged(i.origin(), a, i.op(), old, value));
    memory.set(a, value);
    assign(op, result);
  }

  private static int bit(Instr.LockMode mode) {
    return mode == Instr.LockMode.SPIN ? 1 : 0;
  }

  private void take(Origin origin, int a, Instr.LockMode mode) {
    memory.set(a, thread + 1);
    self(self().plus(a, bit(mode)));
    recorder.event(new InterpEvent.LockTaken(origin, a, mode));
  }

  private void tryLock(LinkedCode.Op op, Instr.TryLock i, int a) {
    if (!access(i.origin(), a, true, true)) {
      return;
    }
    int owner = memory.get(a);
    if (owner == 0) {
      take(i.origin(), a, i.mode());
    } else {
      recorder.event(new InterpEvent.LockRefused(i.origin(), a, owner));
    }
    assign(op, owner == 0 ? 1 : 0);
  }

  private void unlock(Instr.Unlock i, int a) {
    if (!access(i.origin(), a, true, true)) {
      return;
    }
    if (memory.get(a) != thread + 1) {
      error(i.origin(), "unlock-not-owner", a, "");
    }
    memory.set(a, 0);
    self(self().minus(a, bit(i.mode())));
    recorder.event(new InterpEvent.LockReleased(i.origin(), a, i.mode()));
  }

  private void readerLeave(Instr.ReaderLeave i) {
    int nest = self().nest();
    if (nest == 0) {
      error(i.origin(), "reader-underflow", 0, "");
      return;
    }
    self(self().withNest(nest - 1));
    if (nest == 1) {
      draft.quiescent(thread);
    }
    recorder.event(new InterpEvent.ReaderLeave(i.origin(), nest - 1));
  }

  private List<Integer> numbers(int bits) {
    List<Integer> list = new ArrayList<>();
    for (int t = 0; t < draft.threads.length; t++) {
      if ((bits >> t & 1) != 0) {
        list.add(t + 1);
      }
    }
    return list;
  }

  private void defer(Instr.Defer i, int head, int function) {
    if (!access(i.origin(), head, true, false)) {
      return;
    }
    var callback = code.functionAt(function);
    if (callback == null || callback.parameters().size() != 1) {
      fatal(i.origin(), "bad-call", function);
      return;
    }
    int o = memory.object(head);
    boolean queued = false;
    for (Deferred d : draft.queue) {
      queued |= d.head() == head;
    }
    if (queued || draft.life[o] == Life.RETIRED) {
      error(i.origin(), "double-defer", head, "");
      return;
    }
    int readers = draft.readers();
    recorder.event(new InterpEvent.Deferred(i.origin(), head, function, numbers(readers)));
    if (draft.life[o] != Life.FREED) {
      draft.life[o] = Life.RETIRED;
      recorder.event(new InterpEvent.Retired(i.origin(), o + 1));
    }
    draft.add(new Deferred(head, function, readers));
  }

  private void graceBegin(Instr.GraceBegin i) {
    if (self().nest() > 0) {
      error(i.origin(), "grace-in-reader", 0, "");
    }
    int readers = draft.readers() & ~(1 << thread);
    self(self().withSync(readers));
    recorder.event(new InterpEvent.GraceBegan(i.origin(), numbers(readers)));
  }

  private void allocate(LinkedCode.Op op, Instr.Allocate i) {
    if (i.mayFail() && choices.pick(2) == 1) {
      assign(op, 0);
      return;
    }
    int o = world.allocate(draft, i);
    if (o < 0) {
      fatal(i.origin(), "bound-objects", 0);
      return;
    }
    draft.born(o, fresh(i));
    recorder.event(new InterpEvent.Born(i.origin(), o + 1));
    assign(op, (o + 1) * ObjectTable.PAGE);
  }

  private static int[] fresh(Instr.Allocate i) {
    int[] cells = new int[i.type().cells()];
    for (int c = 0; c < cells.length && !i.zero(); c++) {
      boolean pointer =
          ObjectTable.cellType(i.type(), c) instanceof org.epcheck.translator.type.CType.Pointer;
      cells[c] = pointer ? ObjectTable.UNINIT : 0;
    }
    return cells;
  }

  private void free(Instr.Free i, int a) {
    boolean heap = i.storage() == Instr.Storage.HEAP;
    if (heap && a == 0) {
      return;
    }
    int o = memory.object(a);
    if (o < 0
        || Memory.cell(a) != 0
        || world.table().mutable().get(o).kind() != World.kind(i.storage())) {
      fatal(i.origin(), "invalid-free", a);
      return;
    }
    if (heap && draft.life[o] == Life.FREED) {
      error(i.origin(), "double-free", a, "");
      return;
    }
    if (heap && isLockHeldIn(a)) {
      error(i.origin(), "free-held-lock", a, "");
    }
    draft.life[o] = Life.FREED;
    recorder.event(new InterpEvent.Freed(i.origin(), o + 1));
  }

  private boolean isLockHeldIn(int object) {
    for (ThreadState t : draft.threads) {
      for (int i = 0; i < t.held().length; i += 2) {
        if (t.held()[i] - Memory.cell(t.held()[i]) == object) {
          return true;
        }
      }
    }
    return false;
  }

  private void mark(Instr.Mark i, int a) {
    String fault = memory.fatalFault(a, true);
    if (!fault.isEmpty()) {
      fatal(i.origin(), fault, a);
      return;
    }
    int o = memory.object(a);
    draft.mark[o] = thread + 1;
    recorder.event(new InterpEvent.Marked(i.origin(), o + 1));
  }

  private int query(Instr.Query i, int a) {
    return switch (i.kind()) {
      case SELF -> thread + 1;
      case HELD -> self().holds(a) ? 1 : 0;
      case IN_ATOMIC -> self().holdsSpin() || self().nest() > 0 ? 1 : 0;
      case LEAKS -> Leaks.count(world, draft);
    };
  }

  // ---- Terminators

  private void finish(LinkedCode.End end) {
    Terminator t = end.terminator();
    Eval value = end.value();
    if (t instanceof Terminator.Goto) {
      go(end.next()[0], loc, self().stack());
    } else if (t instanceof Terminator.Branch && value != null) {
      go(end.next()[value.of(loc) != 0 ? 0 : 1], loc, self().stack());
    } else if (t instanceof Terminator.Return) {
      leave(t.origin(), value == null ? null : value.of(loc));
    } else if (t instanceof Terminator.Stop) {
      fatal(t.origin(), "stopped", 0);
    } else if (value != null) {
      call(end, value.of(loc));
    }
  }

  private void call(LinkedCode.End end, int address) {
    Origin origin = end.terminator().origin();
    var callee = end.callees().get(address);
    if (callee == null) {
      fatal(origin, "bad-call", address);
      return;
    }
    Frame stack = self().stack();
    if (stack != null && stack.depth() >= MAX_DEPTH) {
      fatal(origin, "bound-depth", 0);
      return;
    }
    int[] parameters = new int[callee.variables().size()];
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < end.arguments().size(); i++) {
      int v = end.arguments().get(i).of(loc);
      values.add((long) v);
      if (i < callee.parameters().size()) {
        parameters[i] = v;
      }
    }
    recorder.event(new InterpEvent.Called(origin, callee.name(), values));
    int next = end.next()[0];
    int[] saved = clear(next, loc);
    if (end.dst() >= 0) {
      saved[end.dst()] = 0;
    }
    go(code.entry(callee), parameters, new Frame(next, end.dst(), saved, stack));
  }

  private void leave(Origin origin, @Nullable Integer value) {
    recorder.event(
        new InterpEvent.Returned(
            origin, node.function().name(), value == null ? null : Long.valueOf(value)));
    Frame frame = self().stack();
    if (frame != null) {
      int[] variables = frame.loc().clone();
      if (frame.dst() >= 0) {
        int result = value == null ? 0 : value;
        variables[frame.dst()] = result;
        LinkedCode.Node caller = code.block(frame.pc());
        recorder.event(
            new InterpEvent.LocalSet(
                origin,
                caller.function().name(),
                caller.function().variables().get(frame.dst()),
                frame.loc()[frame.dst()],
                result));
      }
      go(frame.pc(), variables, frame.caller());
      return;
    }
    if (self().held().length > 0) {
      error(origin, "lock-held-at-exit", self().held()[0], "");
    }
    if (self().nest() > 0) {
      error(origin, "reader-held-at-exit", 0, "");
    }
    int pc = thread == code.rcu() ? ThreadState.IDLE : ThreadState.DONE;
    self(self().go(pc, ThreadState.NONE, null));
    draft.run = State.RUN_ANY;
  }

  private int[] clear(int pc, int[] variables) {
    int[] cleared = variables.clone();
    for (int v : code.block(pc).dead()) {
      cleared[v] = 0;
    }
    return cleared;
  }

  private void go(int pc, int[] variables, @Nullable Frame stack) {
    self(self().go(pc, clear(pc, variables), stack));
    draft.run = code.block(pc).block().continuation() ? thread : State.RUN_ANY;
  }
}
