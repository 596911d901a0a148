package org.epcheck.translator.ir;

import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;

/**
 * An instruction. {@link #isVisible Visible} ones touch what another thread can see; a scheduling
 * point stands before each. Their meaning is defined in docs/semantics.md, section 4, and each has
 * an operator of the same name in specs/kernel.
 */
public sealed interface Instr {
  Origin origin();

  /** How memory is accessed; what is not PLAIN is marked and races with nothing but PLAIN. */
  enum Access {
    PLAIN,
    ONCE,
    ACQUIRE,
    RELEASE,
    /** rcu_dereference. */
    RCU_READ,
    /** rcu_assign_pointer. */
    RCU_WRITE,
    ATOMIC
  }

  enum LockMode {
    /** A mutex: the caller may sleep. */
    SLEEP,
    /** A spinlock: no sleeping while it is held. */
    SPIN
  }

  enum Storage {
    HEAP,
    STACK
  }

  enum UpdateOp {
    ADD,
    SET,
    AND,
    OR,
    XOR,
    /** Stores {@code operand} if the cell equals {@code expected}. */
    COMPARE_AND_SET,
    /** Adds {@code operand} unless the cell equals {@code expected}. */
    ADD_UNLESS
  }

  enum RefOp {
    /** refcount_inc: error when the count is 0. Result 0. */
    INC,
    /** refcount_inc_not_zero: result 1 if it counted. */
    INC_NOT_ZERO,
    /** refcount_dec_and_test: error when the count is 0. Result 1 if the count became 0. */
    DEC_AND_TEST
  }

  enum QueryKind {
    /** Number of the running thread, from 1. */
    SELF,
    /** 1 if the running thread owns the lock at the address. */
    HELD,
    /** 1 if the running thread holds a spinlock or is inside an RCU reader. */
    IN_ATOMIC,
    /** Number of objects that are neither freed nor reachable from static objects. */
    LEAKS
  }

  record Assign(Origin origin, Var target, Pure value) implements Instr {}

  /**
   * Reads one cell.
   *
   * @param place the C expression that is read, for people: {@code epi->ep}
   */
  record Load(Origin origin, Var target, Pure address, Access access, String place)
      implements Instr {}

  record Store(Origin origin, Pure address, Pure value, Access access, String place)
      implements Instr {}

  /** An atomic read-modify-write; {@code old} gets the value before. */
  record Update(
      Origin origin,
      @Nullable Var old,
      Pure address,
      UpdateOp op,
      Pure operand,
      @Nullable Pure expected)
      implements Instr {}

  /** A reference-count operation. */
  record RefCount(Origin origin, @Nullable Var result, Pure address, RefOp op) implements Instr {}

  /**
   * Blocks until the lock whose owner cell is at the address is free, then takes it.
   *
   * @param subclass what mutex_lock_nested() and the like say about the place in an order; 0
   *     without
   */
  record Lock(Origin origin, Pure address, LockMode mode, Pure subclass) implements Instr {
    /** Without a subclass. */
    public Lock(Origin origin, Pure address, LockMode mode) {
      this(origin, address, mode, Pure.ZERO);
    }
  }

  /** Result 1 if the lock was taken. */
  record TryLock(Origin origin, Var result, Pure address, LockMode mode) implements Instr {}

  record Unlock(Origin origin, Pure address, LockMode mode) implements Instr {}

  record ReaderEnter(Origin origin) implements Instr {}

  record ReaderLeave(Origin origin) implements Instr {}

  /** call_rcu: runs {@code function(head)} after a grace period. */
  record Defer(Origin origin, Pure head, Pure function) implements Instr {}

  /** First half of synchronize_rcu: notes the readers of this moment. */
  record GraceBegin(Origin origin) implements Instr {}

  /** Second half: blocks until the noted readers have left. */
  record GraceWait(Origin origin) implements Instr {}

  /**
   * A new object, of the lowest identity of its type that was never used.
   *
   * @param zero cells are zero; else pointers are uninitialised (and integers zero)
   * @param mayFail the result may be NULL, as a choice
   */
  record Allocate(
      Origin origin, Var target, CType type, Storage storage, boolean zero, boolean mayFail)
      implements Instr {}

  /** Frees the object that begins at the address; NULL is allowed for HEAP. */
  record Free(Origin origin, Pure pointer, Storage storage) implements Instr {}

  /** An access without a value: checks, and takes part in races as PLAIN. */
  record Touch(Origin origin, Pure address, boolean write) implements Instr {}

  /** Blocks until the cell is not zero. */
  record Await(Origin origin, Pure address) implements Instr {}

  /** Any value from 0 to {@code count - 1}. */
  record Choose(Origin origin, Var target, int count) implements Instr {}

  /** Marks the object as given up by its owner: see docs/semantics.md, use-after-mark. */
  record Mark(Origin origin, Pure object) implements Instr {}

  /** Records an error; the thread goes on. */
  record Fail(Origin origin, String kind, @Nullable Pure address) implements Instr {}

  /** Records the error {@code assertion} if the condition is zero; the thread goes on. */
  record Assert(Origin origin, Pure condition, String text) implements Instr {}

  record Query(Origin origin, Var target, QueryKind kind, @Nullable Pure address)
      implements Instr {}

  /** From here to {@link AtomicEnd} no other thread runs. Gone after the pass that splits steps. */
  record AtomicBegin(Origin origin) implements Instr {}

  record AtomicEnd(Origin origin) implements Instr {}

  /** Whether a scheduling point stands before the instruction. */
  default boolean isVisible() {
    return !(this instanceof Assign
        || this instanceof Fail
        || this instanceof Assert
        || this instanceof Query
        || this instanceof AtomicBegin
        || this instanceof AtomicEnd);
  }

  /** The variable that the instruction sets, or null. */
  default @Nullable Var target() {
    if (this instanceof Assign i) {
      return i.target();
    } else if (this instanceof Load i) {
      return i.target();
    } else if (this instanceof Update i) {
      return i.old();
    } else if (this instanceof RefCount i) {
      return i.result();
    } else if (this instanceof TryLock i) {
      return i.result();
    } else if (this instanceof Allocate i) {
      return i.target();
    } else if (this instanceof Choose i) {
      return i.target();
    } else if (this instanceof Query i) {
      return i.target();
    }
    return null;
  }
}
