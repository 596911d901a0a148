package org.epcheck.trace.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline;

/** Rows, changes and cells in words, for every form that is not laid out in text columns. */
public final class Words {
  private Words() {}

  /** One line without characters that XML or a terminal cannot bear. */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder();
    text.strip()
        .codePoints()
        .forEach(
            c -> {
              boolean bad =
                  Character.isISOControl(c)
                      || Character.getType(c) == Character.SURROGATE
                      || (c & 0xfffe) == 0xfffe;
              boolean space = Character.isWhitespace(c);
              out.appendCodePoint(space ? ' ' : bad ? '\ufffd' : c);
            });
    return out.toString();
  }

  /** What a row says, in full: C without a semicolon, or words. */
  public static String label(Timeline.Row row) {
    String label = clean(row.label());
    return switch (row.kind()) {
      case "acquire" -> "<acquires " + label + ">";
      case "still" -> "<still in " + label + ">";
      case "halt" -> "*** " + label + " ***";
      default -> label;
    };
  }

  /** The step number as shown, or nothing. */
  public static String number(Timeline.Row row) {
    Integer step = row.step();
    return step == null ? "" : step.toString();
  }

  /** What is to be said about a row beside its code. */
  public static List<String> notes(Timeline timeline, Timeline.Row row) {
    List<String> out = new ArrayList<>();
    row.changes().forEach(c -> out.add(change(c)));
    if (row.kind().equals("wait")) {
      out.add(row.waitsFor().isEmpty() ? "waits" : "waits for " + clean(row.waitsFor()));
    }
    out.addAll(alarms(timeline, row));
    return out;
  }

  /** The notes that must not be overlooked: the protection is gone, it fails. */
  public static List<String> alarms(Timeline timeline, Timeline.Row row) {
    List<String> out = new ArrayList<>();
    Timeline.Verdict v = timeline.verdict();
    if (row.roles().contains("protection")) {
      out.add("\u25c4 nothing protects " + clean(v.object()) + " now");
    }
    if (row.roles().contains("loop")) {
      out.add("\u21bb repeats from here");
    }
    if (row.failure() && !row.kind().equals("halt")) {
      out.add("\u2717 " + v.kind().toUpperCase(Locale.ROOT) + access(v));
    }
    return out;
  }

  private static String access(Timeline.Verdict v) {
    return v.access().isEmpty() ? "" : ": " + v.access() + " of " + cell(v.object(), v.field());
  }

  /** A change of the state, such as {@code eventpoll1.ref 1 -> 2}, with a real arrow. */
  public static String change(Timeline.Change c) {
    String what = cell(c.object(), c.field());
    return switch (c.kind()) {
      case "count" -> what + " " + clean(c.before()) + " \u2192 " + clean(c.after());
      case "life" ->
          what
              + ": "
              + clean(c.before())
              + " \u2192 "
              + (c.after().equals("freed") ? "FREED" : clean(c.after()));
      case "lock" -> what + ": " + (c.after().equals("-") ? "free" : clean(c.after()));
      default -> "RCU readers: " + (c.after().equals("-") ? "none" : clean(c.after()));
    };
  }

  /** {@code object.field}. */
  public static String cell(String object, String field) {
    return clean(field.isEmpty() ? object : object + "." + field);
  }

  /** A lane's name, such as {@code A: close(epfd)}. */
  public static String title(Timeline.Lane lane) {
    return clean(lane.id() + ": " + lane.title());
  }

  /** The function that a lane's rows begin in, such as {@code ep_free()}, or nothing. */
  public static String function(Timeline.Lane lane) {
    return lane.path().isEmpty() ? "" : clean(lane.path().get(lane.path().size() - 1)) + "()";
  }

  /** Which patches are applied. */
  public static String state(Trace.Cell cell) {
    return cell.step() == 0 ? "base" : "after patch " + cell.step() + "/" + cell.lastStep();
  }

  /** The cause in one sentence. */
  public static String sentence(Timeline.Verdict v) {
    String s = v.sentence();
    return clean(s == null || s.isEmpty() ? v.message() : s);
  }

  /**
   * That the schedule is not the engine's own, such as {@code TLC's had 9 context switches, the
   * same steps in this order have 4; replayed}; nothing if it is.
   */
  public static String reordered(Timeline timeline) {
    Trace.Reordered r = timeline.reordered();
    if (r == null) {
      return "";
    }
    String engine = clean(timeline.cell().engine());
    String who = engine.isEmpty() ? "the engine" : engine.split(" ", 2)[0];
    return who
        + "'s had "
        + r.engine()
        + " context switches, the same steps in this order have "
        + r.shown()
        + "; replayed";
  }

  /** Cuts to at most {@code max} characters, with a mark. */
  public static String cut(String s, int max) {
    if (s.codePointCount(0, s.length()) <= max) {
      return s;
    }
    return s.substring(0, s.offsetByCodePoints(0, Math.max(0, max - 1))).stripTrailing() + "\u2026";
  }

  /** The number of the last step of a row or of those before it. */
  public static int lastStep(List<Timeline.Row> rows, int index) {
    for (int i = index; i >= 0; i--) {
      List<Integer> steps = rows.get(i).steps();
      if (!steps.isEmpty()) {
        return steps.get(steps.size() - 1);
      }
    }
    return 0;
  }
}
