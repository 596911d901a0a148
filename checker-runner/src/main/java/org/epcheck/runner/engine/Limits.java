package org.epcheck.runner.engine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run may use.
 *
 * @param memoryBytes for the whole process of the engine
 * @param all time that the user gave the run
 * @param time what is left of it
 * @param java the java command that starts the engine's process
 */
public record Limits(long memoryBytes, Duration all, Duration time, Path java) {
  /** With all the time before it. */
  public Limits(long memoryBytes, Duration time, Path java) {
    this(memoryBytes, time, time, java);
  }

  /** The same when some of the time has gone by; none is left when all has. */
  public Limits after(Duration spent) {
    Duration left = time.minus(spent);
    return new Limits(memoryBytes, all, left.isNegative() ? Duration.ZERO : left, java);
  }
}
