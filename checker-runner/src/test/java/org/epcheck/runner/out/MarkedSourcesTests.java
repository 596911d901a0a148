package org.epcheck.runner.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.runner.series.Patch;
import org.epcheck.runner.series.Series;
import org.epcheck.trace.model.Trace;
import org.junit.jupiter.api.Test;

class MarkedSourcesTests {
  private static final String BASE = "a\nb\nc\nd\n";

  @Test
  void marksWhatThePatchesChangedAndLeavesHeadersOut() {
    Patch.Hunk hunk =
        new Patch.Hunk(
            1,
            1,
            1,
            List.of(
                new Patch.Line(2, ' ', "a\n"),
                new Patch.Line(3, '-', "b\n"),
                new Patch.Line(4, '+', "x\n"),
                new Patch.Line(5, '+', "y\n"),
                new Patch.Line(6, ' ', "c\n")));
    Patch patch =
        new Patch(
            "1.patch",
            "x",
            List.of(new Patch.FileChange(1, "fs/a.c", "fs/a.c", false, List.of(hunk))));
    Series series =
        Series.of("s", new TreeMap<>(Map.of("fs/a.c", BASE, "include/h.h", "h\n")), List.of(patch));

    assertEquals(List.of("1 a", "2 b", "3 c", "4 d"), shown(series, 0));
    assertEquals(List.of("1 a", "0-b", "2+x", "3+y", "4 c", "5 d"), shown(series, 1));
  }

  private static List<String> shown(Series series, int step) {
    List<Trace.Source> sources = MarkedSources.of(trace(), series, step);
    assertEquals(List.of("fs/a.c"), sources.stream().map(Trace.Source::file).toList());
    return sources.get(0).lines().stream()
        .map(l -> l.line() + (l.mark().isEmpty() ? " " : l.mark()) + l.text())
        .toList();
  }

  private static Trace trace() {
    List<Trace.Frame> frames =
        List.of(
            new Trace.Frame("f", "fs/a.c", 3, "c", false),
            new Trace.Frame("h", "include/h.h", 1, "h", true));
    Trace.Step step = new Trace.Step(1, "A", "f_1", frames, "c", 0, true, List.of());
    Trace.Cell cell =
        new Trace.Cell("", 0, 0, "", "", "", "", "", new TreeMap<>(), "", "", 0, 0, true, "");
    return new Trace(
        Trace.VERSION,
        cell,
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of(step),
        new Trace.Failure("k", 1, "A", "", "", "", "", List.of()));
  }
}
