package org.epcheck.trace.render.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;
import org.jspecify.annotations.Nullable;

/** The bars in front of a row: locks heavy, spinlocks double, RCU dashed, waits dotted. */
final class Bars {
  /** A section of a thread. */
  private record Section(String style, int from, int to) {}

  private Bars() {}

  /**
   * The bars of {@code thread} in a row that covers the steps from {@code before + 1} to {@code
   * after}; {@code mine}: the row is the thread's own.
   */
  static String of(
      Timeline timeline, Glyphs g, String thread, int before, int after, boolean mine, Row row) {
    StringBuilder out = new StringBuilder();
    String last = "";
    for (Section s : sections(timeline, thread)) {
      boolean opens = mine && s.from() > before && s.from() <= after;
      boolean closes = mine && s.to() > before && s.to() <= after;
      boolean open = s.from() <= before && s.to() > after;
      if (opens && closes || !(opens || closes || open)) {
        continue;
      }
      out.append(last.isEmpty() ? "" : " ").append(glyph(g, s.style(), opens, closes));
      last = opens || closes ? line(g, s.style()) : " ";
    }
    String bars = last.isEmpty() ? "" : out + last + " ";
    if (mine && row.kind().equals("wait")) {
      return bars + g.waitTop() + "  ";
    }
    return !mine && waits(timeline, thread, after, row) ? bars + g.pause() : bars;
  }

  private static boolean waits(Timeline timeline, String thread, int now, Row row) {
    List<Row> rows = timeline.rows();
    int at = row.kind().equals("state") ? -1 : rows.indexOf(row);
    for (Timeline.Wait w : timeline.waits()) {
      Integer until = w.until();
      boolean shown =
          rows.stream()
              .anyMatch(
                  r ->
                      r.kind().equals("wait")
                          && r.thread().equals(thread)
                          && (at < 0 || rows.indexOf(r) < at));
      if (w.thread().equals(thread) && shown && now > w.after() && (until == null || now < until)) {
        return until != null || at >= 0;
      }
    }
    return false;
  }

  private static List<Section> sections(Timeline timeline, String thread) {
    Set<Integer> shown =
        timeline.rows().stream()
            .filter(Row::shown)
            .flatMap(r -> r.steps().stream())
            .collect(Collectors.toSet());
    List<Section> out = new ArrayList<>();
    for (Timeline.LockSpan s : timeline.locks()) {
      if (s.thread().equals(thread) && shown.contains(s.from())) {
        out.add(new Section(s.mode(), s.from(), end(s.to())));
      }
    }
    for (Timeline.ReaderSpan r : timeline.readers()) {
      boolean spin = r.by().equals("spin"); // drawn as the lock
      if (!spin && r.thread().equals(thread) && shown.contains(r.from())) {
        out.add(new Section("rcu", r.from(), end(r.to())));
      }
    }
    out.sort(Comparator.comparingInt(Section::from));
    return out;
  }

  private static int end(@Nullable Integer to) {
    return to == null ? Integer.MAX_VALUE : to;
  }

  private static String glyph(Glyphs g, String style, boolean opens, boolean closes) {
    return switch (style) {
      case "rcu" -> opens ? g.rcuTop() : closes ? g.rcuEnd() : g.rcu();
      case "spin" -> opens ? g.spinTop() : closes ? g.spinEnd() : g.spin();
      default -> opens ? g.lockTop() : closes ? g.lockEnd() : g.lock();
    };
  }

  private static String line(Glyphs g, String style) {
    return switch (style) {
      case "rcu" -> g.dashed();
      case "spin" -> g.twin();
      default -> g.heavy();
    };
  }
}
