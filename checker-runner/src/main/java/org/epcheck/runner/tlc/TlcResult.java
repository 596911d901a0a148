package org.epcheck.runner.tlc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What TLC's output says, without its traces.
 *
 * @param version for example {@code 2.18}; empty if TLC did not get so far
 * @param problems errors of TLC other than violated invariants, warnings included: each makes the
 *     run worthless; in order, the text of the first is the cause
 * @param text the last lines outside of messages: what the JVM or the parser says
 * @param isOutOfMemory whether TLC or its JVM said so
 * @param generated states; likewise {@code distinct} and {@code left} (found but not explored); -1
 *     when TLC did not say
 * @param depth of the search; -1 when TLC did not say
 * @param succeeded whether TLC said that the search is complete; with {@code -continue} it says so
 *     whatever it found
 * @param finished whether TLC came to its end
 */
public record TlcResult(
    String version,
    List<String> problems,
    List<String> text,
    boolean isOutOfMemory,
    long generated,
    long distinct,
    long left,
    int depth,
    boolean succeeded,
    boolean finished) {
  /** The problem that tells where an evaluation failed, outermost expression first. */
  private static final String NESTED = "error 2103: ";

  public TlcResult {
    problems = List.copyOf(problems);
    text = List.copyOf(text);
  }

  /** The same with so many more states generated. */
  TlcResult withGenerated(long more) {
    return new TlcResult(
        version,
        problems,
        text,
        isOutOfMemory,
        generated < 0 ? generated : generated + more,
        distinct,
        left,
        depth,
        succeeded,
        finished);
  }

  /** Why this is not the result of a complete search, or null if it is. */
  public @Nullable String incomplete() {
    if (!problems.isEmpty()) {
      String place = problems.stream().filter(p -> p.startsWith(NESTED)).findFirst().orElse("");
      String last = place.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("");
      return problems.get(0) + (last.isEmpty() ? "" : "\nat " + last.replaceFirst("^\\d+\\. ", ""));
    } else if (!finished) {
      return "TLC did not finish";
    } else if (!succeeded || generated < 0 || distinct < 1 || depth < 1) {
      return "TLC did not say that the search is complete";
    } else if (left != 0) {
      return left + " states were left unexplored";
    }
    return null;
  }
}
