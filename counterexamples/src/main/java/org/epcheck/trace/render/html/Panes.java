package org.epcheck.trace.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.render.export.MermaidRenderer;
import org.epcheck.trace.render.svg.SvgRenderer;
import org.epcheck.trace.render.text.ChangelogRenderer;
import org.epcheck.trace.render.text.ReportRenderer;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;
import org.jspecify.annotations.Nullable;

/** The panes of the page; each is complete without the script. */
final class Panes {
  private static final Pattern STEP = Pattern.compile("step (\\d+)");

  /** In place of a number: an empty head of a row is no head. */
  private static final String NO_STEP = "\u2013";

  private final Timeline timeline;
  private final Html out;

  Panes(Timeline timeline, Html out) {
    this.timeline = timeline;
    this.out = out;
  }

  void verdict() {
    Timeline.Verdict v = timeline.verdict();
    Trace.Cell c = timeline.cell();
    out.open("header", "id", "verdict").line();
    out.leaf("h1", "\u2717 " + Words.clean(v.title())).line();
    out.open("p", "class", "facts");
    fact("series", c.series() + " " + Words.state(c));
    fact("purpose", c.purpose() + (c.purposeTitle().isEmpty() ? "" : ": " + c.purposeTitle()));
    fact("scenario", c.scenario());
    fact("bounds", c.bounds());
    String seen = c.states() == 0 ? "" : ", " + c.states() + " states, depth " + c.depth();
    fact("checked by", c.engine() + seen);
    fact("trace", v.step() + " steps" + (c.shortest() ? ", none is shorter" : ""));
    fact("schedule", Words.reordered(timeline));
    out.close("p").line();
    out.open("p", "class", "sentence");
    linked(Words.sentence(v));
    out.close("p").line();
    out.open("details").leaf("summary", "Step by step").open("ol", "class", "why").line();
    for (String why : v.why()) {
      out.open("li");
      linked(Words.clean(why));
      out.close("li").line();
    }
    out.close("ol").close("details").line();
    list("Why nothing protected " + Words.clean(v.object()), v.protection());
    list("Also on the way, where this run did not stop", v.others());
    out.close("header").line();
  }

