package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.epcheck.translator.interp.Discipline;
import org.epcheck.translator.tla.TlaText;

/**
 * What threads may still do, as named sets: each set once, and written as what it has more than
 * another one that is part of it.
 */
final class FutureText {
  private final Discipline discipline;
  private final List<String> threads;
  private final Map<Set<Integer>, String> names = new LinkedHashMap<>();

  FutureText(Discipline discipline, List<String> threads, List<String> labels) {
    this.discipline = discipline;
    this.threads = threads;
    Set<Set<Integer>> sets = new LinkedHashSet<>();
    for (String label : labels) {
      for (int t = 0; t < threads.size(); t++) {
        sets.add(of(t, label));
      }
    }
    sets.stream()
        .sorted(Comparator.<Set<Integer>>comparingInt(Set::size).thenComparing(Set::toString))
        .forEach(s -> names.put(s, "MayDo" + names.size()));
  }

  private Set<Integer> of(int thread, String label) {
    Set<Integer> set = new TreeSet<>();
    if (!threads.get(thread).equals("end")) {
      Arrays.stream(discipline.future(thread, label)).forEach(set::add);
    }
    return set;
  }

  /** The last column of a step's row. */
  String row(String label) {
    if (!discipline.hasFutures()) {
      return "<<>>";
    }
    List<String> row = new ArrayList<>();
    for (int t = 0; t < threads.size(); t++) {
      row.add(names.getOrDefault(of(t, label), "{}"));
    }
    return "<<" + String.join(", ", row) + ">>";
  }

  /** Writes the definitions of the sets. */
  void write(TlaText text) {
    List<Set<Integer>> before = new ArrayList<>();
    for (Map.Entry<Set<Integer>, String> e : names.entrySet()) {
      Set<Integer> part = Set.of();
      for (Set<Integer> b : before) {
        if (b.size() > part.size() && e.getKey().containsAll(b)) {
          part = b;
        }
      }
      List<String> more = new ArrayList<>();
      for (int item : e.getKey()) {
        if (!part.contains(item)) {
          more.add(Integer.toString(item));
        }
      }
      String open = part.isEmpty() ? "{" : names.get(part) + " \\cup {";
      text.fold(e.getValue() + " == " + open, more, "}");
      before.add(e.getKey());
    }
  }
}
