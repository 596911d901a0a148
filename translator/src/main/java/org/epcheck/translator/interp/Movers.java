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

  /** So many steps are made at once, then the others have their turn: a loop may never end. */
  private static final int MAX_MERGED = 200;

  private final Discipline discipline;
  private final LinkedCode code;

  Movers(World world) {
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
    if (i instanceof Instr.Choose) {
      return now;
    } else if (i instanceof Instr.ReaderEnter) {
      return now;
    } else if (i instanceof Instr.ReaderLeave) {
      return before.nest() > 1 ? now : LATE;
    } else if (i instanceof Instr.Lock) {
      int a = op.in().get(0).of(before.loc());
      // In an object that may be freed: freeing it is an error as long as the lock is held.
      return now != LATE && discipline.isLock(memory, a) && discipline.isLasting(memory, thread, a)
          ? LOCKED
          : LATE;
    } else if (isAccess(i)
        && discipline.isProtected(
            memory, thread, op.in().get(0).of(before.loc()), writes(i), op.blind())) {
      return now;
    }
    return LATE;
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
        || !node.goals().isEmpty()
        || (phase == LATE && node.loopHead())
        || node.ops().isEmpty()) {
      return false;
    }
    boolean early = phase != LATE;
    LinkedCode.Op op = node.ops().get(0);
    Instr i = op.instr();
    if (i instanceof Instr.ReaderEnter) {
      return early || self.nest() > 0;
    } else if (i instanceof Instr.ReaderLeave) {
      return self.nest() > 0;
    } else if (op.in().isEmpty()) {
      return false;
    }
    int a = op.in().get(0).of(self.loc());
    if (memory.isConstant(a)) {
      return isAccess(i) && !writes(i);
    } else if (!memory.isMutable(a)) {
      return false;
    } else if (i instanceof Instr.Lock) {
      return phase == EARLY
          && discipline.isLock(memory, a)
          && memory.get(a) == 0
          && !memory.isFreed(a);
    } else if (i instanceof Instr.Unlock) {
      return discipline.isLock(memory, a)
          && memory.get(a) == thread + 1
          && memory.holdsLive(thread, a)
          && (early || discipline.isLasting(memory, thread, a));
    }
    return isAccess(i)
        && discipline.isProtected(memory, thread, a, writes(i), op.blind())
        && (early || discipline.isLasting(memory, thread, a));
  }
}
