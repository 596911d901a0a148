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
 *     deadlock the labels of the blocked threads; of an {@code order} the class and the subclass of
 *     the lock that is held, and the subclass of the one that is taken
 */
public record ErrorValue(String kind, String thread, String label, long address, List<String> via)
    implements Comparable<ErrorValue> {
  /** Kind of the successors that are evidence, not errors. */
  public static final String REACHED = "reached";

  /** Kind of the successors that are evidence of an order in which two locks are taken. */
  public static final String ORDER = "order";

  public ErrorValue {
    via = List.copyOf(via);
  }

  /** Whether this makes a verdict inconclusive instead of violated. */
  public boolean isBound() {
    return kind.startsWith("bound-");
  }

  /**
   * Evidence that some thread takes a lock while it holds another.
   *
   * @param held class of the lock that is held: {@link ObjectTable#lockClass}
   * @param taken class of the lock that is taken
   */
  static ErrorValue order(long held, int heldSubclass, long taken, int subclass) {
    return new ErrorValue(
        ORDER,
        "",
        "",
        taken,
        List.of(Long.toString(held), Integer.toString(heldSubclass), Integer.toString(subclass)));
  }

  /** Whether this is evidence of an order of two locks. */
  public boolean isOrder() {
    return kind.equals(ORDER);
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
