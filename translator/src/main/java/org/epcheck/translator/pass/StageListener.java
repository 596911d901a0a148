package org.epcheck.translator.pass;

import java.util.function.Supplier;

/** Is shown each stage of a translation. */
public interface StageListener {
  /**
   * A stage is over.
   *
   * @param name for a file name
   * @param text what it made; printing that costs more than most stages
   */
  void stage(String name, Supplier<String> text);

  /** Looks at nothing. */
  static StageListener none() {
    return (name, text) -> {};
  }
}
