package org.epcheck.runner.engine;

/** Checks one model: TLC in a process of its own, or a fake in tests. */
public interface CellEngine {
  /** Name and version, for reports: {@code TLC 2.18}. */
  String identity();

  /** Two engines with equal keys give equal outcomes for equal models: for the cache. */
  default String key() {
    return identity();
  }

  /**
   * Runs. Whatever goes wrong inside is an {@link Ending}, not an exception. Must be safe to call
   * from several threads at once.
   *
   * @throws InterruptedException when the thread was interrupted; the child process is gone then
   */
  RunOutcome run(RunRequest request, Progress progress) throws InterruptedException;
}
