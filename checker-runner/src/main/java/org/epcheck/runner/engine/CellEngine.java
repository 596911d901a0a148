package org.epcheck.runner.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Checks one model: TLC in a process of its own, or a fake in tests. */
public interface CellEngine {
  /** Name and version, for reports: {@code TLC 2.18}. */
  String identity();

  /** Two engines with equal keys give equal outcomes for equal models: for the cache. */
  default String key() {
    return identity();
  }

  /**
   * A digest of what the engine is asked about a model, which may be the same for several: the run
   * of one then answers the others, by {@link RunRequest#answers}. Empty if it cannot be told.
   */
  default String question(Model model) {
    return "";
  }

  /**
   * What is wrong with a property of the user's.
   *
   * @param model of any run with it
   * @param java the java command that starts the engine's process
   * @return KR303 with places in the user's file; nothing if all is well
   * @throws IOException if the engine cannot be asked
   */
  default List<Diagnostic> problems(PropertyFile property, Model model, Path java)
      throws IOException, InterruptedException {
    return List.of();
  }

  /**
   * Helps a server of the same engine until it has no more to do.
   *
   * @param java the java command that starts the engine's process
   * @param told lines for people
   * @return why it ended early, or null
   * @throws IOException if the engine cannot be started
   */
  default @Nullable String help(Helper helper, Path java, Consumer<String> told)
      throws IOException, InterruptedException {
    throw new UnsupportedOperationException(identity() + " has no workers");
  }

  /**
   * Deletes what a run saved at its {@link RunRequest#checkpoint}, unless one is using it.
   *
   * @return whether it is gone
   */
  default boolean discard(Path checkpoint) {
    return false;
  }

  /**
   * Runs. Whatever goes wrong inside is an {@link Ending}, not an exception. Must be safe to call
   * from several threads at once.
   *
   * @throws InterruptedException when the thread was interrupted; the child process is gone then
   */
  RunOutcome run(RunRequest request, Progress progress) throws InterruptedException;
}
