package org.epcheck.runner.exec;

import java.time.Duration;
import java.util.List;
import org.epcheck.runner.cache.RunStore;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A run that is about to be made, or was made earlier.
 *
 * @param key of the run in the store
 * @param kept the run as it was made earlier; then there is no model
 * @param model translated; null if the run was kept
 * @param spent time of the run's that the translation took
 */
record Job(
    PlannedRun run,
    ModelRequest request,
    String key,
    RunStore.@Nullable Kept kept,
    @Nullable Outcome<Model> model,
    Duration spent) {

  /** What the translation says. */
  List<Diagnostic> diagnostics() {
    return model == null ? List.of() : model.diagnostics();
  }

  boolean isTranslated() {
    return model == null || model.isOk();
  }

  /** How long it takes, roughly: kept runs take no time. */
  long size() {
    return model == null ? -1 : model.get().size();
  }
}
