package org.epcheck.runner.engine;

import java.nio.file.Path;

/**
 * One run of the engine.
 *
 * @param source what the model was made from
 * @param model what to check
 * @param directory exists and holds {@link Model#files}; the engine adds its log and {@code run.sh}
 *     here; it is moved to its final place afterwards, so what is written in it has only relative
 *     paths
 * @param limits what the run may use
 * @param answers what the engine has answered before, by what it was asked
 */
public record RunRequest(
    ModelRequest source, Model model, Path directory, Limits limits, Answers answers) {
  /** A run of an engine that remembers nothing. */
  public RunRequest(ModelRequest source, Model model, Path directory, Limits limits) {
    this(source, model, directory, limits, Answers.none());
  }
}
