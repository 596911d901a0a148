package org.epcheck.runner.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.epcheck.runner.spec.PropertyFile;
import org.jspecify.annotations.Nullable;

/**
 * What to translate: the patched sources, a scenario, switches, and what to watch.
 *
 * @param series name of the series
 * @param step number of applied patches
 * @param files every C source and header at this step, name as users see it (for example {@code
 *     include/linux/list.h}, {@code fs/file.c}, {@code scenarios/close-close.c}) to text. The
 *     model's own folder is taken off, and its headers are under {@code include/} with the common
 *     ones
 * @param units names of the translation units in link order, the scenario's last
 * @param scenario name, for example {@code close-close}
 * @param defines macros of the switches, name to value
 * @param guards of all purposes of the run, without repetition
 * @param goals of all purposes of the run, without repetition
 * @param reading what else there is to a tree of the user's own
 * @param isReduced whether the program may be made smaller: the verdicts are the same, by test
 */
public record ModelRequest(
    String series,
    int step,
    SortedMap<String, String> files,
    List<String> units,
    String scenario,
    SortedMap<String, String> defines,
    List<GuardSpec> guards,
    List<GoalSpec> goals,
    Reading reading,
    boolean isReduced) {
  /** Folder in {@code files} that {@code #include <...>} looks in. */
  public static final String INCLUDE = "include/";

  /**
   * How sources are read that are not our own.
   *
   * @param stubs functions that do nothing
   * @param gaps purposes that cannot be asked of these sources, with the reason
   */
  public record Reading(SortedSet<String> stubs, SortedMap<String, String> gaps) {
    /** Everything is translated, everything can be asked. */
    public static final Reading COMPLETE = new Reading(new TreeSet<>(), new TreeMap<>());

    public Reading {
      stubs = Collections.unmodifiableSortedSet(new TreeSet<>(stubs));
      gaps = Collections.unmodifiableSortedMap(new TreeMap<>(gaps));
    }
  }

  public ModelRequest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    units = List.copyOf(units);
    defines = Collections.unmodifiableSortedMap(new TreeMap<>(defines));
    guards = List.copyOf(guards);
    goals = List.copyOf(goals);
  }

  /** A request of a program that may be made smaller. */
  public ModelRequest(
      String series,
      int step,
      SortedMap<String, String> files,
      List<String> units,
      String scenario,
      SortedMap<String, String> defines,
      List<GuardSpec> guards,
      List<GoalSpec> goals) {
    this(series, step, files, units, scenario, defines, guards, goals, Reading.COMPLETE, true);
  }

  /**
   * Everything that is in it, as texts: two requests with equal lists are equal.
   *
   * @param digest of the files' texts
   */
  public List<String> key(UnaryOperator<String> digest) {
    List<String> parts = new ArrayList<>();
    parts.addAll(List.of(series, Integer.toString(step), scenario, Boolean.toString(isReduced)));
    parts.add("units");
    parts.addAll(units);
    parts.add("defines");
    defines.forEach((name, value) -> parts.addAll(List.of(name, value)));
    parts.add("guards");
    guards.forEach(g -> parts.addAll(List.of(g.memory(), g.lock())));
    parts.add("goals");
    goals.forEach(g -> parts.addAll(List.of(g.id(), g.first(), g.second())));
    parts.add("stubs");
    parts.addAll(reading.stubs());
    parts.add("gaps");
    reading.gaps().forEach((id, reason) -> parts.addAll(List.of(id, reason)));
    parts.add("files");
    files.forEach((name, text) -> parts.addAll(List.of(name, digest.apply(text))));
    return parts;
  }

  /** The property file of the user's that is to be asked, or null. */
  public @Nullable PropertyFile property() {
    for (Map.Entry<String, String> f : files.tailMap(PropertyFile.FOLDER).entrySet()) {
      if (f.getKey().startsWith(PropertyFile.FOLDER)) {
        String path = f.getKey().substring(PropertyFile.FOLDER.length());
        return PropertyFile.parse(path, f.getValue()).get();
      }
    }
    return null;
  }

  /** The same request, reduced or not. */
  public ModelRequest reduced(boolean yes) {
    return new ModelRequest(
        series, step, files, units, scenario, defines, guards, goals, reading, yes);
  }

  /** The same request with sources that are read so. */
  public ModelRequest read(Reading how) {
    return new ModelRequest(
        series, step, files, units, scenario, defines, guards, goals, how, isReduced);
  }
}
