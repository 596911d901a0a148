package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;

/** The instructions of a block: docs/semantics.md, section 4. */
final class Instructions {
  private final StepContext c;

  Instructions(StepContext c) {
    this.c = c;
  }

  void execute(LinkedCode.Op op) {
    Instr instr = op.instr();
    int a = op.in().isEmpty() ? 0 : op.in().get(0).of(c.loc);
    if (instr instanceof Instr.Assign) {
      c.assign(op, a);
    } else if (instr instanceof Instr.Load i) {
      load(op, i, a);
    } else if (instr instanceof Instr.Store i) {
      store(i, a, op.in().get(1).of(c.loc));
    } else if (instr instanceof Instr.Update i) {
      update(op, i, a, op.in().get(1).of(c.loc), op.in().get(2).of(c.loc));
    } else if (instr instanceof Instr.RefCount i) {
      refCount(op, i, a);
    } else if (instr instanceof Instr.Lock i) {
      if (c.access(i.origin(), a, true, true)) {
        int subclass = op.in().get(1).of(c.loc);
        orders(i.origin(), a, subclass);
        take(i.origin(), a, i.mode(), subclass);
      }
    } else if (instr instanceof Instr.TryLock i) {
      tryLock(op, i, a);
    } else if (instr instanceof Instr.Unlock i) {
      unlock(i, a);
    } else if (instr instanceof Instr.ReaderEnter i) {
      c.self(c.self().withNest(c.self().nest() + 1));
      c.recorder.event(new InterpEvent.ReaderEnter(i.origin(), c.self().nest()));
    } else if (instr instanceof Instr.ReaderLeave i) {
      readerLeave(i);
    } else if (instr instanceof Instr.Defer i) {
      defer(i, a, op.in().get(1).of(c.loc));
    } else if (instr instanceof Instr.GraceBegin i) {
      graceBegin(i);
    } else if (instr instanceof Instr.GraceWait i) {
      c.recorder.event(new InterpEvent.GraceEnded(i.origin()));
    } else if (instr instanceof Instr.Allocate i) {
      allocate(op, i);
    } else if (instr instanceof Instr.Free i) {
      free(i, a);
    } else if (instr instanceof Instr.Touch i) {
      if (c.access(i.origin(), a, i.write(), false)) {
        c.recorder.event(new InterpEvent.Touched(i.origin(), a, i.write()));
      }
    } else if (instr instanceof Instr.Await i) {
      if (c.access(i.origin(), a, false, false)) {
        c.recorder.event(
            new InterpEvent.Read(i.origin(), a, c.memory.get(a), Instr.Access.ACQUIRE, ""));
      }
    } else if (instr instanceof Instr.Choose i) {
      c.assign(op, c.choices.pick(i.count()));
    } else if (instr instanceof Instr.Mark i) {
      mark(i, a);
    } else if (instr instanceof Instr.Fail i) {
      c.error(i.origin(), i.kind(), a, "");
    } else if (instr instanceof Instr.Assert i) {
      if (a == 0) {
        c.error(i.origin(), "assertion", 0, i.text());
      }
    } else if (instr instanceof Instr.Query i) {
      c.assign(op, query(i, a));
    } else {
      throw new EngineException(
          instr.getClass().getSimpleName() + " in a block that was not split into steps");
    }
  }

  private void load(LinkedCode.Op op, Instr.Load i, int a) {
    if (c.access(i.origin(), a, false, false)) {
      int value = c.memory.get(a);
      c.recorder.event(new InterpEvent.Read(i.origin(), a, value, i.access(), i.place()));
      c.assign(op, value);
    }
  }

  private void store(Instr.Store i, int a, int value) {
    if (c.access(i.origin(), a, true, false)) {
      c.recorder.event(
          new InterpEvent.Write(i.origin(), a, c.memory.get(a), value, i.access(), i.place()));
      c.memory.set(a, value);
    }
  }

  private void update(LinkedCode.Op op, Instr.Update i, int a, int operand, int expected) {
    if (!c.access(i.origin(), a, true, false)) {
      return;
    }
    int old = c.memory.get(a);
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
    c.recorder.event(new InterpEvent.Write(i.origin(), a, old, value, Instr.Access.ATOMIC, ""));
    c.memory.set(a, value);
    c.assign(op, old);
  }

