package org.epcheck.trace.render.svg;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;

/**
 * One static SVG: step numbers, a column for each thread with bars for what it holds, lanes for the
 * lives of objects, lines for reference counts, and an arrow only where one thread's step made
 * another's possible. It shows the folded view. The same timeline gives the same bytes.
 */
public final class SvgRenderer {
  private final Timeline timeline;
  private final List<Arrows.Arrow> arrows;
  private final Layout at;
  private final Xml out = new Xml();

  private SvgRenderer(Timeline timeline) {
    this.timeline = timeline;
    arrows = Arrows.of(timeline);
    at = new Layout(timeline, arrows.size());
  }

  /** A file of its own, light or dark as the reader's system is. */
  public static String render(Timeline timeline) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new SvgRenderer(timeline).svg(true);
  }

  /** The element alone, for a page that has the style and says the same in a table. */
  public static String inline(Timeline timeline) {
    return new SvgRenderer(timeline).svg(false);
  }

  private String svg(boolean alone) {
    if (alone) {
      out.open(
          "svg",
          "xmlns",
          "http://www.w3.org/2000/svg",
          "class",
          "epc",
          "viewBox",
          "0 0 " + at.width + " " + at.height,
          "width",
          "100%",
          "role",
          "img",
          "aria-labelledby",
          "epc-title epc-desc");
      out.line().leaf("title", Words.clean(timeline.verdict().title()), "id", "epc-title");
      out.leaf("desc", description(), "id", "epc-desc");
      out.leaf("style", SvgStyle.ALONE);
    } else {
      out.open(
          "svg",
          "class",
          "epc",
          "viewBox",
          "0 0 " + at.width + " " + at.height,
          "width",
          at.width,
          "height",
          at.height,
          "aria-hidden",
          "true",
          "focusable",
          "false");
      out.line();
    }
    definitions();
    out.empty("rect", "class", "paper", "width", at.width, "height", at.height);
    header();
    new SvgLanes(at, out).draw();
    sections();
    waits();
    for (int i = 0; i < at.rows.size(); i++) {
      row(i);
    }
    arrows();
    return out.close().done();
  }

  private String description() {
    Trace.Cell c = timeline.cell();
    List<String> parts = new ArrayList<>();
    parts.add(
        c.series() + " " + Words.state(c) + ", " + c.purpose() + ", scenario " + c.scenario());
    parts.addAll(timeline.verdict().why());
    long missing =
        timeline.objects().stream()
            .filter(o -> !o.changes().isEmpty() && !at.objects.contains(o))
            .count();
    if (missing > 0) {
      parts.add(missing + " more objects changed");
    }
    return Words.clean(String.join(". ", parts) + ".");
  }

  private void definitions() {
    out.open("defs").line();
    for (String kind : List.of("handover", "callback", "uaf")) {
      out.open(
          "marker",
          "id",
          "epc-" + kind,
          "class",
          "head " + kind,
          "viewBox",
          "0 0 8 8",
          "refX",
          7,
          "refY",
          4,
          "markerWidth",
          7,
          "markerHeight",
          7,
          "orient",
          "auto");
      out.empty("path", "d", "M0 0L8 4L0 8z").close();
    }
    pattern("retired", "M0 8L8 0");
    pattern("freed", "M0 0L8 8M0 8L8 0");
    out.close();
  }

  private void pattern(String life, String path) {
    out.open(
        "pattern",
        "id",
        "epc-" + life,
        "class",
        "hatch " + life,
        "width",
        8,
        "height",
        8,
        "patternUnits",
        "userSpaceOnUse");
    out.empty("path", "d", path).close();
  }

  private void header() {
    for (Timeline.Lane lane : at.tasks) {
      int x = at.laneX.getOrDefault(lane.id(), 0);
      int chars = at.laneWidth.getOrDefault(lane.id(), 0) / Layout.CHAR;
      text("lane", x + 4, 20, Words.cut(Words.title(lane), chars));
      text("function", x + 4, 38, Words.cut(Words.function(lane), chars));
    }
    for (int i = 0; i < at.objects.size(); i++) {
      Timeline.Lifetime o = at.objects.get(i);
      text("object", at.objectX(i), 20, Words.cut(Words.clean(o.object()), 14));
      text("object type", at.objectX(i), 38, Words.cut(Words.clean(o.type()), 16));
    }
    line("rule", 8, Layout.TOP - 8, at.width - 8, Layout.TOP - 8);
  }

  private void sections() {
    for (Layout.Section s : at.sections) {
      int x = at.laneX.getOrDefault(s.thread(), 0) + s.slot() * Layout.BAR + 1;
      int top = at.top(s.from()) + 3;
      int bottom = s.to() < at.rows.size() ? at.top(s.to()) + Layout.ROW - 3 : at.top(s.to());
      out.open("g", "class", "bar " + s.style(), "data-lock", Words.clean(s.name()));
      out.leaf("title", Words.clean(s.name() + ", thread " + s.thread()));
      out.empty("rect", "x", x, "y", top, "width", 6, "height", bottom - top, "rx", 1);
      if (s.style().equals("spin")) {
        line("gap", x + 3, top, x + 3, bottom);
      }
      out.close();
    }
  }

  private void waits() {
    for (int i = 0; i < at.rows.size(); i++) {
      Row row = at.rows.get(i);
      if (row.kind().equals("wait")) {
        int end = at.rows.size();
        for (int j = at.rows.size() - 1; j > i; j--) {
          Row later = at.rows.get(j);
          if (later.thread().equals(row.thread()) && !later.steps().isEmpty()) {
            end = j;
          }
        }
        int x = at.textX(row) - 6;
        line("waiting", x, at.middle(i), x, at.top(end));
      }
    }
  }

  private void row(int i) {
    Row row = at.rows.get(i);
    String roles = String.join(" ", row.roles());
    out.open(
        "g",
        "class",
        ("row " + row.kind() + " " + roles + (row.failure() ? " failure" : "")).replace("  ", " "),
        "data-row",
        at.index(i),
        "data-thread",
        Words.clean(row.thread()),
        "data-step",
        Words.number(row));
    out.line();
    int y = at.top(i);
    int height = at.bottom(i) - y;
    out.empty("rect", "class", "hit", "x", 4, "y", y, "width", at.width - 8, "height", height);
    if (row.failure()) {
      int x = at.textX(row) - 5;
      int chars =
          Math.max(
              at.fitted(row).length(),
              Words.alarms(timeline, row).stream().mapToInt(String::length).max().orElse(0));
      out.empty(
          "rect",
          "class",
          "fatal",
          "x",
          x,
          "y",
          y + 1,
          "width",
          chars * Layout.CHAR + 10,
          "height",
          height - 2,
          "rx",
          3);
    }
    int base = y + 15;
    text("n", Layout.GUTTER - 10, base, row.kind().equals("wait") ? "\u00b7" : Words.number(row));
    out.open("text", "class", "label", "x", at.textX(row), "y", base);
    if (!at.fitted(row).equals(Words.label(row))) {
      out.tip(Words.label(row));
    }
    out.text(at.fitted(row)).close();
    if (row.kind().equals("wait")) {
      String holder = row.waitsFor().isEmpty() ? "waits" : "waits for " + row.waitsFor();
      text("holder", at.textEnd(row) + 4, base, "(" + Words.clean(holder) + ")");
    }
    if (row.kind().equals("grace") || row.kind().equals("end")) {
      line("rule", at.textEnd(row) + 8, y + 11, Math.max(at.textEnd(row) + 8, at.arrowsX), y + 11);
    }
    for (String alarm : Words.alarms(timeline, row)) {
      base += Layout.NOTE;
      text(row.failure() ? "alarm" : "warning", at.textX(row), base, alarm);
    }
    out.close();
  }

  private void arrows() {
    for (int i = 0; i < arrows.size(); i++) {
      Arrows.Arrow a = arrows.get(i);
      int from = at.rowOf(a.from());
      int to = at.rowOf(a.to());
      int x = at.arrowsX + i * 10 + 4;
      int y1 = at.middle(from) + 3;
      int y2 = at.middle(to) - 1;
      out.open("g", "class", "arrow " + a.kind(), "data-from", a.from(), "data-to", a.to());
      out.leaf("title", a.name() + ": step " + a.from() + " to step " + a.to());
      String path =
          "M%d %dH%dV%dH%d"
              .formatted(
                  at.textEnd(at.rows.get(from)) + 4, y1, x, y2, at.textEnd(at.rows.get(to)) + 6);
      out.empty("path", "d", path, "marker-end", "url(#epc-" + a.kind() + ")");
      out.close();
    }
  }

  private void text(String kind, int x, int y, String s) {
    if (!s.isEmpty()) {
      out.leaf("text", s, "class", kind, "x", x, "y", y);
    }
  }

  private void line(String kind, int x1, int y1, int x2, int y2) {
    out.empty("line", "class", kind, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }
}
