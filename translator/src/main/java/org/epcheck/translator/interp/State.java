package org.epcheck.translator.interp;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * A state of a model: the variables of docs/semantics.md, section 2. Immutable; neighbouring states
 * share what they have in common. Equal if all variables are equal.
 */
public final class State {
  static final int RUN_ANY = -1;
  static final int RUN_STOP = -2;

  final LinkedCode code;
  final ThreadState[] threads;
  final int[][] mem;
  final Life[] life;
  final int[] mark;
  final int[] owner;
  final Deferred[] queue;
  final int run;
  final int phase;

  /** How many steps the thread that must go on has made since any thread could run. */
  final int made;

  final @Nullable ErrorValue err;

  State(
      LinkedCode code,
      ThreadState[] threads,
      int[][] mem,
      Life[] life,
      int[] mark,
      int[] owner,
      Deferred[] queue,
      int run,
      int phase,
      int made,
      @Nullable ErrorValue err) {
    this.code = code;
    this.threads = threads;
    this.mem = mem;
    this.life = life;
    this.mark = mark;
    this.owner = owner;
    this.queue = queue;
    this.run = run;
    this.phase = phase;
    this.made = made;
    this.err = err;
  }

  /** This state as an error state. */
  State failed(ErrorValue error) {
    return new State(code, threads, mem, life, mark, owner, queue, RUN_STOP, Movers.NONE, 0, error);
  }

  /** This state, but any thread may run: steps need not be made at once. */
  State yielded() {
    return new State(code, threads, mem, life, mark, owner, queue, RUN_ANY, Movers.NONE, 0, err);
  }

  /** This state, but that thread must go on. */
  State running(int thread, int newPhase) {
    return new State(code, threads, mem, life, mark, owner, queue, thread, newPhase, 0, err);
  }

  /** The error, or null if this is no error state. */
  public @Nullable ErrorValue error() {
    return err;
  }

  /** Whether every scenario thread (and FINALLY) is done and no callback runs or waits. */
  public boolean isFinished() {
    for (ThreadState t : threads) {
      if (t.active()) {
        return false;
      }
    }
    ThreadState last = threads[threads.length - 1];
    return err == null && queue.length == 0 && (!code.hasEnd() || last.pc() == ThreadState.DONE);
  }

  /** The number (from 1) of the only thread that may move, 0 if any may, -1 after an error. */
  public int running() {
    return run == RUN_STOP ? -1 : run == RUN_ANY ? 0 : run + 1;
  }

  /** The label of the thread's next block, {@code Done} or {@code Idle}; threads from 1. */
  public String pc(int thread) {
    return code.label(threads[thread - 1].pc());
  }

  /** The value of the cell at the address; null where there is no cell. */
  public @Nullable Long cell(long address) {
    int object = (int) (address / ObjectTable.PAGE) - 1;
    int cell = (int) (address % ObjectTable.PAGE);
    int[] cells =
        address >= ObjectTable.PAGE && object < mem.length ? mem[object] : ThreadState.NONE;
    return cell < cells.length ? Long.valueOf(cells[cell]) : null;
  }

  /** The life of the mutable object of that number. */
  public Life life(int object) {
    return life[object - 1];
  }

  /** Addresses of the locks that the thread (from 1) holds, oldest first. */
  public List<Long> held(int thread) {
    int[] held = threads[thread - 1].held();
    return java.util.stream.IntStream.range(0, held.length / ThreadState.LOCK)
        .mapToObj(i -> (long) held[ThreadState.LOCK * i])
        .toList();
  }

  /** Depth of RCU readers of the thread (from 1). */
  public int nest(int thread) {
    return threads[thread - 1].nest();
  }

  /** The variables by name, as TLC has them. */
  public SortedMap<String, TlaValue> view() {
    return StateView.of(this);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof State s
        && run == s.run
        && phase == s.phase
        && made == s.made
        && Arrays.equals(threads, s.threads)
        && Arrays.deepEquals(mem, s.mem)
        && Arrays.equals(life, s.life)
        && Arrays.equals(mark, s.mark)
        && Arrays.equals(owner, s.owner)
        && Arrays.equals(queue, s.queue)
        && (err == null ? s.err == null : err.equals(s.err));
  }

  @Override
  public int hashCode() {
    int h = Arrays.hashCode(threads);
    h = h * 31 + Arrays.deepHashCode(mem);
    h = h * 31 + Arrays.hashCode(mark);
    h = h * 31 + Arrays.hashCode(queue);
    // Enum constants have no stable hash.
    for (Life l : life) {
      h = h * 31 + l.ordinal();
    }
    h = h * 31 + Arrays.hashCode(owner);
    return ((h * 31 + run) * 31 + phase) * 31 + (err == null ? 0 : err.hashCode());
  }

  @Override
  public String toString() {
    return view().toString();
  }
}
