package org.epcheck.runner.audit;

import java.util.List;
import java.util.function.Predicate;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Verdict;

/**
 * All that an audit has found.
 *
 * @param matrix all steps, with the switches as the user set them
 * @param claims empty when there are none about this series
 * @param selection how scenarios were chosen, in a sentence
 * @param fixes for each purpose, in the matrix's order
 * @param dropOne for each patch; empty if it was not asked for
 */
public record Audit(
    Matrix matrix,
    List<ClaimResult> claims,
    String selection,
    List<Fixes> fixes,
    List<DropOne> dropOne) {
  public Audit {
    claims = List.copyOf(claims);
    fixes = List.copyOf(fixes);
    dropOne = List.copyOf(dropOne);
  }

  /** Number of claims of that status. */
  public long count(Status status) {
    return claims.stream().filter(c -> c.status() == status).count();
  }

  /** Whether the check itself failed somewhere. */
  public boolean isFailed() {
    Predicate<Matrix.Cell> failed = c -> c.verdict() instanceof Verdict.Failed;
    return matrix.allCells().stream().anyMatch(failed);
  }
}
