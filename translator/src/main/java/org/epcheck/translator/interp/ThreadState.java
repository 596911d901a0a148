package org.epcheck.translator.interp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread's part of a state. Arrays are never written after construction.
 *
 * @param pc index of its next block, {@link #DONE} or {@link #IDLE}
 * @param loc variables of the running function
 * @param stack its callers
 * @param held locks, oldest first: the address, then 1 for a spinlock or 0
 * @param nest depth of RCU readers
 * @param sync bit set of the threads that its GraceWait waits for
 */
record ThreadState(int pc, int[] loc, @Nullable Frame stack, int[] held, int nest, int sync) {
  static final int DONE = -1;
  static final int IDLE = -2;
  static final int[] NONE = {};

  /** Numbers for each lock in {@code held}. */
  static final int LOCK = 2;

  static ThreadState at(int pc, int[] loc) {
    return new ThreadState(pc, loc, null, NONE, 0, 0);
  }

  boolean active() {
    return pc >= 0;
  }

  ThreadState go(int newPc, int[] newLoc, @Nullable Frame newStack) {
    return new ThreadState(newPc, newLoc, newStack, held, nest, sync);
  }

  ThreadState withHeld(int[] newHeld) {
    return new ThreadState(pc, loc, stack, newHeld, nest, sync);
  }

  ThreadState withNest(int newNest) {
    return new ThreadState(pc, loc, stack, held, newNest, sync);
  }

  ThreadState withSync(int newSync) {
    return new ThreadState(pc, loc, stack, held, nest, newSync);
  }

  boolean holds(int address) {
    for (int i = 0; i < held.length; i += 2) {
      if (held[i] == address) {
        return true;
      }
    }
    return false;
  }

  boolean holdsSpin() {
    for (int i = 1; i < held.length; i += 2) {
      if (held[i] == 1) {
        return true;
      }
    }
    return false;
  }

  /** With one more lock at the end. */
  ThreadState plus(int address, int mode) {
    int[] more = Arrays.copyOf(held, held.length + 2);
    more[held.length] = address;
    more[held.length + 1] = mode;
    return withHeld(more);
  }

  /** Without the last such lock, if there is one. */
  ThreadState minus(int address, int mode) {
    for (int i = held.length - 2; i >= 0; i -= 2) {
      if (held[i] == address && held[i + 1] == mode) {
        int[] less = new int[held.length - 2];
        System.arraycopy(held, 0, less, 0, i);
        System.arraycopy(held, i + 2, less, i, less.length - i);
        return withHeld(less);
      }
    }
    return this;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof ThreadState t
        && pc == t.pc
        && nest == t.nest
        && sync == t.sync
        && Arrays.equals(loc, t.loc)
        && Arrays.equals(held, t.held)
        && (stack == null ? t.stack == null : stack.equals(t.stack));
  }

  @Override
  public int hashCode() {
    int h = ((pc * 31 + nest) * 31 + sync) * 31 + Arrays.hashCode(loc);
    return (h * 31 + Arrays.hashCode(held)) * 31 + (stack == null ? 0 : stack.hashCode());
  }

  @Override
  public String toString() {
    return "pc " + pc + " loc " + Arrays.toString(loc) + " held " + Arrays.toString(held);
  }
}
