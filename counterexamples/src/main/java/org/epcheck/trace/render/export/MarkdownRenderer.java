package org.epcheck.trace.render.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.render.text.ReportRenderer;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;

/** GitHub-flavoured Markdown, for a comment on a forge: what, why, a table of the folded view. */
public final class MarkdownRenderer {
  private final Timeline timeline;
  private final StringBuilder out = new StringBuilder();

  private MarkdownRenderer(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The text. */
  public static String render(Timeline timeline) {
    return new MarkdownRenderer(timeline).text();
  }

  private String text() {
    Timeline.Verdict v = timeline.verdict();
    Trace.Cell c = timeline.cell();
    line("### " + code(v.title()));
    line("");
    line(
        code(c.series())
            + ", "
            + Words.state(c)
            + ", purpose "
            + code(c.purpose())
            + ", scenario "
            + code(c.scenario())
            + " ("
            + code(c.bounds())
            + ")");
    line("");
    for (int i = 0; i < v.why().size(); i++) {
      line((i + 1) + ". " + code(v.why().get(i)));
    }
    line("");
    table();
    line("");
    line("<details><summary>Report</summary>");
    line("");
    String report = ReportRenderer.render(timeline);
    String fence = "`".repeat(Math.max(3, longest(report) + 1));
    line(fence + "text");
    out.append(report);
    line(fence);
    line("");
    line("</details>");
    if (!c.command().isEmpty()) {
      line("");
      line("See it again: " + code(c.command()));
    }
    return out.toString();
  }

  private void table() {
    List<Row> rows = timeline.rows().stream().filter(Row::shown).toList();
    List<Timeline.Lane> lanes =
        timeline.lanes().stream()
            .filter(l -> rows.stream().anyMatch(r -> r.thread().equals(l.id())))
            .toList();
    StringBuilder head = new StringBuilder("| # |");
    StringBuilder rule = new StringBuilder("|--:|");
    for (Timeline.Lane l : lanes) {
      head.append(' ').append(code(Words.title(l))).append(" |");
      rule.append("---|");
    }
    line(head + " state after the step |");
    line(rule + "---|");
    for (Row r : rows) {
      StringBuilder s = new StringBuilder("| " + Words.number(r) + " |");
      boolean placed = false;
      for (Timeline.Lane l : lanes) {
        boolean mine = l.id().equals(r.thread()) && !r.kind().equals("halt");
        placed |= mine;
        s.append(mine ? " " + indent(r) + code(Words.label(r)) : "").append(" |");
      }
      List<String> notes = new ArrayList<>();
      if (!placed) {
        notes.add("**" + code(Words.label(r)) + "**");
      }
      Words.notes(timeline, r)
          .forEach(n -> notes.add(r.failure() ? "**" + code(n) + "**" : code(n)));
      line(s + " " + String.join(", ", notes) + " |");
    }
  }

  private static String indent(Row row) {
    return "&emsp;".repeat(Math.min(6, row.depth() + row.nest()));
  }

  private void line(String s) {
    out.append(s).append('\n');
  }

  /** A code span, inert whatever is in it, also inside a table. */
  static String code(String s) {
    String text = Words.clean(s).replace("|", "\\|");
    if (text.isEmpty()) {
      return "-";
    }
    String ticks = "`".repeat(longest(text) + 1);
    String pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return ticks + pad + text + pad + ticks;
  }

  private static int longest(String s) {
    int most = 0;
    Matcher m = Pattern.compile("`+").matcher(s);
    while (m.find()) {
      most = Math.max(most, m.group().length());
    }
    return most;
  }
}
