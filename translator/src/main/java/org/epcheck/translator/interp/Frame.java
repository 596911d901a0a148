package org.epcheck.translator.interp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A caller that waits for its callee.
 *
 * @param pc index of the block where it goes on
 * @param dst index of the variable that gets the result, or -1
 * @param loc its variables
 * @param caller the next outer frame
 */
record Frame(int pc, int dst, int[] loc, @Nullable Frame caller) {
  int depth() {
    return caller == null ? 1 : 1 + caller.depth();
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Frame f
        && pc == f.pc
        && dst == f.dst
        && Arrays.equals(loc, f.loc)
        && (caller == null ? f.caller == null : caller.equals(f.caller));
  }

  @Override
  public int hashCode() {
    return (pc * 31 + dst) * 31
        + Arrays.hashCode(loc) * 17
        + (caller == null ? 0 : caller.hashCode());
  }

  @Override
  public String toString() {
    return pc + "/" + dst + Arrays.toString(loc);
  }
}
