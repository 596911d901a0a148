package org.epcheck.trace.render.svg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Lane;
import org.epcheck.trace.timeline.Timeline.Row;
import org.jspecify.annotations.Nullable;

/** Where everything is: rows downwards, threads, arrows and objects to the right. Whole numbers. */
final class Layout {
  static final int ROW = 22;
  static final int NOTE = 16;
  static final int TOP = 56;
  static final int GUTTER = 44;
  static final int BAR = 10;
  static final int CHAR = 8; // a 12 px monospace character needs 7.2
  static final int OBJECT = 112;
  static final int COUNT = 84;
  private static final int MOST_OBJECTS = 6;
  private static final int MOST_LOCKS = 4;

  /** A section of a thread, from its first to behind its last row. */
  record Section(String style, String name, String thread, int from, int to, int slot) {}

  /** A counter. */
  record Counter(String object, String field) {}

  final Timeline timeline;
  final List<Row> rows = new ArrayList<>();
  final List<Lane> tasks;
  final List<Section> sections = new ArrayList<>();
  final List<Timeline.Lifetime> objects;
  final List<Counter> counters;
  final List<String> locks;
  final Map<String, Integer> laneX = new HashMap<>();
  final Map<String, Integer> laneWidth = new HashMap<>();
  final int arrowsX;
  final int objectsX;
  final int countsX;
  final int locksX;
  final int width;
  final int height;
  private final List<Integer> indexes = new ArrayList<>();
  private final List<Integer> tops = new ArrayList<>();
  private final Map<String, Integer> slots = new HashMap<>();

  Layout(Timeline timeline, int arrows) {
    this.timeline = timeline;
    int y = TOP;
    for (int i = 0; i < timeline.rows().size(); i++) {
      Row row = timeline.rows().get(i);
      if (row.shown()) {
        rows.add(row);
        indexes.add(i);
        tops.add(y);
        y += ROW + NOTE * Words.alarms(timeline, row).size();
      }
    }
    height = y + 12;
    tasks =
        timeline.lanes().stream()
            .filter(
                l ->
                    l.context().equals("task")
                        && rows.stream().anyMatch(r -> r.thread().equals(l.id())))
            .toList();
    timeline.locks().forEach(s -> add(s.mode(), s.lock(), s.thread(), s.from(), s.to()));
    timeline.readers().stream()
        .filter(r -> r.by().equals("rcu")) // a spinlock section is drawn as the lock
        .forEach(r -> add("rcu", "RCU read side", r.thread(), r.from(), r.to()));
    int x = GUTTER;
    for (Lane lane : tasks) {
      laneX.put(lane.id(), x);
      laneWidth.put(lane.id(), widthOf(lane));
      x += widthOf(lane) + 16;
    }
    arrowsX = x;
    objectsX = x + arrows * 10 + 8;
    objects = objects();
    countsX = objectsX + objects.size() * OBJECT;
    counters = counters();
    locksX = countsX + counters.size() * COUNT;
    locks = locks();
    width = Math.max(480, locksX + locks.size() * OBJECT + 12);
  }

  /** Those that more than one thread takes or waits for, in the order of their first use. */
  private List<String> locks() {
    return timeline.locks().stream()
        .map(Timeline.LockSpan::lock)
        .distinct()
        .filter(
            l ->
                timeline.waits().stream().anyMatch(w -> w.lock().equals(l))
                    || timeline.locks().stream()
                            .filter(s -> s.lock().equals(l))
                            .map(Timeline.LockSpan::thread)
                            .distinct()
                            .count()
                        > 1)
        .limit(MOST_LOCKS)
        .toList();
  }

  private int widthOf(Lane lane) {
    int most = Words.title(lane).length();
    for (Row r : rows) {
      if (r.thread().equals(lane.id())) {
        int wait = r.kind().equals("wait") ? r.waitsFor().length() + 13 : 0;
        int indent = (indent(r) + CHAR - 1) / CHAR;
        most = Math.max(most, indent + Words.label(r).length() + wait);
      }
    }
    return Math.max(20, Math.min(44, most)) * CHAR;
  }

  private void add(String style, String name, String thread, int from, @Nullable Integer to) {
    int first = rowOf(from);
    int last = to == null ? rows.size() : rowAt(to);
    if (first < 0 || last <= first) {
      return;
    }
    Set<Integer> taken = new LinkedHashSet<>();
    for (Section s : sections) {
      if (s.thread().equals(thread) && s.from() <= last && s.to() >= first) {
        taken.add(s.slot());
      }
    }
    int slot = 0;
    while (taken.contains(slot)) {
      slot++;
    }
    slots.merge(thread, slot + 1, Math::max);
    sections.add(new Section(style, name, thread, first, last, slot));
  }

  private List<Timeline.Lifetime> objects() {
    String failed = timeline.verdict().object();
    List<Timeline.Lifetime> out = new ArrayList<>();
    timeline.objects().stream().filter(o -> o.object().equals(failed)).forEach(out::add);
    timeline.objects().stream()
        .filter(o -> !o.object().equals(failed) && !o.changes().isEmpty())
        .limit(MOST_OBJECTS - 1)
        .forEach(out::add);
    return out;
  }

  private List<Counter> counters() {
    return timeline.counts().stream()
        .map(c -> new Counter(c.object(), c.field()))
        .distinct()
        .limit(MOST_OBJECTS)
        .toList();
  }

  /** The row that shows step {@code n}, or -1. */
  int rowOf(int n) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).steps().contains(n)) {
        return i;
      }
    }
    return -1;
  }

  /** The row that shows step {@code n}, else the first one after it. */
  int rowAt(int n) {
    int exact = rowOf(n);
    if (exact >= 0) {
      return exact;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).steps().isEmpty() && rows.get(i).steps().get(0) > n) {
        return i;
      }
    }
    return rows.size();
  }

  /** Index of a shown row among all rows. */
  int index(int row) {
    return indexes.get(row);
  }

  int top(int row) {
    return row < tops.size() ? tops.get(row) : height - 12;
  }

  int middle(int row) {
    return row < tops.size() ? tops.get(row) + ROW / 2 : height - 12;
  }

  int bottom(int row) {
    return top(row + 1);
  }

  boolean wide(Row row) {
    return !laneX.containsKey(row.thread()) || row.kind().equals("halt");
  }

  int indent(Row row) {
    return slots.getOrDefault(row.thread(), 0) * BAR + 4 + Math.min(6, row.depth()) * 2 * CHAR;
  }

  int laneOf(Row row) {
    return wide(row) ? GUTTER : laneX.getOrDefault(row.thread(), GUTTER);
  }

  int textX(Row row) {
    return laneOf(row) + (wide(row) ? 4 + Math.min(6, row.depth()) * 2 * CHAR : indent(row));
  }

  /** The label as it fits. */
  String fitted(Row row) {
    int right = wide(row) ? arrowsX : laneOf(row) + laneWidth.getOrDefault(row.thread(), arrowsX);
    String text = Words.label(row);
    if (wide(row) && !row.kind().equals("halt") && !row.kind().matches("grace|end")) {
      text = row.thread() + ": " + text;
    }
    return Words.cut(text, Math.max(12, (right - textX(row)) / CHAR));
  }

  int textEnd(Row row) {
    return textX(row) + fitted(row).length() * CHAR;
  }

  int lockX(int i) {
    return locksX + i * OBJECT + OBJECT / 2;
  }

  int objectX(int i) {
    return objectsX + i * OBJECT + OBJECT / 2;
  }
}
