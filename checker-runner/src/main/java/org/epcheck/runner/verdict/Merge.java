package org.epcheck.runner.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One verdict out of those of several scenarios. */
public final class Merge {
  private Merge() {}

  /**
   * A merged verdict.
   *
   * @param scenario the one that decided; empty when all did together
   */
  public record Merged(Verdict verdict, String scenario) {}

  /**
   * Merges. A violation wins, the shortest of them; then an error; then any inconclusive one: what
   * was not seen completely in one scenario is not ok. A goal has to be reached in one scenario.
   *
   * @param verdicts by scenario
   */
  public static Merged merge(SortedMap<String, Verdict> verdicts) {
    Merged violated = violated(verdicts);
    if (violated != null) {
      return violated;
    }
    for (Class<? extends Verdict> type :
        List.<Class<? extends Verdict>>of(Verdict.Failed.class, Verdict.Inconclusive.class)) {
      for (Map.Entry<String, Verdict> e : verdicts.entrySet()) {
        if (type.isInstance(e.getValue())) {
          return new Merged(e.getValue(), e.getKey());
        }
      }
    }
    List<SortedSet<String>> missing = missing(verdicts.values());
    if (missing.isEmpty()) {
      return new Merged(notApplicable(verdicts.values()), "");
    }
    SortedSet<String> nowhere = new TreeSet<>(missing.get(0));
    missing.forEach(nowhere::retainAll);
    return new Merged(
        nowhere.isEmpty() ? new Verdict.Ok() : new Verdict.Vacuous(nowhere),
        verdicts.size() == 1 ? verdicts.firstKey() : "");
  }

  private static Verdict notApplicable(Collection<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict.NotApplicable.class::isInstance)
        .findFirst()
        .orElse(new Verdict.NotApplicable());
  }

  private static @Nullable Merged violated(SortedMap<String, Verdict> verdicts) {
    SortedMap<Integer, Merged> byLength = new TreeMap<>();
    verdicts.forEach(
        (scenario, v) -> {
          if (v instanceof Verdict.Violated x) {
            byLength.putIfAbsent(x.length(), new Merged(x, scenario));
          }
        });
    return byLength.isEmpty() ? null : byLength.get(byLength.firstKey());
  }

  private static List<SortedSet<String>> missing(Collection<Verdict> verdicts) {
    List<SortedSet<String>> result = new ArrayList<>();
    for (Verdict v : verdicts) {
      if (v instanceof Verdict.Ok) {
        result.add(new TreeSet<>());
      } else if (v instanceof Verdict.Vacuous x) {
        result.add(x.missing());
      }
    }
    return result;
  }
}
