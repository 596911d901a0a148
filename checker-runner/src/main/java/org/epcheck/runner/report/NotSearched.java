package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;

/** What runs were not asked: an ok says nothing about it. */
final class NotSearched {
  static final String TITLE = "not searched";

  private NotSearched() {}

  /** A paragraph for each question and each reason why it was not asked. */
  static List<String> lines(Matrix m) {
    List<String> lines = new ArrayList<>();
    lines.addAll(lines(m, "livelock: not searched", Extent::livelock));
    lines.addAll(
        lines(m, "coverage (second search of the states): not measured", Extent::coverage));
    lines.addAll(lines(m, "locking discipline: search not finished", Extent::discipline));
    return lines;
  }

  private static List<String> lines(Matrix m, String what, Function<Extent, String> why) {
    Map<String, List<String>> where = new TreeMap<>();
    for (RunVerdicts r : m.runs()) {
      String reason = why.apply(r.outcome().extent());
      if (!reason.isEmpty()) {
        where
            .computeIfAbsent(reason, k -> new ArrayList<>())
            .add("@" + r.run().step() + "/" + r.run().scenario());
      }
    }
    List<String> lines = new ArrayList<>();
    where.forEach(
        (reason, runs) -> {
          String text = what + " (" + reason + "): " + String.join(", ", runs);
          lines.addAll(Layout.wrap("  ", text, 6, Layout.WIDTH));
        });
    return lines;
  }

  /**
   * What has to stand near the matrix; empty if livelocks were looked for wherever it has an ok.
   */
  static List<String> note(Matrix m) {
    long runs =
        m.runs().stream()
            .map(RunVerdicts::outcome)
            .filter(o -> Judge.withoutErrors(o) instanceof Verdict.Ok)
            .filter(o -> !o.extent().livelock().isEmpty())
            .count();
    if (runs == 0) {
      return List.of();
    }
    return Layout.wrap(
        "",
        "livelock: not searched in "
            + runs
            + " of "
            + m.runs().size()
            + " runs (see \"not searched\"): an ok there does not say that all threads can end,"
            + " and a bisect's answer is ? at best",
        5,
        Layout.WIDTH);
  }
}
