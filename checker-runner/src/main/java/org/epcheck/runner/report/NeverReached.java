package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;

/**
 * What no run of a matrix has executed, of the code that the scenarios' threads can call. Line
 * numbers differ from step to step: functions and conditions are told apart by their text.
 */
final class NeverReached {
  private final Map<String, Boolean> functions = new TreeMap<>();
  private final Map<String, Map<String, boolean[]>> branches = new TreeMap<>();
  private int measured;

  NeverReached(Matrix m) {
    for (RunVerdicts r : m.runs()) {
      Coverage c = r.outcome().coverage();
      if (c != null) {
        measured++;
        c.functions().forEach(f -> functions.merge(f.name(), f.ran(), Boolean::logicalOr));
        c.branches().forEach(this::add);
      }
    }
  }

  private void add(Coverage.Branch b) {
    boolean[] ways =
        branches
            .computeIfAbsent(b.function(), k -> new LinkedHashMap<>())
            .computeIfAbsent(b.condition(), k -> new boolean[2]);
    ways[0] |= b.seenFalse();
    ways[1] |= b.seenTrue();
  }

  /** Functions, in order of their names. */
  Set<String> functions() {
    Set<String> never = new LinkedHashSet<>();
    functions.forEach(
        (name, ran) -> {
          if (!ran) {
            never.add(name);
          }
        });
    return never;
  }

  /** Ways that branches of functions that ran never took: function to {@code condition true}. */
  Map<String, List<String>> branches() {
    Map<String, List<String>> never = new TreeMap<>();
    branches.forEach(
        (function, conditions) -> {
          if (functions.getOrDefault(function, false)) {
            conditions.forEach(
                (text, ways) -> {
                  for (int way = 1; way >= 0; way--) {
                    if (!ways[way]) {
                      never
                          .computeIfAbsent(function, k -> new ArrayList<>())
                          .add("`" + text + "` " + (way == 1 ? "true" : "false"));
                    }
                  }
                });
          }
        });
    return never;
  }

  /** For a text; empty when nothing was measured or nothing is missing. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (measured == 0) {
      return lines;
    }
    if (!functions().isEmpty()) {
      String list = String.join("(), ", functions()) + "()";
      lines.addAll(Layout.wrap("  functions: ", list, 6, Layout.WIDTH));
    }
    branches()
        .forEach(
            (function, ways) ->
                lines.addAll(
                    Layout.wrap(
                        "  " + function + "(): ", String.join(", ", ways), 6, Layout.WIDTH)));
    return lines;
  }
}
