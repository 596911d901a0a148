package org.epcheck.trace.render.text;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.timeline.Timeline;

/** What stands in the margin of a row. */
final class Notes {
  private Notes() {}

  /** In square brackets, for the changelog form: what changed for an object. */
  static List<String> of(Timeline timeline, Timeline.Row row) {
    List<String> out = new ArrayList<>();
    for (Timeline.Change c : row.changes()) {
      if (c.kind().equals("count")) {
        out.add(
            "["
                + c.object()
                + " "
                + counter(c.field())
                + " "
                + c.before()
                + "->"
                + c.after()
                + "]");
      } else if (c.kind().equals("life") && c.after().equals("freed")) {
        out.add("[" + c.object() + " is freed]");
      } else if (c.kind().equals("life") && c.after().equals("live")) {
        out.add("[" + c.object() + " is new]");
      }
    }
    if (row.roles().contains("protection")) {
      out.add("[nothing protects " + timeline.verdict().object() + " now]");
    }
    if (row.roles().contains("loop")) {
      out.add("[repeats from here]");
    }
    return out.stream().map(Text::ascii).toList();
  }

  static String counter(String field) {
    String first = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
    return first.startsWith("ref") || first.isEmpty() ? "ref" : first;
  }

  /** The label of a row as C or words, before it is shortened. */
  static String label(Timeline.Row row) {
    String label = Text.ascii(row.label());
    return switch (row.kind()) {
      case "acquire" -> "<acquires " + label + ">";
      case "still" -> "<still in " + label + ">";
      case "skip" -> "..";
      case "grace" -> "<grace period over: no reader from before call_rcu() is left>";
      case "end" -> "<all threads have finished>";
      case "halt" -> "*** " + label + " ***";
      default -> Text.statement(label);
    };
  }

  /** The label made to fit; words in angle brackets stay closed. */
  static String fit(Timeline.Row row, int width) {
    return fit(row, width, "..");
  }

  static String fit(Timeline.Row row, int width, String dots) {
    String label = label(row);
    if (label.length() <= width) {
      return label;
    }
    if (row.kind().equals("still")) {
      return "<still in " + Text.shorten(Text.ascii(row.label()), width - 11, dots) + ">";
    } else if (row.kind().equals("acquire")) {
      return "<acquires " + Text.shorten(Text.ascii(row.label()), width - 11, dots) + ">";
    }
    // The semicolon goes first.
    return Text.shorten(
        label.endsWith(";") ? label.substring(0, label.length() - 1) : label, width, dots);
  }
}
