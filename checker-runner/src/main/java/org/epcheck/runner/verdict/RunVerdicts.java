package org.epcheck.runner.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.PlannedRun;
import org.jspecify.annotations.Nullable;

/**
 * One run and what it says.
 *
 * @param bounds in words
 * @param cached whether the outcome is of an earlier run with the same content
 * @param sameAs the other run of this check whose model is the same, so that the engine's answer to
 *     it is this run's; null if there is none
 * @param verdicts by purpose id, in the run's order
 * @param evidence the shortest error of each violated purpose, by its id; and of each error that
 *     belongs to no purpose, by {@link Others#name}
 * @param others errors that belong to no purpose
 * @param unasked the shortest error of each purpose that this run was not asked about
 */
public record RunVerdicts(
    PlannedRun run,
    RunOutcome outcome,
    String scenarioTitle,
    String bounds,
    boolean cached,
    @Nullable PlannedRun sameAs,
    Map<String, Verdict> verdicts,
    Map<String, FoundError> evidence,
    List<FoundError> others,
    List<Unasked> unasked) {
  /**
   * An error of a purpose that nobody asked this run about.
   *
   * @param isVariant whether the purpose is another reading of one
   */
  public record Unasked(String purpose, boolean isVariant, FoundError error) {}

  public RunVerdicts {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    others = List.copyOf(others);
    unasked = List.copyOf(unasked);
  }

  /** The same with the evidence told in another way. */
  public RunVerdicts with(Map<String, FoundError> told) {
    return new RunVerdicts(
        run, outcome, scenarioTitle, bounds, cached, sameAs, verdicts, told, others, unasked);
  }

  /** The same of a run that the engine answered when it was asked about another one. */
  public RunVerdicts sameAs(PlannedRun other) {
    return new RunVerdicts(
        run, outcome, scenarioTitle, bounds, cached, other, verdicts, evidence, others, unasked);
  }
}
