package org.epcheck.runner.tlc;

/**
 * How the engine starts TLC.
 *
 * @param workers threads of one run that explore; 1 for shortest traces
 * @param quickStartBelow {@link org.epcheck.runner.engine.Model#size Models} estimated smaller than
 *     this, or of unknown size, are run with the quick compiler alone
 */
public record TlcSettings(int workers, long quickStartBelow) {
  /** Where the two compilers break even: docs/tlc-notes.md. */
  private static final long BREAK_EVEN = 1_000_000;

  public static TlcSettings standard() {
    return new TlcSettings(1, BREAK_EVEN);
  }
}
