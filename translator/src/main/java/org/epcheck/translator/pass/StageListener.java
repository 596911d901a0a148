package org.epcheck.translator.pass;

/** Is shown each stage of a translation. */
public interface StageListener {
  /**
   * A stage is over.
   *
   * @param name for a file name
   * @param text what it made
   */
  void stage(String name, String text);

  /** Looks at nothing. */
  static StageListener none() {
    return (name, text) -> {};
  }
}
