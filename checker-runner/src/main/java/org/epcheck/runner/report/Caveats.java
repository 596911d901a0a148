package org.epcheck.runner.report;

import java.util.List;

/** What an {@code ok} does not prove. */
final class Caveats {
  /** After an empty line. */
  static final List<String> LINES =
      List.of(
          "",
          "An ok does not prove: anything about more threads, objects or other calls than",
          "the scenario has; orders that only weak memory allows (interleavings are",
          "sequentially consistent); RCU callbacks that overlap each other (one runs at a",
          "time); code that the model leaves out; that the model is the kernel.");

  private Caveats() {}
}
