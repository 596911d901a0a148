package org.epcheck.runner.audit;

import java.util.Collection;

/** What verdicts say about a claim. Never written by hand. */
public enum Status {
  /** Everything that the claim says was found so, in complete runs. */
  HOLDS("holds"),
  /** A counterexample says otherwise. */
  REFUTED("refuted"),
  /** Something was not run, not completely, or not reached. */
  UNDECIDED("not decided");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** As reports have it. */
  public String word() {
    return word;
  }

  /** Of several that must all hold. */
  static Status all(Collection<Status> parts) {
    if (parts.contains(REFUTED)) {
      return REFUTED;
    }
    return parts.isEmpty() || parts.contains(UNDECIDED) ? UNDECIDED : HOLDS;
  }
}
