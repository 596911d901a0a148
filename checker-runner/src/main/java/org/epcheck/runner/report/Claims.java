package org.epcheck.runner.report;

import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Verdict;

/** Claims beside verdicts. */
final class Claims {
  private Claims() {}

  /** Whether a verdict that says something says something else than the claim. */
  static boolean differs(Purpose p, int step, Verdict v) {
    boolean holds = p.claim().holdsAt(step);
    return (v instanceof Verdict.Ok && !holds) || (v instanceof Verdict.Violated && holds);
  }
}
