package org.epcheck.runner.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One run of the engine.
 *
 * @param source what the model was made from
 * @param model what to check
 * @param directory exists and holds {@link Model#files}; the engine adds its log and {@code run.sh}
 *     here; it is moved to its final place afterwards, so what is written in it has only relative
 *     paths
 * @param limits what the run may use
 * @param checkpoint where the run may save how far it is, for this very model and engine; null for
 *     nowhere
 * @param answers what the engine has answered before, by what it was asked
 */
public record RunRequest(
    ModelRequest source,
    Model model,
    Path directory,
    Limits limits,
    @Nullable Path checkpoint,
    Answers answers) {
  /** A run that saves nothing. */
  public RunRequest(ModelRequest source, Model model, Path directory, Limits limits) {
    this(source, model, directory, limits, null);
  }

  /** A run of an engine that remembers nothing. */
  public RunRequest(
      ModelRequest source, Model model, Path directory, Limits limits, @Nullable Path checkpoint) {
    this(source, model, directory, limits, checkpoint, Answers.none());
  }
}
