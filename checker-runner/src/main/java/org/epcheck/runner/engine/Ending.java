package org.epcheck.runner.engine;

/**
 * How a run ended. Only {@code COMPLETE} may lead to an {@code ok}.
 *
 * @param why what stopped it
 * @param detail one line or an excerpt of the log for people; empty when complete
 */
public record Ending(Why why, String detail) {
  /** What ended a run. */
  public enum Why {
    /** Every state within the bounds was visited. */
    COMPLETE,
    /** The time limit. */
    TIME,
    /** The memory limit, or the disk. */
    MEMORY,
    /** Only a part was looked at, as the user asked. */
    SAMPLED,
    /** The engine failed, or did not understand the model. */
    ENGINE
  }

  public static Ending complete() {
    return new Ending(Why.COMPLETE, "");
  }
}
