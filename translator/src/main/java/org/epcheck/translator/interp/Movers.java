package org.epcheck.translator.interp;

import org.epcheck.translator.ir.Instr;

/**
 * Which steps of a thread are merged: docs/semantics.md, section 3. A thread runs on while its next
 * step commutes with whatever the others may do.
 */
final class Movers {
  /** How far a thread is that has begun to run on: the variable {@code phase}. */
  static final int NONE = 0;

  /** All its steps could as well have been made later. */
  static final int EARLY = 1;

  /** The same, and one of them took a lock. */
  static final int LOCKED = 2;

  /** One of them must stand where it is; those after it could as well have been made before. */
  static final int LATE = 3;

  /** All of them could as well have been made before: the others need not have their turn. */
  static final int FIRST = 4;

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

  /** Whether the instruction looks at nothing but the thread's own. */
  private static boolean isLocal(Instr i) {
    return !i.isVisible() || (i instanceof Instr.Query q && q.kind() != Instr.QueryKind.LEAKS);
  }

  private static boolean isEnd(Instr i) {
    return i instanceof Instr.Free || i instanceof Instr.Mark;
  }

  /**
   * The phase after a step.
   *
   * @param memory before the step
   */
  int after(Memory memory, int thread, ThreadState before, int phase) {
    int now = phase == NONE ? EARLY : phase;
    LinkedCode.Node node = code.block(before.pc());
    if (now >= LATE || node.ops().isEmpty()) {
      return now;
    }
    LinkedCode.Op op = node.ops().get(0);
    Instr i = op.instr();
    Independence others = new Independence(world, memory, thread);
    if (i instanceof Instr.Choose || i instanceof Instr.ReaderEnter || isLocal(i)) {
      return now;
    } else if (i instanceof Instr.ReaderLeave) {
      return before.nest() > 1 || others.isUnnoticed() ? now : LATE;
    } else if (i instanceof Instr.Allocate alloc) {
      return others.isOnlyMaker(alloc) ? now : LATE;
    } else if (op.in().isEmpty()) {
      return LATE;
    }
    int a = op.in().get(0).of(before.loc());
    if (!memory.isMutable(a)) {
      return isAccess(i) && memory.isConstant(a) && !writes(i) ? now : LATE;
    } else if (isEnd(i)) {
      return others.isLastToTouch(a) ? now : LATE;
    } else if (i instanceof Instr.Lock) {
      // In an object that may be freed: freeing it is an error as long as the lock is held.
      return others.isAlone(a, true, false) ? now : isUnseen(others, memory, a) ? LOCKED : LATE;
    } else if (i instanceof Instr.Unlock) {
      return others.isAlone(a, true, false) ? now : LATE;
    }
    return isAccess(i)
            && (discipline.isProtected(memory, thread, a, writes(i), op.blind())
                || others.isAlone(a, writes(i), Independence.isPlain(i)))
        ? now
        : LATE;
  }

  /** Whether a lock can be taken and given back without anybody seeing when. */
  private boolean isUnseen(Independence others, Memory memory, int lock) {
    return discipline.isLock(memory, lock) && !discipline.isWatched(lock) && others.isLasting(lock);
  }

  /**
   * Whether the thread runs on.
   *
   * @param memory after the step
   * @param self the thread after the step
   * @param phase after the step
   * @param made number of steps made so far
   */
  boolean goesOn(Memory memory, int thread, ThreadState self, int phase, int made) {
    LinkedCode.Node node = code.block(self.pc());
    if (node.block().continuation()) {
      return true;
    } else if (!discipline.isOn()
        || made >= MAX_MERGED
        || (phase >= LATE && node.opens())
        || (phase == FIRST && node.loopHead())) {
      return false;
    } else if (node.ops().isEmpty()) {
      return true;
    }
    LinkedCode.Op op = node.ops().get(0);
    Instr i = op.instr();
    boolean early = phase < LATE;
    if (isLocal(i)) {
      return true;
    } else if (i instanceof Instr.ReaderEnter) {
      return true; // and where it must not be late, see Transaction
    } else if (i instanceof Instr.ReaderLeave) {
      return self.nest() > 0;
    }
    Independence others = new Independence(world, memory, thread);
    if (i instanceof Instr.Allocate alloc) {
      return !alloc.mayFail() && (early || others.isOnlyMaker(alloc));
    } else if (op.in().isEmpty()) {
      return false;
    }
    int a = op.in().get(0).of(self.loc());
    if (memory.isConstant(a)) {
      return isAccess(i) && !writes(i);
    } else if (!memory.isMutable(a)) {
      return false;
    } else if (isEnd(i)) {
      return early || others.isLastToTouch(a);
    } else if (i instanceof Instr.Defer) {
      return early;
    } else if (i instanceof Instr.Lock) {
      return memory.get(a) == 0
          && !memory.isFreed(a)
          && ((phase == EARLY && discipline.isLock(memory, a)) || others.isAlone(a, true, false));
    } else if (i instanceof Instr.Unlock) {
      return memory.get(a) == thread + 1
          && memory.holdsLive(thread, a)
          && ((discipline.isLock(memory, a) && (early || isUnseen(others, memory, a)))
              || others.isAlone(a, true, false));
    }
    return isAccess(i)
        && ((discipline.isProtected(memory, thread, a, writes(i), op.blind())
                && (early || others.isLasting(a)))
            || others.isAlone(a, writes(i), Independence.isPlain(i))
            || (early && !others.mayRace(i, a, writes(i))));
  }

  /**
   * Whether the thread's next step enters a reader, and others may notice when: it is late only if
   * the thread leaves again before they have their turn.
   */
  boolean isTentative(Memory memory, int thread, ThreadState self, int phase) {
    LinkedCode.Node node = code.block(self.pc());
    return phase >= LATE
        && self.nest() == 0
        && !node.ops().isEmpty()
        && node.ops().get(0).instr() instanceof Instr.ReaderEnter
        && !new Independence(world, memory, thread).isUnwatched();
  }

  /** Whether the thread's next step commutes with all that others may do before it. */
  boolean isFirst(Memory memory, int thread, ThreadState self) {
    LinkedCode.Node node = code.block(self.pc());
    return !node.block().continuation()
        && !node.loopHead()
        && goesOn(memory, thread, self, FIRST, 0);
  }
}
