package org.epcheck.runner.engine;

/** Told now and then, from any thread, how far a run is. */
@FunctionalInterface
public interface Progress {
  /** So many states were found so far. */
  void update(long distinct, long generated, int depth);

  /** Something that the user has to know, in one line. */
  default void note(String text) {}

  /** Tells nobody. */
  static Progress none() {
    return (distinct, generated, depth) -> {};
  }
}
