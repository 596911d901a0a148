package org.epcheck.translator.interp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a thread is about to do, for the explanation of a deadlock. */
public final class Waits {
  private Waits() {}

  /**
   * The address that the first instruction of the thread's next block is about: of a lock, a cell,
   * an object.
   *
   * @param thread number from 1
   * @return null if the thread is not active or the instruction has no operand
   */
  public static @Nullable Long address(State state, int thread) {
    ThreadState t = state.threads[thread - 1];
    List<LinkedCode.Op> ops = t.active() ? state.code.block(t.pc()).ops() : List.of();
    return ops.isEmpty() || ops.get(0).in().isEmpty()
        ? null
        : Long.valueOf(ops.get(0).in().get(0).of(t.loc()));
  }
}
