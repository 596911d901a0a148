package org.epcheck.runner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.spec.ModelFile;

/**
 * What is to be run.
 *
 * @param runs by step, then scenario
 */
public record Plan(List<PlannedRun> runs) {
  public Plan {
    runs = List.copyOf(runs);
  }

  /** One run per step and scenario; none for a scenario that no purpose applies to. */
  public static Plan of(
      List<Integer> steps,
      List<Purpose> purposes,
      List<String> scenarios,
      boolean everywhere,
      SortedMap<String, String> switches,
      SortedMap<String, ModelFile.Switch> known) {
    return of(steps, purposes, scenarios, everywhere, false, switches, known);
  }

  /**
   * One run per step and scenario.
   *
   * @param everywhere whether purposes are asked in scenarios that they do not name, too: for
   *     scenarios that the user named
   * @param unasked whether scenarios are run that none of the purposes applies to
   * @param switches name to name of the value, all of them
   */
  public static Plan of(
      List<Integer> steps,
      List<Purpose> purposes,
      List<String> scenarios,
      boolean everywhere,
      boolean unasked,
      SortedMap<String, String> switches,
      SortedMap<String, ModelFile.Switch> known) {
    SortedMap<String, String> changed = new TreeMap<>();
    switches.forEach(
        (name, value) -> {
          ModelFile.Switch s = known.get(name);
          if (s == null || !s.preset().equals(value)) {
            changed.put(name, value);
          }
        });
    List<PlannedRun> runs = new ArrayList<>();
    for (int step : steps) {
      for (String scenario : scenarios) {
        List<Purpose> here =
            purposes.stream().filter(p -> everywhere || p.appliesTo(scenario)).toList();
        if (!here.isEmpty() || unasked) {
          runs.add(new PlannedRun(step, scenario, switches, changed, here));
        }
      }
    }
    return new Plan(runs);
  }
}