  private void fact(String name, String value) {
    if (!value.isBlank()) {
      out.open("span").leaf("b", name).text(" " + Words.clean(value)).close("span").text(" ");
    }
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.open("details").leaf("summary", title).open("ul");
      for (String line : lines) {
        out.open("li");
        linked(Words.clean(line));
        out.close("li");
      }
      out.close("ul").close("details").line();
    }
  }

  /** Step numbers in a sentence become links to their rows. */
  private void linked(String sentence) {
    Matcher m = STEP.matcher(sentence);
    int from = 0;
    while (m.find()) {
      out.text(sentence.substring(from, m.start()));
      step(m.group(), Integer.parseInt(m.group(1)));
      from = m.end();
    }
    out.text(sentence.substring(from));
  }

  private void step(String text, int n) {
    int row = n < 1 || n > timeline.steps().size() ? -1 : timeline.steps().get(n - 1).row();
    if (row < 0) {
      out.text(text);
    } else {
      out.leaf("a", text, "href", "#" + id(row), "data-go", row);
    }
  }

  private String id(int row) {
    Integer n = timeline.rows().get(row).step();
    return n == null ? "r=" + row : "s=" + n;
  }

  void timeline() {
    pane("timeline", "Timeline");
    out.open("div", "class", "picture").line().raw(SvgRenderer.inline(timeline)).close("div");
    out.line();
    List<Timeline.Lane> lanes =
        timeline.lanes().stream()
            .filter(l -> timeline.rows().stream().anyMatch(r -> r.thread().equals(l.id())))
            .toList();
    out.open("div", "class", "scroll").open("table", "class", "steps").line();
    out.leaf("caption", "Every step; those beyond the short story are marked with a dot.");
    out.open("thead").open("tr").leaf("th", "step", "scope", "col");
    for (Timeline.Lane lane : lanes) {
      out.open("th", "scope", "col").text(Words.title(lane));
      out.leaf("small", Words.function(lane)).close("th");
    }
    out.leaf("th", "state after the step", "scope", "col").close("tr").close("thead").line();
    out.open("tbody").line();
    for (int i = 0; i < timeline.rows().size(); i++) {
      row(i, timeline.rows().get(i), lanes);
    }
    out.close("tbody").close("table").close("div").line().close("section").line();
  }

  private void row(int i, Row row, List<Timeline.Lane> lanes) {
    String kind = row.kind() + (row.shown() ? "" : " more") + (row.failure() ? " failure" : "");
    String roles = row.roles().isEmpty() ? "" : " " + String.join(" ", row.roles());
    out.open("tr", "id", id(i), "class", kind + roles, "data-row", i);
    String number = Words.number(row);
    out.leaf("th", number.isEmpty() ? NO_STEP : number, "scope", "row");
    boolean placed = false;
    for (Timeline.Lane lane : lanes) {
      boolean mine = lane.id().equals(row.thread()) && !row.kind().equals("halt");
      placed |= mine;
      out.open("td", "class", mine ? "d" + Math.min(9, row.depth() + row.nest()) : "");
      if (mine) {
        out.leaf("code", Words.label(row));
      }
      out.close("td");
    }
    List<String> notes = new ArrayList<>(Words.notes(timeline, row));
    if (!placed) {
      notes.add(0, Words.label(row));
    }
    out.leaf("td", String.join("; ", notes), "class", "notes").close("tr").line();
  }

  void objects() {
    pane("objects", "Objects and locks");
    out.open("table").open("thead").open("tr");
    head("object", "type", "life", "allocated");
    out.close("tr").close("thead").open("tbody").line();
    for (Timeline.Lifetime o : timeline.objects()) {
      if (!o.initial().equals("static") || !o.changes().isEmpty()) {
        out.open("tr", "data-object", Words.clean(o.object()));
        out.leaf("th", Words.clean(o.object()), "scope", "row");
        out.leaf("td", Words.clean(o.type()));
        out.open("td").text(o.initial());
        for (Timeline.LifeChange c : o.changes()) {
          out.text(" \u2192 " + c.to() + " (");
          step("step " + c.step(), c.step());
          out.text(" by " + c.thread() + ")");
        }
        out.close("td");
        out.leaf("td", allocated(o.allocated())).close("tr").line();
      }
    }
    out.close("tbody").close("table").line();
    if (!timeline.locks().isEmpty()) {
      out.open("table").open("thead").open("tr");
      head("lock", "held by", "from", "to");
      out.close("tr").close("thead").open("tbody").line();
      timeline.locks().forEach(s -> span(s.lock(), s.object(), s.thread(), s.from(), s.to()));
      timeline.readers().stream()
          .filter(r -> r.by().equals("rcu"))
          .forEach(r -> span("RCU read side", "", r.thread(), r.from(), r.to()));
      out.close("tbody").close("table").line();
    }
    out.close("section").line();
  }

  private void head(String... names) {
    for (String name : names) {
      out.leaf("th", name, "scope", "col");
    }
  }

  private static String allocated(@Nullable List<Trace.Frame> stack) {
    if (stack == null || stack.isEmpty()) {
      return "";
    }
    Trace.Frame f = stack.get(stack.size() - 1);
    return Words.clean("setup, " + f.function() + "() " + f.file() + ":" + f.line());
  }

  private void span(String name, String object, String thread, int from, @Nullable Integer to) {
    out.open("tr", "data-object", Words.clean(object))
        .leaf("th", Words.clean(name), "scope", "row");
    out.leaf("td", Words.clean(thread)).open("td");
    step("step " + from, from);
    out.close("td").open("td");
    if (to == null) {
      out.text("still held");
    } else {
      step("step " + to, to);
    }
    out.close("td").close("tr").line();
  }

  void source() {
    pane("source", "Where the threads are");
    out.leaf("div", "", "id", "where", "class", "needs-script").line();
    List<Trace.Source> sources = timeline.sources();
    for (Trace.Source source : sources == null ? List.<Trace.Source>of() : sources) {
      if (timeline.rows().stream().noneMatch(r -> r.file().equals(source.file()))) {
        continue;
      }
      String file = Words.clean(source.file());
      out.open("details", "class", "file", "open", "open").leaf("summary", file);
      out.open("pre", "class", "code", "tabindex", "0", "data-file", file, "aria-label", file);
      for (Trace.SourceLine l : source.lines()) {
        String mark = l.mark().equals("+") ? " add" : l.mark().equals("-") ? " del" : "";
        String number = l.line() == 0 ? "" : Integer.toString(l.line());
        out.open("span", "class", "l" + mark, "data-l", number);
        out.leaf("i", number).leaf("b", mark.isEmpty() ? " " : l.mark());
        out.text(l.text().replace('\n', ' ')).text("\n").close("span");
      }
      out.close("pre").close("details").line();
    }
    out.close("section").line();
  }

  void state() {
    pane("state", "State");
    out.leaf("div", "", "id", "values", "class", "needs-script").line();
    out.open("details").leaf("summary", "Before step 1").open("table").open("tbody").line();
    timeline
        .initial()
        .forEach(
            (k, v) ->
                out.open("tr")
                    .leaf("th", Words.clean(k), "scope", "row")
                    .leaf("td", Words.clean(v))
                    .close("tr")
                    .line());
    out.close("tbody").close("table").close("details").line().close("section").line();
    out.open("section", "id", "heap", "class", "needs-script", "aria-labelledby", "h-heap");
    out.leaf("h2", "Memory", "id", "h-heap");
    out.open(
        "div",
        "id",
        "memory",
        "class",
        "scroll",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Objects and pointers");
    out.close("div").line();
    out.leaf("ul", "", "id", "lists").line();
    out.open("details").leaf("summary", "As text");
    out.leaf("div", "", "id", "cards").close("details").close("section").line();
  }

  void report() {
    pane("report", "Report");
    out.open("p", "class", "buttons needs-script");
    for (String b : List.of("changelog", "report", "mermaid", "command")) {
      out.leaf("button", "copy " + b, "type", "button", "data-copy", b);
    }
    for (String b : List.of("SVG", "Perfetto", "ITF")) {
      String id = b.toLowerCase(Locale.ROOT);
      out.leaf("button", "save " + b, "type", "button", "data-save", id);
    }
    out.close("p").line();
    out.leaf("h3", "For a changelog");
    text("changelog", ChangelogRenderer.render(timeline));
    out.leaf("h3", "In full");
    text("report", ReportRenderer.render(timeline));
    out.open("details").leaf("summary", "Mermaid");
    text("mermaid", MermaidRenderer.render(timeline));
    out.close("details").line();
    if (!timeline.cell().command().isEmpty()) {
      out.leaf("h3", "See it again");
      text("command", timeline.cell().command() + "\n");
    }
    out.close("section").line();
  }

  /** A line's end after {@code <pre>} is dropped by browsers; none of the texts begins with one. */
  private void text(String id, String s) {
    out.leaf("pre", s, "id", "text-" + id, "tabindex", "0").line();
  }

  private void pane(String id, String title) {
    out.open("section", "id", id, "aria-labelledby", "h-" + id);
    out.leaf("h2", title, "id", "h-" + id).line();
  }
}
