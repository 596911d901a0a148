package org.epcheck.trace.render.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Lane;
import org.epcheck.trace.timeline.Timeline.Row;

/**
 * The form for a commit message: ASCII, at most 75 columns, one column for each thread up to three,
 * time downwards; survives {@code git commit}, {@code format-patch} and {@code am} unchanged.
 */
public final class ChangelogRenderer {
  static final int WIDTH = 75;
  private static final int WIDE_INDENT = 6;

  private final Timeline timeline;
  private final List<Lane> tasks;
  private final List<String> out = new ArrayList<>();
  private boolean wide;

  private ChangelogRenderer(Timeline timeline) {
    this.timeline = timeline;
    tasks = timeline.lanes().stream().filter(l -> l.context().equals("task")).toList();
  }

  /** The text, with a newline at its end. */
  public static String render(Timeline timeline) {
    return new ChangelogRenderer(timeline).text();
  }

  private String text() {
    header();
    for (Row row : timeline.rows()) {
      if (row.shown()) {
        row(row);
      }
    }
    StringBuilder s = new StringBuilder();
    out.forEach(l -> s.append(Text.safe(l)).append('\n'));
    return s.toString();
  }

  private boolean stacked() {
    return tasks.size() > 3;
  }

  private int width() {
    return switch (tasks.size()) {
      case 0, 1 -> WIDTH;
      case 2 -> 36;
      case 3 -> 23;
      default -> WIDTH - idWidth();
    };
  }

  private int gap() {
    return tasks.size() == 3 ? 3 : 2;
  }

  private int idWidth() {
    return tasks.stream().mapToInt(l -> l.id().length()).max().orElse(1) + 2;
  }

  private void header() {
    if (stacked()) {
      for (Lane l : tasks) {
        String where = l.path().isEmpty() ? "" : ", in " + last(l) + "()";
        out.add(Text.cut(Text.ascii("Thread " + l.id() + ": " + l.title() + where), WIDTH, ".."));
      }
      out.add("-".repeat(WIDTH));
      return;
    }
    int w = width();
    columns(tasks.stream().map(l -> fitted("Thread " + l.id() + ": " + l.title(), w)).toList());
    List<String> names =
        tasks.stream().filter(l -> !l.path().isEmpty()).map(ChangelogRenderer::last).toList();
    boolean same = names.stream().distinct().count() < names.size();
    for (int back = same ? 2 : 1; back >= 1 && !names.isEmpty(); back--) {
      functions(back, same && back == 1 ? "  " : "");
    }
    columns(tasks.stream().map(l -> "-".repeat(w)).toList());
  }

  /** The functions that are {@code back} from the end of each lane's path, if not all are empty. */
  private void functions(int back, String indent) {
    List<String> cells = new ArrayList<>();
    for (Lane l : tasks) {
      int at = l.path().size() - back;
      cells.add(at < 0 ? "" : indent + fitted(l.path().get(at) + "()", width() - indent.length()));
    }
    if (cells.stream().anyMatch(c -> !c.isEmpty())) {
      columns(cells);
    }
  }

  private static String last(Lane lane) {
    return lane.path().get(lane.path().size() - 1);
  }

  private static String fitted(String s, int width) {
    return Text.shorten(Text.ascii(s), width);
  }

  private void columns(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(Text.pad("", i * (width() + gap()) - line.length())).append(cells.get(i));
    }
    out.add(line.toString());
  }

  private void row(Row row) {
    int lane = lane(row.thread());
    boolean isWide = lane < 0 || row.kind().equals("halt");
    if (isWide != wide || row.kind().equals("grace")) {
      blank();
    }
    wide = isWide;
    if (row.kind().equals("halt")) {
      out.add(" " + Notes.label(row));
    } else if (isWide) {
      cell(row, WIDTH - WIDE_INDENT).forEach(l -> out.add(" ".repeat(WIDE_INDENT) + l));
    } else if (stacked()) {
      String id = Text.pad(row.thread() + ":", idWidth());
      cell(row, width()).forEach(l -> out.add(id + l));
    } else {
      String left = " ".repeat(lane * (width() + gap()));
      // A row has its line to itself: it may use all but one column of the gap.
      int room = Math.min(width() + gap() - 1, WIDTH - left.length());
      cell(row, room).forEach(l -> out.add(left + l));
    }
  }

  private void blank() {
    if (!out.isEmpty() && !out.get(out.size() - 1).isEmpty()) {
      out.add("");
    }
  }

  private int lane(String thread) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).id().equals(thread)) {
        return i;
      }
    }
    return -1;
  }

  /** The lines of a row: its text with a mark or note beside it, or, if there is no room, below. */
  private List<String> cell(Row row, int width) {
    int step = width < 30 ? 1 : 2;
    String indent = " ".repeat(Math.min((row.depth() + row.nest()) * step, width / 3));
    int room = width - indent.length();
    List<String> marks = new ArrayList<>();
    if (row.kind().equals("wait")) {
      marks.add(row.waitsFor().isEmpty() ? "<waits>" : "<waits for " + row.waitsFor() + ">");
    }
    List<String> notes = new ArrayList<>(Notes.of(timeline, row));
    if (row.failure()) {
      marks.add("*** " + Text.ascii(timeline.verdict().mark()) + " ***");
    }
    String label = Notes.fit(row, room);
    StringBuilder line = new StringBuilder(indent + label);
    List<String> below = new ArrayList<>();
    for (String mark : marks) {
      if (below.isEmpty() && line.length() + 1 + mark.length() <= width) {
        line.append(' ').append(mark);
      } else {
        below.add(Text.right(Text.cut(mark, width, ".."), width));
      }
    }
    for (String note : notes) {
      if (below.isEmpty() && marks.isEmpty() && line.length() + 1 + note.length() <= width) {
        line = new StringBuilder(Text.pad(line.toString(), width - note.length()) + note);
        marks.add(note);
      } else {
        below.add(Text.right(cutNote(note, width), width));
      }
    }
    List<String> lines = new ArrayList<>(List.of(line.toString()));
    lines.addAll(below);
    return lines;
  }

  private static String cutNote(String note, int width) {
    return note.length() <= width
        ? note
        : Text.cut(note.substring(0, note.length() - 1), width - 1, "..") + "]";
  }

  /** For tests and callers that print many: the lines. */
  static List<String> lines(String text) {
    return Arrays.asList(text.split("\n", -1));
  }
}
