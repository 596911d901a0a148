package org.epcheck.runner.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A series applied: step 0 is the base, step k has patches 1..k. A patch that does not apply makes
 * its step and the later ones unusable, not the earlier ones: who edits a patch can look at its
 * step before the rest of the series fits again.
 *
 * @param name for reports
 * @param steps from 0, as far as the patches apply
 * @param titles of all steps, from 0
 * @param problems why the first patch that does not apply does not
 */
public record Series(
    String name, List<Step> steps, List<String> titles, List<Diagnostic> problems) {
  public Series {
    steps = List.copyOf(steps);
    titles = List.copyOf(titles);
    problems = List.copyOf(problems);
  }

  /**
   * The sources after some patches.
   *
   * @param number of patches
   * @param files path to text
   * @param notes offsets at which the last patch's hunks were found
   */
  public record Step(int number, SortedMap<String, String> files, List<String> notes) {
    public Step {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
      notes = List.copyOf(notes);
    }
  }

  /** Number of patches. */
  public int last() {
    return titles.size() - 1;
  }

  /** Why these steps cannot be had; empty if they can. */
  public List<Diagnostic> problems(List<Integer> wanted) {
    return wanted.stream().allMatch(s -> s < steps.size()) ? List.of() : problems;
  }

  /** What to say about patches that these steps need and that apply only with an offset. */
  public List<String> notes(List<Integer> wanted) {
    int last = wanted.stream().mapToInt(s -> s).max().orElse(0);
    List<String> all = new ArrayList<>();
    steps.stream().filter(s -> s.number() <= last).forEach(s -> all.addAll(s.notes()));
    if (all.size() <= 2) {
      return all;
    }
    return List.of(
        all.get(0), (all.size() - 1) + " more hunks apply at another line than they say");
  }

  /** What the patches do to files that are not read. */
  public List<String> leftOut() {
    return steps.stream()
        .flatMap(s -> s.notes().stream())
        .filter(n -> n.endsWith(PatchApplier.LEFT_OUT))
        .toList();
  }

  /** Applies the patches one after another, up to the first that does not apply. */
  public static Series of(String name, SortedMap<String, String> base, List<Patch> patches) {
    return of(name, base, patches, null);
  }

  /**
   * Applies the patches one after another, up to the first that does not apply.
   *
   * @param patchable the files that may be changed, beside new ones; what a patch does to others is
   *     left out, and noted. Null: all
   */
  public static Series of(
      String name,
      SortedMap<String, String> base,
      List<Patch> patches,
      @Nullable Set<String> patchable) {
    List<Step> steps = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("base"));
    List<Diagnostic> problems = new ArrayList<>();
    steps.add(new Step(0, base, List.of()));
    for (Patch patch : patches) {
      titles.add(patch.subject());
      if (problems.isEmpty()) {
        Step last = steps.get(steps.size() - 1);
        var result = PatchApplier.apply(last.files(), patch, patchable);
        problems.addAll(result.diagnostics());
        if (result.isOk()) {
          steps.add(new Step(steps.size(), result.get().files(), result.get().notes()));
        }
      }
    }
    return new Series(name, steps, titles, problems);
  }
}
