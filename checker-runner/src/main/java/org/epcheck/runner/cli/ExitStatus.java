package org.epcheck.runner.cli;

import java.util.List;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.Verdict;

/** The exit status of every command. */
final class ExitStatus {
  static final int OK = 0;
  static final int VIOLATION = 1;
  static final int USAGE = 2;
  static final int INCONCLUSIVE = 3;
  static final int ENGINE = 4;

  private ExitStatus() {}

  /** Of a check without an expectation: the worst of its cells. */
  static int of(Matrix matrix) {
    List<Verdict> verdicts =
        matrix.allCells().stream()
            .filter(c -> !Others.isWarning(c.row()))
            .map(Matrix.Cell::verdict)
            .toList();
    if (verdicts.stream().anyMatch(Verdict.Failed.class::isInstance)) {
      return ENGINE;
    }
    if (verdicts.stream().anyMatch(Verdict.Violated.class::isInstance)) {
      return VIOLATION;
    }
    boolean unsettled =
        verdicts.stream()
            .anyMatch(v -> v instanceof Verdict.Inconclusive || v instanceof Verdict.Vacuous);
    return unsettled ? INCONCLUSIVE : OK;
  }
}
