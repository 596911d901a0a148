package org.epcheck.translator.interp;

import org.epcheck.translator.ir.Instr;

/**
 * Which steps of a thread are merged: docs/semantics.md, section 3. A thread runs on while its next
 * step commutes with whatever the others may do.
 */
public final class Movers {
  /** How far a thread is that has begun to run on: the variable {@code phase}. */
  static final int NONE = 0;

  /** All its steps could as well have been made later. */
  static final int EARLY = 1;

  /** The same, and one of them took a lock. */
  static final int LOCKED = 2;

  /** One of them must stand where it is; those after it could as well have been made before. */
  static final int LATE = 3;

  /** So many steps are made at once, then the others have their turn: a loop may never end. */
  private static final int MAX_MERGED = 200;

  private final Discipline discipline;
  private final LinkedCode code;
  private final World world;

  Movers(World world) {
    this.world = world;
    this.discipline = world.discipline;
    this.code = world.code;
  }

  /** Whether a lock can be taken and given back without anybody seeing when. */
  private boolean isLasting(Memory memory, int thread, int lock) {
    return discipline.isLock(memory, lock)
        && !discipline.isWatched(lock)
        && isLastingFor(memory, thread, lock);
  }

  private static boolean isAccess(Instr i) {
    return i instanceof Instr.Load
        || i instanceof Instr.Store
        || i instanceof Instr.Update
        || i instanceof Instr.RefCount
        || i instanceof Instr.Touch;
  }

  private static boolean writes(Instr i) {
    return !(i instanceof Instr.Load) && !(i instanceof Instr.Touch t && !t.write());
  }

  /**
   * The phase after a step.
   *
   * @param memory before the step
   */
  int after(Memory memory, int thread, ThreadState before, int phase) {
    int now = phase == NONE ? EARLY : phase;
    LinkedCode.Node node = code.block(before.pc());
    if (node.ops().isEmpty() || !node.ops().get(0).instr().isVisible()) {
      return now;
    }
    LinkedCode.Op op = node.ops().get(0);
    Instr i = op.instr();
    if (i instanceof Instr.Choose || i instanceof Instr.ReaderEnter) {
      return now;
    } else if (i instanceof Instr.ReaderLeave) {
      return before.nest() > 1 || isUnnoticed(memory, thread) ? now : LATE;
    } else if (i instanceof Instr.Allocate alloc) {
      return isOnlyMaker(memory, thread, alloc) ? now : LATE;
    } else if (op.in().isEmpty()) {
      return LATE;
    }
    int a = op.in().get(0).of(before.loc());
    if (isEnd(i)) {
      return isLastToTouch(memory, thread, a) ? now : LATE;
    } else if (i instanceof Instr.Lock) {
      if (isAlone(memory, thread, a, true)) {
        return now;
      }
      // In an object that may be freed: freeing it is an error as long as the lock is held.
      return now != LATE && isLasting(memory, thread, a) ? LOCKED : LATE;
    } else if (i instanceof Instr.Unlock) {
      return isAlone(memory, thread, a, true) ? now : LATE;
    } else if (isAccess(i)
        && (discipline.isProtected(memory, thread, a, writes(i), op.blind())
            || isAlone(memory, thread, a, writes(i)))) {
      return now;
    }
    return LATE;
  }

  private static boolean isEnd(Instr i) {
    return i instanceof Instr.Free || i instanceof Instr.Mark;
  }

  /** Whether nobody else may from now on do anything that conflicts with this access. */
  private boolean isAlone(Memory memory, int thread, int address, boolean write) {
    Futures f = discipline.futures();
    int o = memory.object(address);
    if (f == null || o < 0 || !memory.isMutable(address) || !discipline.isSteady(memory, address)) {
      return false;
    }
    Items items = f.items();
    int cell = Memory.cell(address);
    return f.isQuiet(memory.draft(), thread, items.end(o))
        && f.isQuiet(memory.draft(), thread, items.write(o, cell))
        && (!write || f.isQuiet(memory.draft(), thread, items.read(o, cell)));
  }

  /** Whether nobody else may from now on touch the object. */
  private boolean isLastToTouch(Memory memory, int thread, int address) {
    Futures f = discipline.futures();
    int o = memory.object(address);
    return f != null
        && o >= 0
        && (memory.owner(o) == thread + 1
            || (f.isQuiet(memory.draft(), thread, f.items().touch(o))
                && f.isQuiet(memory.draft(), thread, f.items().end(o))));
  }

  /** Whether nobody else may from now on free or mark the object. */
  private boolean isLastingFor(Memory memory, int thread, int address) {
    Futures f = discipline.futures();
    int o = memory.object(address);
    return discipline.isLasting(memory, thread, address)
        || (f != null && f.isQuiet(memory.draft(), thread, f.items().end(o)));
  }

