package org.epcheck.translator.interp;

import org.epcheck.translator.ir.Instr;

/**
 * Whether what a thread is about to do conflicts with anything that the others may do from where
 * they stand (docs/semantics.md, section 3).
 */
final class Independence {
  private final World world;
  private final Memory memory;
  private final Draft draft;
  private final int thread;
  private final Futures futures;
  private final Items items;

  Independence(World world, Memory memory, int thread) {
    this.world = world;
    this.memory = memory;
    this.draft = memory.draft();
    this.thread = thread;
    this.futures = world.discipline.futures();
    this.items = futures.items();
  }

  /** The object around the address, from 0; -1 if there is none or nothing is known. */
  private int object(int address) {
    return futures.isKnown() ? memory.object(address) : -1;
  }

  private boolean isQuiet(int item) {
    return futures.isQuiet(draft, thread, item);
  }

  /**
   * Whether no other access conflicts with this one.
   *
   * @param plain whether a load for nothing matters to this write, too: the two are a data race
   */
  boolean isAlone(int address, boolean write, boolean plain) {
    int o = object(address);
    if (o < 0 || !world.discipline.isSteady(memory, address)) {
      return false;
    }
    int cell = Memory.cell(address);
    return isQuiet(items.end(o))
        && isQuiet(items.write(o, cell))
        && (!write || isQuiet(items.read(o, cell)))
        && (!write || !plain || isQuiet(items.blindRead(o, cell)));
  }

  /** Whether an access of which one of the two is plain can come at the same time as this one. */
  boolean mayRace(Instr i, int address, boolean write) {
    int o = object(address);
    if (o < 0) {
      return true;
    }
    boolean plain = isPlain(i);
    int cell = Memory.cell(address);
    return !isQuiet(plain ? items.write(o, cell) : items.plainWrite(o, cell))
        || (write && !isQuiet(plain ? items.read(o, cell) : items.plainRead(o, cell)))
        || (write && plain && !isQuiet(items.blindRead(o, cell)));
  }

  static boolean isPlain(Instr i) {
    return i instanceof Instr.Touch
        || (i instanceof Instr.Load l && l.access() == Instr.Access.PLAIN)
        || (i instanceof Instr.Store s && s.access() == Instr.Access.PLAIN);
  }

  /** Whether nobody else touches the object. */
  boolean isLastToTouch(int address) {
    int o = memory.object(address);
    return o >= 0
        && (memory.owner(o) == thread + 1
            || (futures.isKnown() && isQuiet(items.touch(o)) && isQuiet(items.end(o))));
  }

  /** Whether nobody else frees or marks the object. */
  boolean isLasting(int address) {
    int o = object(address);
    return world.discipline.isLasting(memory, thread, address) || (o >= 0 && isQuiet(items.end(o)));
  }

  /** Whether nobody else allocates an object like this. */
  boolean isOnlyMaker(Instr.Allocate i) {
    int o = world.allocate(draft, i);
    return o >= 0 && futures.isKnown() && !i.mayFail() && isQuiet(items.make(o));
  }

  /** Whether nobody else looks who reads. */
  boolean isUnwatched() {
    return futures.isKnown() && isQuiet(items.grace());
  }

  /** The same, and nobody waits for this thread to leave. */
  boolean isUnnoticed() {
    boolean waited = false;
    for (Deferred d : draft.queue) {
      waited |= (d.readers() >> thread & 1) != 0;
    }
    for (ThreadState t : draft.threads) {
      waited |= (t.sync() >> thread & 1) != 0;
    }
    return !waited && isUnwatched();
  }
}
