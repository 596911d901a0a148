package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;

/** What runs were not asked: an ok says nothing about it. */
final class NotSearched {
  static final String TITLE = "not searched";

  private static final Map<String, String> WORDS =
      Map.of(
          "livelock", "livelock: not searched",
          "secondSearch", "second search (coverage, and a count of TLC's states): not made",
          "discipline", "locking discipline (a smaller model): not searched for to the end");

  private NotSearched() {}

  /** A paragraph for each kind of question and each reason why it was not asked. */
  static List<String> lines(Matrix m) {
    Map<String, List<String>> where = new TreeMap<>();
    for (RunVerdicts r : m.runs()) {
      r.outcome()
          .extent()
          .missing()
          .forEach(
              (what, why) ->
                  where
                      .computeIfAbsent(
                          WORDS.get(what) + " (" + why + ")", k -> new ArrayList<>())
                      .add("@" + r.run().step() + "/" + r.run().scenario()));
    }
    List<String> lines = new ArrayList<>();
    where.forEach(
        (what, runs) ->
            lines.addAll(
                Layout.wrap("  ", what + ": " + String.join(", ", runs), 6, Layout.WIDTH)));
    return lines;
  }

  /** What has to stand near the matrix; empty if livelocks were looked for everywhere. */
  static List<String> note(Matrix m) {
    long runs =
        m.runs().stream().filter(r -> !r.outcome().extent().livelock().isEmpty()).count();
    if (runs == 0) {
      return List.of();
    }
    return Layout.wrap(
        "",
        "livelock: not searched in "
            + runs
            + " of "
            + m.runs().size()
            + " runs, see below; an ok there does not say that all threads can come to their end"
            + ", and nobody knows whether to stop a bisect",
        5,
        Layout.WIDTH);
  }
}
