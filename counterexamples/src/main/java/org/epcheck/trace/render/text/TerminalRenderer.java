package org.epcheck.trace.render.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Lane;
import org.epcheck.trace.timeline.Timeline.Row;

/**
 * The form for a terminal: numbers, a column for each thread with bars for what it holds, and the
 * state after each step. Below 100 columns, or where the columns would be too narrow, it is the
 * changelog form.
 */
public final class TerminalRenderer {
  private static final int NUMBER = 4;
  private static final int STATE = 32;
  private static final int NARROWEST = 24;

  /**
   * How to draw.
   *
   * @param width columns of the terminal
   * @param ascii no character beyond ASCII
   * @param colour ANSI colours
   */
  public record Style(int width, boolean ascii, boolean colour) {}

  private final Timeline timeline;
  private final Style style;
  private final Glyphs g;
  private final List<Lane> tasks;
  private final int column;
  private final StringBuilder out = new StringBuilder();

  private TerminalRenderer(Timeline timeline, Style style) {
    this.timeline = timeline;
    this.style = style;
    g = style.ascii() ? Glyphs.ASCII : Glyphs.UNICODE;
    tasks = timeline.lanes().stream().filter(l -> l.context().equals("task")).toList();
    int lanes = Math.max(1, tasks.size());
    column = Math.min(48, (style.width() - NUMBER - 2 - STATE - 2 * lanes) / lanes);
  }

  /** The text, with a newline at its end. */
  public static String render(Timeline timeline, Style style) {
    TerminalRenderer r = new TerminalRenderer(timeline, style);
    return style.width() < 100 || r.column < NARROWEST
        ? ChangelogRenderer.render(timeline)
        : r.text();
  }

  private String text() {
    cells("", tasks.stream().map(l -> l.id() + ": " + l.title()).toList(), "state after step", "");
    cells(
        "",
        tasks.stream()
            .map(l -> l.path().isEmpty() ? "" : l.path().get(l.path().size() - 1) + "()")
            .toList(),
        initial(),
        "");
    cells(
        g.rule().repeat(NUMBER),
        tasks.stream().map(l -> g.rule().repeat(column)).toList(),
        g.rule().repeat(STATE - 2),
        "");
    for (int i = 0; i < timeline.rows().size(); i++) {
      if (timeline.rows().get(i).shown()) {
        row(timeline.rows().get(i), before(i));
      }
    }
    return out.toString();
  }

