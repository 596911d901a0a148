package org.epcheck.runner.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Outcome;

/**
 * A series applied: step 0 is the base, step k has patches 1..k.
 *
 * @param name for reports
 * @param steps from 0
 * @param notes offsets at which hunks were found
 */
public record Series(String name, List<Step> steps, List<String> notes) {
  public Series {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /**
   * The sources after some patches.
   *
   * @param number of patches
   * @param title subject of the last one, or {@code base}
   * @param files path to text
   */
  public record Step(int number, String title, SortedMap<String, String> files) {
    public Step {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
  }

  /** Number of patches. */
  public int last() {
    return steps.size() - 1;
  }

  /** Applies the patches one after another; fails at the first that does not apply. */
  public static Outcome<Series> of(
      String name, SortedMap<String, String> base, List<Patch> patches) {
    List<Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    steps.add(new Step(0, "base", base));
    for (Patch patch : patches) {
      Step last = steps.get(steps.size() - 1);
      Outcome<PatchApplier.Result> result = PatchApplier.apply(last.files(), patch);
      if (!result.isOk()) {
        return Outcome.failed(result.diagnostics());
      }
      notes.addAll(result.get().notes());
      steps.add(new Step(steps.size(), patch.subject(), result.get().files()));
    }
    return Outcome.ok(new Series(name, steps, notes));
  }
}
