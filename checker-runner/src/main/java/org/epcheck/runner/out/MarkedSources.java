package org.epcheck.runner.out;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.epcheck.runner.series.Series;
import org.epcheck.trace.model.Trace;

/** The C files that a trace runs through, with the lines that the applied patches changed. */
final class MarkedSources {
  private MarkedSources() {}

  /**
   * The files that a step or an allocation of the trace stands in, model headers left out.
   *
   * @param step whose text is shown; the marks say what differs from step 0
   */
  static List<Trace.Source> of(Trace trace, Series series, int step) {
    TreeSet<String> names = new TreeSet<>();
    trace.steps().forEach(s -> add(names, s.frames()));
    trace.objects().forEach(o -> add(names, o.allocated() == null ? List.of() : o.allocated()));
    SortedMap<String, String> before = series.steps().get(0).files();
    SortedMap<String, String> after = series.steps().get(step).files();
    List<Trace.Source> sources = new ArrayList<>();
    for (String name : names) {
      String text = after.get(name);
      if (text != null) {
        sources.add(
            new Trace.Source(name, marked(lines(before.getOrDefault(name, "")), lines(text))));
      }
    }
    return sources;
  }

  private static void add(TreeSet<String> names, List<Trace.Frame> frames) {
    frames.stream().filter(f -> !f.header()).forEach(f -> names.add(f.file()));
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static List<Trace.SourceLine> marked(List<String> before, List<String> after) {
    List<Trace.SourceLine> result = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> d : DiffUtils.diff(before, after).getDeltas()) {
      Chunk<String> added = d.getTarget();
      at = copy(after, at, added.getPosition(), "", result);
      d.getSource().getLines().forEach(l -> result.add(new Trace.SourceLine(0, "-", l)));
      at = copy(after, at, at + added.size(), "+", result);
    }
    copy(after, at, after.size(), "", result);
    return result;
  }

  private static int copy(
      List<String> from, int at, int end, String mark, List<Trace.SourceLine> to) {
    for (int i = at; i < end; i++) {
      to.add(new Trace.SourceLine(i + 1, mark, from.get(i)));
    }
    return end;
  }
}
