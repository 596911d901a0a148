package org.epcheck.runner.audit;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Which step breaks a purpose, and from which on it is ok to the end: found from verdicts alone.
 *
 * @param brokenBy first step at which it is violated; null if it is at none
 * @param fixedBy first step from which on it is ok at every one; 0: always; null: not at the end,
 *     or nobody knows
 * @param unknown steps that decide nothing
 * @param open whether the last step that is not ok decides nothing
 */
public record Fixes(
    Purpose purpose,
    @Nullable Integer brokenBy,
    @Nullable Integer fixedBy,
    List<Integer> unknown,
    boolean open) {
  public Fixes {
    unknown = List.copyOf(unknown);
  }

  /** Reads a row of a matrix that has all steps. */
  public static Fixes of(Purpose purpose, Matrix m) {
    Integer broken = null;
    Integer fixed = null;
    List<Integer> unknown = new ArrayList<>();
    boolean open = false;
    for (int step : m.steps()) {
      Matrix.Cell cell = m.row(purpose.id()).get(step);
      Verdict v = cell == null ? new Verdict.NotApplicable() : cell.verdict();
      if (v instanceof Verdict.Ok) {
        fixed = fixed == null ? Integer.valueOf(step) : fixed;
      } else if (v instanceof Verdict.Violated) {
        broken = broken == null ? Integer.valueOf(step) : broken;
        fixed = null;
        open = false;
      } else {
        unknown.add(step);
        fixed = null;
        open = true;
      }
    }
    return new Fixes(purpose, broken, fixed, unknown, open);
  }

  /** Who breaks it, in words. */
  public String breaker() {
    Integer step = brokenBy;
    if (step == null) {
      return unknown.isEmpty() ? "nobody" : "?";
    }
    boolean sure = unknown.stream().allMatch(u -> u > step);
    return (step == 0 ? "the base has it" : "patch " + step) + (sure ? "" : ", or earlier");
  }

  /** What fixes it, in words. */
  public String fixer() {
    Integer step = fixedBy;
    if (step == null) {
      return open ? "?" : "nothing";
    }
    if (step == 0) {
      return "-";
    }
    return "patch " + step + (unknown.contains(step - 1) ? ", or earlier" : "");
  }
}
