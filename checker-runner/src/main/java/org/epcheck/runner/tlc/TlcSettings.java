package org.epcheck.runner.tlc;

import org.epcheck.runner.engine.EngineOptions;

/**
 * How the engine starts TLC.
 *
 * @param options what the user asks for
 * @param quickStartBelow {@link org.epcheck.runner.engine.Model#size Models} estimated smaller than
 *     this, or of unknown size, are run with the quick compiler alone
 */
public record TlcSettings(EngineOptions options, long quickStartBelow) {
  /** Where the two compilers break even: docs/tlc-notes.md. */
  private static final long BREAK_EVEN = 10_000;

  public static TlcSettings standard() {
    return of(EngineOptions.STANDARD);
  }

  public static TlcSettings of(EngineOptions options) {
    return new TlcSettings(options, BREAK_EVEN);
  }

  /** Whether the first trace of an error is the shortest one. */
  boolean isShortest() {
    return options.workers() == 1 && options.walks() == null && options.server() == null;
  }

  /** What of this an outcome depends on. */
  String key() {
    EngineOptions.Walks w = options.walks();
    if (w != null) {
      return "walks " + w.number() + " depth " + w.depth() + " seed " + w.seed();
    }
    return options.server() != null ? "distributed" : "workers " + options.workers();
  }
}
