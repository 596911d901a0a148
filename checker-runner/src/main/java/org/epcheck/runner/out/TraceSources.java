package org.epcheck.runner.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.epcheck.runner.series.LineDiff;
import org.epcheck.runner.series.Series;
import org.epcheck.trace.model.Trace;
import org.jspecify.annotations.Nullable;

/** The C text that a trace runs through, with what the patches up to there changed in it. */
final class TraceSources {
  private final Series series;
  // Many traces of one step show the same file.
  private final Map<String, Trace.Source> known = new ConcurrentHashMap<>();

  TraceSources(Series series) {
    this.series = series;
  }

  /** The files of the trace's frames, headers left out; null if none of them is at hand. */
  @Nullable List<Trace.Source> of(Trace trace, int step) {
    if (step < 0 || step >= series.steps().size()) {
      return null;
    }
    TreeSet<String> names = new TreeSet<>();
    for (Trace.Step s : trace.steps()) {
      s.frames().stream().filter(f -> !f.header()).forEach(f -> names.add(f.file()));
    }
    SortedMap<String, String> now = series.steps().get(step).files();
    List<Trace.Source> sources = new ArrayList<>();
    for (String name : names) {
      String text = now.get(name);
      if (text != null) {
        sources.add(known.computeIfAbsent(step + " " + name, k -> source(name, text)));
      }
    }
    return sources.isEmpty() ? null : List.copyOf(sources);
  }

  private Trace.Source source(String name, String text) {
    String base = series.steps().get(0).files().getOrDefault(name, "");
    return new Trace.Source(
        name,
        LineDiff.of(base, text).stream()
            .map(l -> new Trace.SourceLine(l.number(), l.mark(), l.text()))
            .toList());
  }
}
