package org.epcheck.runner.exec;

import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.verdict.RunVerdicts;

/** Told from several threads what happens to the runs. */
public interface RunListener {
  /** All models are translated; so many runs begin. */
  void begin(int runs);

  /** The interpreter has a first counterexample to a purpose; the engine is still to be asked. */
  default void foreseen(PlannedRun run, String purpose, FoundError error) {}

  /** A run goes on. */
  void update(PlannedRun run, long distinct, int depth);

  /** Something about a run that the user has to know. */
  default void note(PlannedRun run, String text) {}

  /** A run is over. */
  void finished(RunVerdicts run);

  /** All is over, or interrupted. */
  void end();

  /** Hears nothing. */
  static RunListener silent() {
    return new RunListener() {
      @Override
      public void begin(int runs) {}

      @Override
      public void update(PlannedRun run, long distinct, int depth) {}

      @Override
      public void finished(RunVerdicts run) {}

      @Override
      public void end() {}
    };
  }
}