  private void refCount(LinkedCode.Op op, Instr.RefCount i, int a) {
    if (!c.access(i.origin(), a, true, false)) {
      return;
    }
    int old = c.memory.get(a);
    int value = old;
    int result = 0;
    switch (i.op()) {
      case INC -> {
        if (old == 0) {
          c.error(i.origin(), "refcount-from-zero", a, "");
        }
        value = Eval.range(old + 1L);
      }
      case INC_NOT_ZERO -> {
        value = old == 0 ? 0 : Eval.range(old + 1L);
        result = old == 0 ? 0 : 1;
      }
      case DEC_AND_TEST -> {
        if (old <= 0) {
          c.error(i.origin(), "refcount-underflow", a, "");
        } else {
          value = old - 1;
          result = value == 0 ? 1 : 0;
        }
      }
    }
    c.recorder.event(new InterpEvent.CountChanged(i.origin(), a, i.op(), old, value));
    c.memory.set(a, value);
    c.assign(op, result);
  }

  private static int bit(Instr.LockMode mode) {
    return mode == Instr.LockMode.SPIN ? 1 : 0;
  }

  /** Each lock that is held and the one that is taken: an order of two classes. */
  private void orders(Origin origin, int a, int subclass) {
    int[] held = c.thread == c.code.setup() ? ThreadState.NONE : c.self().held();
    for (int i = 0; i < held.length; i += ThreadState.LOCK) {
      c.recorder.evidence(
          ErrorValue.order(
              c.world.table().lockClass(held[i]),
              held[i + 2],
              c.world.table().lockClass(a),
              subclass),
          new InterpEvent.Fault(origin, ErrorValue.ORDER, a, ""));
    }
  }

  private void take(Origin origin, int a, Instr.LockMode mode, int subclass) {
    c.memory.set(a, c.thread + 1);
    c.recorder.lock(c.node, c.self().held(), a);
    c.self(c.self().plus(a, bit(mode), subclass));
    c.recorder.event(new InterpEvent.LockTaken(origin, a, mode));
  }

  private void tryLock(LinkedCode.Op op, Instr.TryLock i, int a) {
    if (!c.access(i.origin(), a, true, true)) {
      return;
    }
    int owner = c.memory.get(a);
    if (owner == 0) {
      take(i.origin(), a, i.mode(), 0);
    } else {
      c.recorder.event(new InterpEvent.LockRefused(i.origin(), a, owner));
    }
    c.assign(op, owner == 0 ? 1 : 0);
  }

  private void unlock(Instr.Unlock i, int a) {
    if (!c.access(i.origin(), a, true, true)) {
      return;
    }
    if (c.memory.get(a) != c.thread + 1) {
      c.error(i.origin(), "unlock-not-owner", a, "");
    }
    c.memory.set(a, 0);
    c.self(c.self().minus(a, bit(i.mode())));
    c.recorder.event(new InterpEvent.LockReleased(i.origin(), a, i.mode()));
  }

  private void readerLeave(Instr.ReaderLeave i) {
    int nest = c.self().nest();
    if (nest == 0) {
      c.error(i.origin(), "reader-underflow", 0, "");
      return;
    }
    c.self(c.self().withNest(nest - 1));
    if (nest == 1) {
      c.draft.quiescent(c.thread);
    }
    c.recorder.event(new InterpEvent.ReaderLeave(i.origin(), nest - 1));
  }

  private List<Integer> numbers(int bits) {
    List<Integer> list = new ArrayList<>();
    for (int t = 0; t < c.draft.threads.length; t++) {
      if ((bits >> t & 1) != 0) {
        list.add(t + 1);
      }
    }
    return list;
  }

  private void defer(Instr.Defer i, int head, int function) {
    if (!c.access(i.origin(), head, true, false)) {
      return;
    }
    var callback = c.code.functionAt(function);
    if (callback == null || callback.parameters().size() != 1) {
      c.fatal(i.origin(), "bad-call", function);
      return;
    }
    int o = c.memory.object(head);
    c.does(i.origin(), o, Items::defer);
    c.does(i.origin(), o, Items::touch);
    c.does(i.origin(), o, (items, x) -> items.grace());
    boolean queued = false;
    for (Deferred d : c.draft.queue) {
      queued |= d.head() == head;
    }
    if (queued || c.draft.life[o] == Life.RETIRED) {
      c.error(i.origin(), "double-defer", head, "");
      return;
    }
    int readers = c.draft.readers();
    c.recorder.event(new InterpEvent.Deferred(i.origin(), head, function, numbers(readers)));
    if (c.draft.life[o] != Life.FREED) {
      c.draft.life[o] = Life.RETIRED;
      c.recorder.event(new InterpEvent.Retired(i.origin(), o + 1));
    }
    c.draft.add(new Deferred(head, function, readers));
    c.draft.publish(o);
  }

