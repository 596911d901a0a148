package org.epcheck.runner.engine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run may use.
 *
 * @param memoryBytes for the whole process of the engine
 * @param time from start to end
 * @param java the java command that starts the engine's process
 */
public record Limits(long memoryBytes, Duration time, Path java) {}
