package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.verdict.Matrix;

/** What an {@code ok} does not prove. */
final class Caveats {
  private static final List<String> LINES =
      List.of(
          "",
          "An ok does not prove: anything about more threads, objects or other calls than",
          "the scenario has; orders that only weak memory allows (interleavings are",
          "sequentially consistent); RCU callbacks that overlap each other (one runs at a",
          "time); code that the model leaves out; that the model is the kernel.");

  private Caveats() {}

  /** Lines, with what was not looked at in these runs. */
  static List<String> lines(Matrix m) {
    List<String> lines = new ArrayList<>(LINES);
    if (m.runs().stream().anyMatch(r -> r.outcome().distinct() > RunOutcome.SEARCHED_TWICE)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Livelocks were not looked for in runs of more than %,d states.",
              RunOutcome.SEARCHED_TWICE));
    }
    return lines;
  }
}
