package org.epcheck.runner.audit;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a claim: {@code 3}, {@code 2-last}, {@code 0,5-8}, {@code all}. Which those are depends
 * on the series, which may have got more patches.
 *
 * @param text as it is written
 */
public record StepRange(String text) {
  private static final Pattern PART = Pattern.compile("(\\d{1,4}|last)(?:-(\\d{1,4}|last))?");

  /** Every step. */
  static final StepRange ALL = new StepRange("all");

  /** The steps in that form; null for a text of another form. */
  static @Nullable StepRange parse(String text) {
    if (text.equals("all")) {
      return ALL;
    }
    for (String part : text.split(",", -1)) {
      Matcher m = PART.matcher(part.strip());
      if (!m.matches()) {
        return null;
      }
      String to = m.group(2);
      boolean numbers = to != null && !to.equals("last") && !m.group(1).equals("last");
      if (numbers && Integer.parseInt(m.group(1)) > Integer.parseInt(to)) {
        return null;
      }
    }
    return new StepRange(text);
  }

  /** Those that a series with so many patches has. */
  List<Integer> of(int last) {
    if (text.equals("all")) {
      return IntStream.rangeClosed(0, last).boxed().toList();
    }
    SortedSet<Integer> steps = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      Matcher m = PART.matcher(part.strip());
      if (m.matches()) {
        int from = number(m.group(1), last);
        int to = m.group(2) == null ? from : number(m.group(2), last);
        IntStream.rangeClosed(from, Math.min(to, last)).forEach(steps::add);
      }
    }
    return List.copyOf(steps);
  }

  private static int number(String text, int last) {
    return text.equals("last") ? last : Integer.parseInt(text);
  }
}
