package org.epcheck.trace.render.svg;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;

/** The right side: lives of objects, reference counts as lines, and who holds which lock. */
final class SvgLanes {
  private final Layout at;
  private final Xml out;

  SvgLanes(Layout at, Xml out) {
    this.at = at;
    this.out = out;
  }

  void draw() {
    for (int i = 0; i < at.objects.size(); i++) {
      life(at.objects.get(i), at.objectX(i));
    }
    for (int i = 0; i < at.counters.size(); i++) {
      count(at.counters.get(i), at.countsX + i * Layout.COUNT);
    }
    for (int i = 0; i < at.locks.size(); i++) {
      lock(at.locks.get(i), at.lockX(i));
    }
  }

  private void lock(String name, int x) {
    List<Timeline.LockSpan> spans =
        at.timeline.locks().stream().filter(s -> s.lock().equals(name)).toList();
    String object = Words.clean(spans.get(0).object());
    out.open("g", "class", "lane-lock", "data-object", object).line();
    String clean = Words.clean(name);
    String field = clean.startsWith(object + ".") ? clean.substring(object.length() + 1) : "";
    out.leaf("text", Words.cut(object, 14), "class", "object", "x", x, "y", 20);
    out.leaf(
        "text",
        Words.cut(field.isEmpty() ? "lock" : field, 16),
        "class",
        "object type",
        "x",
        x,
        "y",
        38);
    out.empty("line", "class", "free", "x1", x, "y1", Layout.TOP, "x2", x, "y2", at.height - 12);
    for (Timeline.LockSpan s : spans) {
      Integer to = s.to();
      int from = at.middle(at.rowAt(s.from()));
      int end = to == null ? at.height - 12 : at.middle(at.rowAt(to));
      if (end <= from) {
        continue; // taken and released between two rows
      }
      out.open("g", "class", "held " + s.mode());
      out.leaf("title", clean + ": held by " + Words.clean(s.thread()));
      out.empty("rect", "x", x - 9, "y", from, "width", 18, "height", end - from, "rx", 2);
      if (end - from > 14) {
        out.leaf("text", Words.clean(s.thread()), "x", x, "y", (from + end) / 2 + 4);
      }
      out.close();
    }
    out.close();
  }

  private void life(Timeline.Lifetime o, int x) {
    out.open("g", "class", "lane-object", "data-object", Words.clean(o.object())).line();
    String life = o.initial();
    int from = Layout.TOP;
    for (Timeline.LifeChange c : o.changes()) {
      int row = at.rowAt(c.step());
      span(life, x, from, at.middle(row));
      from = at.middle(row);
      life = c.to();
      String mark =
          switch (c.to()) {
            case "live" -> "alloc";
            case "retired" -> "retire";
            case "freed" -> "free";
            default -> c.to();
          };
      mark(mark, x, from, mark);
    }
    span(life, x, from, at.height - 12);
    Timeline.Verdict v = at.timeline.verdict();
    Integer use = v.chain().use();
    if (v.object().equals(o.object()) && use != null) {
      mark("use", x, at.middle(at.rowAt(use)), "\u2717 use");
    }
    out.close();
  }

  private void span(String life, int x, int from, int to) {
    if (life.equals("unborn") || to <= from) {
      return;
    }
    out.empty(
        "rect",
        "class",
        "life " + Words.clean(life),
        "x",
        x - 7,
        "y",
        from,
        "width",
        14,
        "height",
        to - from);
  }

  private void mark(String kind, int x, int y, String text) {
    out.empty("line", "class", "mark " + kind, "x1", x - 10, "y1", y, "x2", x + 10, "y2", y);
    out.leaf("text", Words.clean(text), "class", "mark " + kind, "x", x + 13, "y", y + 4);
  }

  private void count(Layout.Counter counter, int left) {
    List<Timeline.Count> changes =
        at.timeline.counts().stream()
            .filter(c -> c.object().equals(counter.object()) && c.field().equals(counter.field()))
            .toList();
    int most = 1;
    for (Timeline.Count c : changes) {
      most = Math.max(most, Math.max(c.before(), c.after()));
    }
    out.open("g", "class", "lane-count", "data-object", Words.clean(counter.object())).line();
    String name = Words.clean(counter.field().replaceFirst("\\..*", ""));
    int center = left + Layout.COUNT / 2;
    label(center, 20, Words.cut(Words.clean(counter.object()), 11));
    label(center, 38, Words.cut(name.isEmpty() ? "count" : name, 11));
    StringBuilder path = new StringBuilder();
    List<Integer> ys = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Timeline.Count c = changes.get(i);
      int y = at.middle(at.rowAt(c.step()));
      if (i == 0) {
        path.append("M").append(x(left, c.before(), most)).append(' ').append(Layout.TOP);
      }
      path.append("V").append(y).append("H").append(x(left, c.after(), most));
      ys.add(y);
    }
    path.append("V").append(at.height - 12);
    out.empty("path", "class", "count", "d", path.toString());
    label(
        x(left, changes.get(0).before(), most) + 7, Layout.TOP + 8, value(changes.get(0).before()));
    for (int i = 0; i < changes.size(); i++) {
      label(
          x(left, changes.get(i).after(), most) + 7, ys.get(i) + 13, value(changes.get(i).after()));
    }
    out.close();
  }

  private static String value(int n) {
    return Integer.toString(n);
  }

  private void label(int x, int y, String s) {
    out.leaf("text", s, "class", "count", "x", x, "y", y);
  }

  /** Values may be below zero; then they share the left edge. */
  private static int x(int left, int value, int most) {
    return left + 14 + Math.max(0, value) * (Layout.COUNT - 34) / most;
  }
}
