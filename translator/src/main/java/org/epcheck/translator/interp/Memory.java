package org.epcheck.translator.interp;

import java.util.List;
import org.epcheck.translator.ir.Program;

/** Cells and the checks on access to them, for one thread's block. */
final class Memory {
  private final World world;
  private final Draft draft;
  private final int thread;
  private final boolean guarded;

  /**
   * For a block.
   *
   * @param guarded whether guards are checked
   */
  Memory(World world, Draft draft, int thread, boolean guarded) {
    this.world = world;
    this.draft = draft;
    this.thread = thread;
    this.guarded = guarded;
  }

  Draft draft() {
    return draft;
  }

  static boolean isNull(int address) {
    return address >= -4095 && address <= 255;
  }

  /** Index from 0 of the mutable object whose page the address is in and that is born, or -1. */
  int object(int address) {
    int o = address < ObjectTable.PAGE ? -1 : address / ObjectTable.PAGE - 1;
    return o >= 0 && o < draft.life.length && draft.life[o] != Life.UNBORN ? o : -1;
  }

  static int cell(int address) {
    return address % ObjectTable.PAGE;
  }

  /** Whether the address is a cell of a born mutable object. */
  boolean isMutable(int address) {
    int o = object(address);
    return o >= 0 && cell(address) < draft.cells(o).length;
  }

  boolean isConstant(int address) {
    int o = address / ObjectTable.PAGE - ObjectTable.FIRST_CONSTANT;
    return o >= 0 && o < world.constants.length && cell(address) < world.constants[o].length;
  }

  boolean isFreed(int address) {
    int o = object(address);
    return o >= 0 && draft.life[o] == Life.FREED;
  }

  /** The fault of an access that ends the path, or the empty string. */
  String fatalFault(int address, boolean write) {
    if (isNull(address)) {
      return "null-dereference";
    } else if (isMutable(address)) {
      return "";
    } else if (!isConstant(address)) {
      return "wild-dereference";
    }
    return write ? "write-to-const" : "";
  }

  /** Reads a cell whose access is not fatal. */
  int get(int address) {
    return isConstant(address)
        ? world.constants[address / ObjectTable.PAGE - ObjectTable.FIRST_CONSTANT][cell(address)]
        : draft.cells(address / ObjectTable.PAGE - 1)[cell(address)];
  }

  /** Writes a cell whose access is not fatal. */
  void set(int address, int value) {
    int o = address / ObjectTable.PAGE - 1;
    draft.set(o, cell(address), value);
    if (value >= ObjectTable.PAGE && draft.owner[o] == 0 && object(value) >= 0) {
      draft.publish(object(value));
    }
  }

  /** The number of the only thread that can reach the object, from 0; 0 if every thread can. */
  int owner(int object) {
    return draft.owner[object];
  }

  /** Whether the thread, from 0, holds the lock and nobody else can: its memory is not freed. */
  boolean holdsLive(int holder, int lock) {
    return draft.threads[holder].holds(lock)
        && isMutable(lock)
        && !isFreed(lock)
        && get(lock) == holder + 1;
  }

  /** The locks that the thread, from 0, holds, and nobody else can. */
  int[] liveLocks(int holder) {
    int[] held = draft.threads[holder].held();
    return java.util.stream.IntStream.range(0, held.length / 2)
        .map(i -> held[2 * i])
        .filter(a -> holdsLive(holder, a))
        .distinct()
        .toArray();
  }

  boolean isMarkedByOther(int address) {
    int o = object(address);
    return o >= 0 && draft.mark[o] != 0 && draft.mark[o] != thread + 1;
  }

  /** Whether a guard covers the cell and this thread does not hold its lock. */
  boolean isUnguarded(int address) {
    int o = guarded ? object(address) : -1;
    if (o < 0 || (draft.life[o] != Life.LIVE && draft.life[o] != Life.STATIC)) {
      return false;
    }
    int cell = cell(address);
    for (Program.Guard g : world.guards(o)) {
      if (cell >= g.offset()
          && cell < g.offset() + g.cells()
          && !ownsGuard(address - cell, g.path())) {
        return true;
      }
    }
    return false;
  }

  private boolean ownsGuard(int base, List<Integer> path) {
    long at = base;
    for (int i = 0; i < path.size() - 1; i++) {
      at += path.get(i);
      if (at != (int) at || !isMutable((int) at) || isFreed((int) at)) {
        return false;
      }
      at = get((int) at);
    }
    at += path.get(path.size() - 1);
    return at == (int) at && draft.threads[thread].holds((int) at);
  }
}
