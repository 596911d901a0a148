package org.epcheck.translator.interp;

import java.util.List;
import org.epcheck.translator.tla.TlaValue;

/**
 * The variable {@code err} of an error state: all of its identity.
 *
 * @param kind for example {@code use-after-free}
 * @param thread who; empty for a deadlock and a reached goal
 * @param label the block; the goal's id for {@code reached}
 * @param address the place in memory, or 0
 * @param via where the block's callers go on, innermost first; of a data race the other label, of a
 *     deadlock the labels of the blocked threads
 */
public record ErrorValue(String kind, String thread, String label, long address, List<String> via)
    implements Comparable<ErrorValue> {
  /** Kind of the successors that are evidence, not errors. */
  public static final String REACHED = "reached";

  public ErrorValue {
    via = List.copyOf(via);
  }

  /** Whether this makes a verdict inconclusive instead of violated. */
  public boolean isBound() {
    return kind.startsWith("bound-");
  }

  /** Whether this is evidence that a goal was reached. */
  public boolean isReached() {
    return kind.equals(REACHED);
  }

  /** The value of {@code err}. */
  public TlaValue toTla() {
    return TlaValue.seq(
        TlaValue.str(kind),
        TlaValue.str(thread),
        TlaValue.str(label),
        TlaValue.of(address),
        new TlaValue.Seq(via.stream().<TlaValue>map(TlaValue::str).toList()));
  }

  @Override
  public int compareTo(ErrorValue other) {
    return toTla().compareTo(other.toTla());
  }
}
