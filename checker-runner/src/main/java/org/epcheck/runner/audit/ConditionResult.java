package org.epcheck.runner.audit;

import java.util.List;

/**
 * What was found about a condition.
 *
 * @param steps those of the condition that the series has
 * @param reason why nothing is decided, or what the runs were; one line
 * @param evidence cells with a counterexample, as {@code epcheck trace} takes them, or places in
 *     the C text; with what was found
 */
public record ConditionResult(
    Condition condition,
    Status status,
    List<Integer> steps,
    String reason,
    List<Evidence> evidence) {
  public ConditionResult {
    steps = List.copyOf(steps);
    evidence = List.copyOf(evidence);
  }

  /**
   * A piece of evidence.
   *
   * @param cell {@code 2a@4/scenario}, with {@code --set} where a switch stands otherwise; or
   *     file:line
   * @param text what was found there
   * @param also further steps at which the same was found
   */
  public record Evidence(String cell, String text, List<Integer> also) {
    public Evidence {
      also = List.copyOf(also);
    }
  }
}