  private String initial() {
    return timeline.initial().entrySet().stream()
        .filter(
            e ->
                timeline.counts().stream()
                    .anyMatch(c -> e.getKey().equals(c.object() + "." + c.field())))
        .limit(2)
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining("  "));
  }

  private int before(int index) {
    int n = 0;
    for (Row r : timeline.rows().subList(0, index)) {
      n = r.steps().isEmpty() ? n : r.steps().get(r.steps().size() - 1);
    }
    return n;
  }

  private void row(Row row, int before) {
    Integer number = row.step();
    String left = number == null ? (row.kind().equals("wait") ? g.dot() : "") : "" + number;
    String colour = row.failure() ? "1;31" : row.kind().equals("wait") ? "2" : "";
    if (row.roles().contains("protection")) {
      colour = "33";
    }
    int index = lane(row.thread());
    if (row.kind().equals("grace") || row.kind().equals("end") || row.kind().equals("halt")) {
      wide(left, banner(row), states(row), colour);
      return;
    } else if (index < 0) {
      String indent = row.thread() + ": " + " ".repeat(2 * (row.depth() + row.nest()));
      wide(left, indent + fit(row, column * tasks.size() - indent.length()), states(row), colour);
      return;
    }
    List<String> states = states(row);
    List<String> cells = new ArrayList<>();
    for (Lane lane : tasks) {
      boolean mine = lane.id().equals(row.thread());
      String bars = bars(lane.id(), row, before, mine);
      cells.add(mine ? bars + own(row, bars.length()) : bars.stripTrailing());
    }
    cells(left, cells, states.isEmpty() ? "" : states.get(0), colour);
    for (String more : states.subList(Math.min(1, states.size()), states.size())) {
      cells("", continued(row), more, colour);
    }
  }

  private List<String> continued(Row row) {
    int last = row.steps().isEmpty() ? 0 : row.steps().get(row.steps().size() - 1);
    Row none =
        new Row(
            "state",
            row.thread(),
            null,
            List.of(last + 1),
            0,
            0,
            "",
            "",
            "",
            0,
            List.of(),
            "",
            List.of(),
            List.of(),
            false,
            0,
            true);
    return tasks.stream().map(l -> bars(l.id(), none, last, false).stripTrailing()).toList();
  }

  private String own(Row row, int used) {
    int room = column - used;
    String indent = " ".repeat(Math.min(2 * row.depth(), room / 3));
    return indent + fit(row, room - indent.length());
  }

  private String fit(Row row, int width) {
    String label = Notes.fit(row, width + 1, g.dots());
    return label.endsWith(";")
        ? label.substring(0, label.length() - 1)
        : Notes.fit(row, width, g.dots());
  }

  private int lane(String thread) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).id().equals(thread)) {
        return i;
      }
    }
    return -1;
  }

  /** The bars of what a thread holds during a row, and of its waiting. */
  private String bars(String thread, Row row, int before, boolean mine) {
    int from = row.steps().isEmpty() ? before : row.steps().get(0) - 1;
    int to = row.steps().isEmpty() ? before : row.steps().get(row.steps().size() - 1);
    return Bars.of(timeline, g, thread, from, to, mine, row);
  }

  private String banner(Row row) {
    if (row.kind().equals("halt")) {
      return Notes.label(row);
    } else if (row.kind().equals("end")) {
      return g.grace().repeat(2) + " all threads have finished " + g.grace().repeat(8);
    }
    return g.grace().repeat(2) + " " + grace(row) + " " + g.grace().repeat(8);
  }

  private String grace(Row row) {
    int at = timeline.rows().indexOf(row);
    int next =
        timeline.rows().subList(at, timeline.rows().size()).stream()
            .filter(r -> r.thread().equals(row.thread()) && !r.steps().isEmpty())
            .map(r -> r.steps().get(0))
            .findFirst()
            .orElse(0);
    Timeline.Grace over = null;
    for (Timeline.Grace grace : timeline.graces()) {
      Integer ran = grace.ran();
      if (ran != null && ran <= next) {
        over = grace;
      }
    }
    String steps =
        over == null ? "over" : "(#" + over.queued() + " " + g.dots() + " #" + over.ran() + ")";
    return "grace period " + steps + ": every earlier RCU reader has left";
  }

  private List<String> states(Row row) {
    List<String> parts = new ArrayList<>();
    for (Timeline.Change c : row.changes()) {
      parts.add(state(c));
    }
    if (row.kind().equals("wait")) {
      parts.add(row.waitsFor().isEmpty() ? "(waits)" : "(waits for " + row.waitsFor() + ")");
    }
    if (row.roles().contains("protection")) {
      parts.add(g.mark() + " nothing protects " + timeline.verdict().object() + " now");
    }
    if (row.failure() && !row.kind().equals("halt")) {
      parts.add(g.fatal() + " " + timeline.verdict().kind().toUpperCase(java.util.Locale.ROOT));
      Timeline.Verdict v = timeline.verdict();
      if (!v.access().isEmpty()) {
        parts.add(
            "  "
                + v.access()
                + " of "
                + Text.ascii(v.field().isEmpty() ? v.object() : v.object() + "." + v.field()));
      }
    }
    return parts.stream().map(p -> Text.cut(p, STATE - 2, g.dots())).toList();
  }

  private String state(Timeline.Change c) {
    return switch (c.kind()) {
      case "count" ->
          c.object()
              + "."
              + Notes.counter(c.field())
              + " "
              + c.before()
              + " "
              + g.arrow()
              + " "
              + c.after();
      case "life" ->
          c.object()
              + ": "
              + c.before()
              + " "
              + g.arrow()
              + " "
              + (c.after().equals("freed") ? "FREED" : c.after());
      case "lock" ->
          (c.field().isEmpty() ? c.object() : c.object() + "." + c.field()) + ": " + c.after();
      default -> "RCU readers: " + c.after();
    };
  }

  private void wide(String left, String text, List<String> states, String colour) {
    int width = tasks.size() * (column + 2) - 2;
    String state = states.isEmpty() ? "" : states.get(0);
    line(Text.right(left, NUMBER - 1), Text.pad(text, width), state, colour);
    for (String more : states.subList(Math.min(1, states.size()), states.size())) {
      line(Text.right("", NUMBER - 1), Text.pad("", width), more, colour);
    }
  }

  private void cells(String left, List<String> cells, String state, String colour) {
    String text =
        cells.stream()
            .map(c -> Text.pad(Text.cut(c, column, g.dots()), column))
            .collect(Collectors.joining("  "));
    String number = left.length() >= NUMBER ? left : Text.right(left, NUMBER - 1);
    line(number, text, state, colour);
  }

  private void line(String left, String text, String state, String colour) {
    String s = (Text.pad(left, NUMBER) + "  " + text + "  " + state).stripTrailing();
    boolean paint = style.colour() && !colour.isEmpty();
    out.append(paint ? "\u001b[" + colour + "m" + s + "\u001b[0m" : s).append('\n');
  }
}
