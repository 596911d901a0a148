package org.epcheck.runner.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** Turns what the user wrote into lists of things that exist. */
public final class Selection {
  private static final String ALL = "all";

  private Selection() {}

  /**
   * Steps such as {@code 0..8}, {@code all}, {@code 1,3-5}, {@code base}.
   *
   * @param text null for all
   */
  public static Outcome<List<Integer>> steps(@Nullable String text, int last) {
    if (text == null || text.equals(ALL)) {
      return Outcome.ok(IntStream.rangeClosed(0, last).boxed().toList());
    }
    SortedSet<Integer> steps = new TreeSet<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String part : parts(text)) {
      String[] ends = part.split("\\.\\.|-", -1);
      Integer from = step(ends[0]);
      Integer to = step(ends[ends.length - 1]);
      if (from == null || to == null || ends.length > 2) {
        problems.add(
            Diagnostic.of(
                Code.KR201,
                null,
                "unknown step `" + part + "`",
                "write 0.."
                    + last
                    + ", all, or for example 1,3-5; 0 (or base) is without patches"));
      } else if (to > last || from > to) {
        problems.add(
            Diagnostic.of(
                Code.KR201,
                null,
                "no step `" + part + "`",
                to > last
                    ? "the series has " + last + " patches: steps are 0 to " + last
                    : "the smaller number comes first: " + to + "-" + from));
      } else {
        IntStream.rangeClosed(from, to).forEach(steps::add);
      }
    }
    return problems.isEmpty() ? Outcome.ok(List.copyOf(steps)) : Outcome.failed(problems);
  }

  /**
   * Names out of a list; {@code all} and null are all of them.
   *
   * @param what for the message, for example {@code purpose}
   * @return in the order of {@code known}
   */
  public static Outcome<List<String>> names(
      String what, @Nullable String text, Collection<String> known) {
    if (text == null || text.equals(ALL)) {
      return Outcome.ok(List.copyOf(known));
    }
    Set<String> wanted = new LinkedHashSet<>(parts(text));
    List<Diagnostic> problems =
        wanted.stream()
            .filter(n -> !known.contains(n))
            .map(n -> Names.unknown(what, n, known))
            .toList();
    return problems.isEmpty()
        ? Outcome.ok(known.stream().filter(wanted::contains).toList())
        : Outcome.failed(problems);
  }

  /**
   * Switches: the presets, and what {@code --set} says.
   *
   * @param settings of the form {@code NAME=VALUE}
   * @return name to name of the value
   */
  public static Outcome<SortedMap<String, String>> switches(
      List<String> settings, SortedMap<String, ModelFile.Switch> known) {
    SortedMap<String, String> result = new TreeMap<>();
    known.forEach((name, s) -> result.put(name, s.preset()));
    List<Diagnostic> problems = new ArrayList<>();
    for (String setting : settings) {
      int eq = setting.indexOf('=');
      String name = eq < 0 ? setting : setting.substring(0, eq);
      String value = eq < 0 ? "" : setting.substring(eq + 1);
      ModelFile.Switch s = known.get(name);
      if (s == null) {
        problems.add(Names.unknown("switch", name, known.keySet()));
      } else if (!s.values().containsKey(value)) {
        problems.add(
            Diagnostic.of(
                Code.KR202,
                null,
                "switch `" + name + "` has no value `" + value + "`",
                "write --set " + name + "=" + String.join("|", s.values().keySet())));
      } else {
        result.put(name, value);
      }
    }
    return problems.isEmpty() ? Outcome.ok(result) : Outcome.failed(problems);
  }

  /** Steps as {@link #steps} reads them: {@code 0,5-8}. */
  public static String text(Collection<Integer> steps) {
    return String.join(",", ranges(steps));
  }

  /** The parts of that, ascending: {@code 0} and {@code 5-8}. */
  public static List<String> ranges(Collection<Integer> steps) {
    SortedSet<Integer> left = new TreeSet<>(steps);
    List<String> ranges = new ArrayList<>();
    while (!left.isEmpty()) {
      int from = left.first();
      int to = from;
      left.remove(from);
      while (left.remove(to + 1)) {
        to++;
      }
      ranges.add(range(from, to));
    }
    return ranges;
  }

  /** {@code 3} or {@code 3-5}. */
  public static String range(int from, int to) {
    return from == to ? String.valueOf(from) : from + "-" + to;
  }

  private static @Nullable Integer step(String text) {
    if (text.equals("base")) {
      return 0;
    }
    return text.matches("\\d{1,6}") ? Integer.valueOf(text) : null;
  }

  private static List<String> parts(String text) {
    return List.of(text.split(",", -1)).stream().map(String::strip).toList();
  }
}
