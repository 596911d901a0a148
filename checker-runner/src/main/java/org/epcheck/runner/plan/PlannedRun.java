package org.epcheck.runner.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.epcheck.runner.purpose.Purpose;

/**
 * One run of the engine. It answers all of its purposes at once: see docs/adr/001.
 *
 * @param switches name to name of the value, all of them
 * @param changed those of the switches that are not at their preset
 * @param purposes that the scenario can say something about, among the selected ones
 */
public record PlannedRun(
    int step,
    String scenario,
    SortedMap<String, String> switches,
    SortedMap<String, String> changed,
    List<Purpose> purposes) {
  public PlannedRun {
    switches = Collections.unmodifiableSortedMap(new TreeMap<>(switches));
    changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
    purposes = List.copyOf(purposes);
  }

  /** Name of its directory: {@code 6-close-close}, or {@code 6-close-close-file_free=typesafe}. */
  public String name() {
    String suffix =
        changed.entrySet().stream()
            .map(e -> "-" + e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining());
    return step + "-" + scenario + suffix;
  }
}