  private void graceBegin(Instr.GraceBegin i) {
    if (c.self().nest() > 0) {
      c.error(i.origin(), "grace-in-reader", 0, "");
    }
    c.does(i.origin(), -1, (items, x) -> items.grace());
    int readers = c.draft.readers() & ~(1 << c.thread);
    c.self(c.self().withSync(readers));
    c.recorder.event(new InterpEvent.GraceBegan(i.origin(), numbers(readers)));
  }

  private void allocate(LinkedCode.Op op, Instr.Allocate i) {
    if (i.mayFail() && c.choices.pick(2) == 1) {
      c.assign(op, 0);
      return;
    }
    int o = c.world.allocate(c.draft, i);
    if (o < 0) {
      c.fatal(i.origin(), "bound-objects", 0);
      return;
    }
    c.does(i.origin(), o, Items::make);
    c.draft.born(o, fresh(i));
    if (c.world.tracksOwners()) {
      c.draft.own(o, c.thread + 1);
    }
    c.recorder.event(new InterpEvent.Born(i.origin(), o + 1));
    c.assign(op, (o + 1) * ObjectTable.PAGE);
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
    int o = c.memory.object(a);
    if (o < 0
        || Memory.cell(a) != 0
        || c.world.table().mutable().get(o).kind() != World.kind(i.storage())) {
      c.fatal(i.origin(), "invalid-free", a);
      return;
    }
    ends(i.origin(), o);
    if (heap && c.draft.life[o] == Life.FREED) {
      c.error(i.origin(), "double-free", a, "");
      return;
    }
    if (heap) {
      heldIn(a).forEach(lock -> c.error(i.origin(), "free-held-lock", lock, ""));
    }
    givesUp(i.origin(), o);
    c.draft.life[o] = Life.FREED;
    c.recorder.event(new InterpEvent.Freed(i.origin(), o + 1));
  }

  /** The locks inside an object that somebody holds, each once. */
  private SortedSet<Integer> heldIn(int object) {
    SortedSet<Integer> locks = new TreeSet<>();
    for (ThreadState t : c.draft.threads) {
      for (int i = 0; i < t.held().length; i += ThreadState.LOCK) {
        if (t.held()[i] - Memory.cell(t.held()[i]) == object) {
          locks.add(t.held()[i]);
        }
      }
    }
    return locks;
  }

  /** An object that others can reach is freed or marked: the discipline has to know. */
  private void givesUp(Origin origin, int object) {
    if (c.draft.owner[object] != 0) {
      return;
    }
    if (c.world.log != null) {
      c.world.log.end(object);
    }
    if (c.world.discipline.isOn() && c.world.discipline.isLasting(object)) {
      c.error(origin, Interpreter.BROKEN, (object + 1) * ObjectTable.PAGE, "");
    }
  }

  /** Somebody wants to free or mark an object: that others can reach it matters. */
  private void ends(Origin origin, int object) {
    if (c.draft.owner[object] == 0) {
      c.does(origin, object, Items::end);
      c.does(origin, object, Items::touch);
    }
  }

  private void mark(Instr.Mark i, int a) {
    String fault = c.memory.fatalFault(a, true);
    if (!fault.isEmpty()) {
      c.fatal(i.origin(), fault, a);
      return;
    }
    int o = c.memory.object(a);
    ends(i.origin(), o);
    givesUp(i.origin(), o);
    if (c.draft.mark[o] != 0) {
      c.error(i.origin(), "double-mark", a, "");
    }
    c.draft.mark[o] = c.thread + 1;
    c.recorder.event(new InterpEvent.Marked(i.origin(), o + 1));
  }

  private int query(Instr.Query i, int a) {
    return switch (i.kind()) {
      case SELF -> c.thread + 1;
      case HELD -> c.self().holds(a) ? 1 : 0;
      case IN_ATOMIC -> c.self().holdsSpin() || c.self().nest() > 0 ? 1 : 0;
      case LEAKS -> Leaks.count(c.world, c.draft);
    };
  }
}