  private boolean isOnlyMaker(Memory memory, int thread, Instr.Allocate i) {
    Futures f = discipline.futures();
    int o = world.allocate(memory.draft(), i);
    return f != null
        && o >= 0
        && !i.mayFail()
        && f.isQuiet(memory.draft(), thread, f.items().make(o));
  }

  /** Whether nobody else may from now on look who reads. */
  private boolean isUnwatched(Memory memory, int thread) {
    Futures f = discipline.futures();
    return f != null && f.isQuiet(memory.draft(), thread, f.items().grace());
  }

  /** The same, and nobody waits for this thread to leave. */
  private boolean isUnnoticed(Memory memory, int thread) {
    Draft d = memory.draft();
    boolean waited = false;
    for (Deferred x : d.queue) {
      waited |= (x.readers() >> thread & 1) != 0;
    }
    for (ThreadState t : d.threads) {
      waited |= (t.sync() >> thread & 1) != 0;
    }
    return !waited && isUnwatched(memory, thread);
  }

  /**
   * Whether the thread runs on.
   *
   * @param memory after the step
   * @param self the thread after the step
   * @param phase after the step
   * @param made number of steps made so far
   */
  public static final java.util.Map<String,Integer> WHY = new java.util.TreeMap<>();
  boolean goesOn(Memory memory, int thread, ThreadState self, int phase, int made) {
    boolean r = goesOn0(memory, thread, self, phase, made);
    if (!r && discipline.isOn()) {
      LinkedCode.Node node = code.block(self.pc());
      String k;
      if (node.ops().isEmpty()) k = "noop";
      else {
        Instr i = node.ops().get(0).instr();
        k = i.getClass().getSimpleName();
        if (!node.goals().isEmpty()) k += " goal";
        if (phase == LATE && node.loopHead()) k += " loop";
        if (made >= MAX_MERGED) k+= " max";
        if (!node.ops().get(0).in().isEmpty() && memory.isMutable(node.ops().get(0).in().get(0).of(self.loc()))) {
        int a = node.ops().get(0).in().get(0).of(self.loc());
        int o = memory.object(a);
        int[] rule = o < 0 ? new int[]{-9} : discipline.rule(o, Memory.cell(a));
        String rr = rule.length == 0 ? "RO" : rule[0] == 0 ? "FREE" : rule[0] == -1 ? "LOCK" : rule[0] < 1000 ? "T" : "LOCKS";
        k += " " + names.apply(a) + " " + rr + " last=" + discipline.isLasting(memory, thread, a) + " free="+ (memory.get(a)==0);
        }
      }
      WHY.merge("t" + thread + " phase" + phase + " " + k + " @" + self.pc(), 1, Integer::sum);
    }
    return r;
  }
  public static java.util.function.IntFunction<String> names = Integer::toString;
  boolean goesOn0(Memory memory, int thread, ThreadState self, int phase, int made) {
    LinkedCode.Node node = code.block(self.pc());
    if (node.block().continuation()) {
      return true;
    } else if (!discipline.isOn()
        || made >= MAX_MERGED
        || !node.goals().isEmpty()
        || (phase == LATE && node.loopHead())
        || node.ops().isEmpty()) {
      return false;
    }
    boolean early = phase != LATE;
    LinkedCode.Op op = node.ops().get(0);
    Instr i = op.instr();
    if (i instanceof Instr.ReaderEnter) {
      return early || self.nest() > 0 || isUnwatched(memory, thread);
    } else if (i instanceof Instr.ReaderLeave) {
      return self.nest() > 0;
    } else if (i instanceof Instr.Allocate alloc) {
      return isOnlyMaker(memory, thread, alloc);
    } else if (op.in().isEmpty()) {
      return false;
    }
    int a = op.in().get(0).of(self.loc());
    if (memory.isConstant(a)) {
      return isAccess(i) && !writes(i);
    } else if (!memory.isMutable(a)) {
      return false;
    } else if (isEnd(i)) {
      return isLastToTouch(memory, thread, a);
    } else if (i instanceof Instr.Lock) {
      return memory.get(a) == 0
          && !memory.isFreed(a)
          && (isAlone(memory, thread, a, true)
              || (phase == EARLY && discipline.isLock(memory, a)));
    } else if (i instanceof Instr.Unlock) {
      return memory.get(a) == thread + 1
          && memory.holdsLive(thread, a)
          && (isAlone(memory, thread, a, true)
              || (discipline.isLock(memory, a) && (early || isLasting(memory, thread, a))));
    }
    return isAccess(i)
        && ((discipline.isProtected(memory, thread, a, writes(i), op.blind())
                && (early || isLastingFor(memory, thread, a)))
            || isAlone(memory, thread, a, writes(i)));
  }
}
