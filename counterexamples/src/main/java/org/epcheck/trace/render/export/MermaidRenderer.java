package org.epcheck.trace.render.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;

/**
 * A Mermaid sequence diagram of the folded view, for forges that draw it. At most 60 messages: of a
 * longer timeline the middle is left out, and the diagram says so.
 */
public final class MermaidRenderer {
  private static final int MOST = 60;
  private static final int HEAD = 20;
  private static final String OBJECT = "obj";
  private static final Pattern END = Pattern.compile("(?i)\\bend\\b");

  private final Timeline timeline;
  private final List<Row> rows;
  private final StringBuilder out = new StringBuilder();

  private MermaidRenderer(Timeline timeline) {
    this.timeline = timeline;
    rows = timeline.rows().stream().filter(Row::shown).toList();
  }

  /** The diagram, without a code fence. */
  public static String render(Timeline timeline) {
    return new MermaidRenderer(timeline).text();
  }

  private String text() {
    Timeline.Verdict v = timeline.verdict();
    line("sequenceDiagram");
    line("  accTitle: " + plain(v.title() + ", " + Words.state(timeline.cell())));
    line("  accDescr: " + plain(String.join(". ", v.why())));
    for (Timeline.Lane lane : timeline.lanes()) {
      if (rows.stream().anyMatch(r -> r.thread().equals(lane.id()))) {
        String in = Words.function(lane);
        line(
            "  participant "
                + id(lane.id())
                + " as "
                + escape(Words.title(lane))
                + (in.isEmpty() ? "" : "<br/>" + escape(in)));
      }
    }
    if (!v.object().isEmpty()) {
      line("  participant " + OBJECT + " as " + escape(v.object()));
    }
    for (int i = 0; i < rows.size(); i++) {
      boolean left = rows.size() > MOST && i >= HEAD && i < rows.size() - (MOST - HEAD - 1);
      if (!left) {
        row(rows.get(i));
      } else if (i == HEAD) {
        line("  Note over " + everyone() + ": " + (rows.size() - MOST + 1) + " rows left out");
      }
    }
    return out.toString();
  }

  private String everyone() {
    return rows.stream()
        .map(Row::thread)
        .filter(t -> !t.isEmpty())
        .findFirst()
        .map(MermaidRenderer::id)
        .orElse(OBJECT);
  }

  private void row(Row row) {
    String text = escape(Words.label(row));
    Integer step = row.step();
    String number = step == null ? "" : "#35;" + step + " ";
    String notes = notes(row);
    boolean known = timeline.lanes().stream().anyMatch(l -> l.id().equals(row.thread()));
    if (!known || row.kind().matches("halt|grace|end|skip")) {
      line("  Note over " + (known ? id(row.thread()) : everyone()) + ": " + text + notes);
      return;
    }
    String from = id(row.thread());
    String to = touches(row) ? OBJECT : from;
    String arrow = row.failure() ? "-x" : "->>";
    if (row.kind().equals("wait")) {
      arrow = "--)";
      to = row.waitsFor().isEmpty() ? from : id(row.waitsFor());
    }
    line("  " + from + arrow + to + ": " + number + text + notes);
  }

  /** Whether the row changes the life of the failing object, or is part of its story. */
  private boolean touches(Row row) {
    String object = timeline.verdict().object();
    return !object.isEmpty()
        && (row.failure()
            || row.roles().contains("obtain")
            || row.changes().stream()
                .anyMatch(c -> c.kind().equals("life") && c.object().equals(object)));
  }

  private String notes(Row row) {
    List<String> parts = new ArrayList<>();
    Words.notes(timeline, row).forEach(n -> parts.add(escape(n)));
    return parts.isEmpty() ? "" : "<br/>" + String.join("<br/>", parts);
  }

  /** Where entities are not read: punctuation that the language would take is left out. */
  private static String plain(String s) {
    return Words.clean(s).replace(';', ',').replaceAll("[#<>\"&%\\\\{}`$]", " ");
  }

  private void line(String s) {
    out.append(s).append('\n');
  }

  /** A name that is no keyword of the language. */
  static String id(String thread) {
    return "t" + thread.replaceAll("[^A-Za-z0-9]", "_");
  }

  /** Everything that the language or HTML would read becomes an entity. */
  static String escape(String s) {
    StringBuilder b = new StringBuilder();
    Words.clean(s)
        .codePoints()
        .forEach(
            c -> {
              if ("#;<>\"&%\\{}`$".indexOf(c) >= 0) {
                b.append('#').append(c).append(';');
              } else {
                b.appendCodePoint(c);
              }
            });
    Matcher end = END.matcher(b);
    return end.replaceAll(
        m ->
            String.format(
                Locale.ROOT, "#%d;%s", (int) m.group().charAt(0), m.group().substring(1)));
  }
}
