package org.epcheck.runner.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.plan.CellId;
import org.epcheck.runner.verdict.RunVerdicts;

/** Evidence, what is the same at several steps once. */
final class Witnesses {
  private record Piece(String cell, String text, List<Integer> also) {}

  private final Map<String, Piece> pieces = new LinkedHashMap<>();

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** An error that a run has found: the cell is that of the row. */
  void add(String row, RunVerdicts r, FoundError e) {
    StringBuilder cell = new StringBuilder();
    cell.append(new CellId(row, r.run().step(), r.run().scenario()));
    r.run().changed().forEach((name, value) -> cell.append(" --set ").append(name + "=" + value));
    String same =
        String.join(" ", row, r.run().scenario(), e.kind(), e.object(), e.field(), e.function());
    add(cell.toString(), e.sentence() + ", " + e.length() + " steps", same, r.run().step());
  }

  /**
   * Anything else.
   *
   * @param same equal for what is the same at another step
   */
  void add(String cell, String text, String same, int step) {
    Piece known = pieces.putIfAbsent(same, new Piece(cell, text, new ArrayList<>()));
    if (known != null) {
      known.also().add(step);
    }
  }

  List<ConditionResult.Evidence> list() {
    return pieces.values().stream()
        .map(p -> new ConditionResult.Evidence(p.cell(), p.text(), p.also()))
        .toList();
  }
}
