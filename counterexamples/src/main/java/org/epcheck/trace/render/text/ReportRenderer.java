package org.epcheck.trace.render.text;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;
import org.jspecify.annotations.Nullable;

/**
 * The report, in the order that readers of KASAN, KCSAN and lockdep know: used, allocated, freed,
 * last related work creation; why nothing protected it; locks held. ASCII, at most 75 columns.
 */
public final class ReportRenderer {
  private static final int WIDTH = ChangelogRenderer.WIDTH;
  private static final String RULE = "=".repeat(66);

  private final Timeline timeline;
  private final Timeline.Verdict verdict;
  private final List<String> out = new ArrayList<>();

  private ReportRenderer(Timeline timeline) {
    this.timeline = timeline;
    verdict = timeline.verdict();
  }

  /** The text, with a newline at its end. */
  public static String render(Timeline timeline) {
    return new ReportRenderer(timeline).text();
  }

  private String text() {
    out.add(RULE);
    head();
    if (!verdict.blocked().isEmpty()) {
      blocked();
    } else {
      stacks();
    }
    paragraph("In one sentence:", List.of(Words.sentence(verdict)));
    if (verdict.blocked().isEmpty()) {
      paragraph("Why:", verdict.why());
    }
    if (!verdict.protection().isEmpty()) {
      paragraph(
          "Why nothing protected " + verdict.object() + " at step " + verdict.step() + ":",
          verdict.protection());
    }
    held();
    paragraph("Also on the way, where this run did not stop:", verdict.others());
    foot();
    out.add(RULE);
    StringBuilder s = new StringBuilder();
    out.forEach(l -> s.append(Text.safe(l)).append('\n'));
    return s.toString();
  }

  private void head() {
    Trace.Cell c = timeline.cell();
    line("MODEL: " + verdict.title());
    if (!verdict.thread().isEmpty() && !verdict.access().isEmpty()) {
      String what =
          verdict.field().isEmpty() ? verdict.object() : verdict.object() + "." + verdict.field();
      String access = verdict.access();
      line(
          Character.toUpperCase(access.charAt(0))
              + access.substring(1)
              + " of "
              + what
              + " by "
              + thread(verdict.thread())
              + (verdict.chain().use() == null ? "" : " (step " + verdict.step() + ")"));
    }
    line(
        "series: "
            + c.series()
            + ", state: "
            + (c.step() == 0 ? "base" : "after patch " + c.step() + "/" + c.lastStep())
            + ", purpose: "
            + c.purpose());
    line("scenario: " + c.scenario() + ", checked by: " + c.engine());
    line("bounds: " + c.bounds());
    if (timeline.reordered() != null) {
      line("schedule: " + Words.reordered(timeline));
    }
    blank();
  }

  private void stacks() {
    Timeline.Chain chain = verdict.chain();
    List<Row> next = timeline.rows().stream().filter(r -> r.kind().equals("next")).toList();
    for (Row r : next) {
      line("About to run, by " + thread(r.thread()) + ":");
      frames(r.stack(), code(r));
    }
    if (next.isEmpty() && chain.use() != null) {
      stack(used() + " (step " + chain.use() + ") by ", chain.use());
    }
    if (chain.first() != null
        && !chain.first().equals(chain.free())
        && !chain.first().equals(chain.retire())) {
      stack(earlier() + " (" + when(chain.first()) + ") by ", chain.first());
    }
    allocated(chain.allocate());
    if (chain.free() != null) {
      stack("Freed (step " + chain.free() + ") by ", chain.free());
    }
    if (chain.retire() != null) {
      stack(
          "Last potentially related work creation (step " + chain.retire() + ") by ",
          chain.retire());
    }
  }

  private String used() {
    return verdict.chain().free() == null ? "Failed" : "Used";
  }

  private String earlier() {
    return switch (verdict.kind()) {
      case "unguarded-access", "data-race" -> "Other access";
      case "leak" -> "Last pointer overwritten";
      case "lock-order" -> "The other order";
      default -> "First time";
    };
  }

  private static String when(int step) {
    return step == 0 ? "setup" : "step " + step;
  }

  private void allocated(@Nullable Integer step) {
    if (step == null) {
      return;
    } else if (step > 0) {
      stack("Allocated (step " + step + ") by ", step);
      return;
    }
    List<Trace.Frame> stack =
        timeline.objects().stream()
            .filter(o -> o.object().equals(verdict.object()) && o.allocated() != null)
            .map(Timeline.Lifetime::allocated)
            .findFirst()
            .orElse(List.of());
    line("Allocated (setup):");
    frames(stack.stream().filter(f -> !f.header()).toList(), "");
  }

  private void stack(String head, int step) {
    Row row = row(step);
    line(head + thread(row.thread()) + ":");
    frames(row.stack(), grace(step).isEmpty() ? code(row) : grace(step));
  }

  private static String code(Row row) {
    return " > " + Text.shorten(Text.ascii(row.label()), WIDTH - 3);
  }

  /** The function that the statement calls. */
  private static String queuer(Row row) {
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("(\\w+)\\(").matcher(row.label());
    return " " + Text.pad(m.find() ? m.group(1) : "call_rcu", 28) + " ";
  }

  private String grace(int step) {
    return timeline.graces().stream()
        .filter(g -> g.queued() == step && g.object().equals(verdict.object()))
        .map(
            g ->
                queuer(row(step))
                    .concat(
                        g.ran() == null
                            ? "grace period not over"
                            : "grace period: steps " + step + ".." + g.ran()))
        .findFirst()
        .orElse("");
  }

  /** Innermost first. */
  private void frames(List<Trace.Frame> stack, String first) {
    if (!first.isEmpty()) {
      out.add(first);
    }
    for (int i = stack.size() - 1; i >= 0; i--) {
      Trace.Frame f = stack.get(i);
      if (!f.function().startsWith("__epcheck_")) {
        line(" " + Text.pad(f.function(), 28) + " " + f.file() + ":" + f.line());
      }
    }
    blank();
  }

  private Row row(int step) {
    return timeline.rows().get(timeline.steps().get(step - 1).row());
  }

  private void blocked() {
    for (Timeline.Blocked b : verdict.blocked()) {
      out.addAll(
          wrapped(
              thread(b.thread())
                  + " is blocked in "
                  + b.label()
                  + (b.lock().isEmpty() ? "" : ": waits for " + b.lock())
                  + (b.holder().isEmpty()
                      ? ""
                      : ", held by " + thread(b.holder()) + " since step " + b.since())));
      frames(b.stack(), "");
    }
    line("What happened, in this order:");
    blank();
    List<Timeline.Lane> lanes =
        timeline.lanes().stream()
            .filter(l -> verdict.blocked().stream().anyMatch(b -> b.thread().equals(l.id())))
            .toList();
    scenario(lanes);
  }

  /** The two columns of lockdep, of an execution. */
  private void scenario(List<Timeline.Lane> lanes) {
    int width = Math.min(36, (WIDTH - 2) / Math.max(1, lanes.size()));
    StringBuilder names = new StringBuilder(" ");
    StringBuilder rule = new StringBuilder(" ");
    for (Timeline.Lane l : lanes) {
      names.append(Text.pad(" " + l.id(), width));
      rule.append(Text.pad("----", width));
    }
    line(names.toString());
    line(rule.toString());
    for (Timeline.LockSpan s : timeline.locks()) {
      for (int i = 0; i < lanes.size(); i++) {
        if (s.to() == null && lanes.get(i).id().equals(s.thread())) {
          line(" " + " ".repeat(i * width) + Text.cut("lock(" + s.lock() + ");", width, ".."));
        }
      }
    }
    for (Timeline.Blocked b : verdict.blocked()) {
      for (int i = 0; i < lanes.size(); i++) {
        if (lanes.get(i).id().equals(b.thread())) {
          String what = b.lock().isEmpty() ? b.label() : "lock(" + b.lock() + ");";
          line(" " + " ".repeat(i * width) + Text.cut(what, width, ".."));
        }
      }
    }
    blank();
    line("  *** " + verdict.mark() + " ***");
    blank();
  }

  private void paragraph(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    blank();
    out.addAll(wrapped(title));
    lines.forEach(l -> out.addAll(Text.wrap(l, WIDTH, " ", "   ")));
  }

  private void held() {
    blank();
    int last = verdict.step();
    for (Timeline.Lane lane : timeline.lanes()) {
      List<Timeline.LockSpan> held =
          timeline.locks().stream()
              .filter(s -> s.thread().equals(lane.id()) && s.holds(last))
              .toList();
      if (!lane.context().equals("task") && held.isEmpty()) {
        continue;
      }
      line(
          held.size()
              + (held.size() == 1 ? " lock" : " locks")
              + " held by "
              + thread(lane.id())
              + (held.isEmpty() ? "." : ":"));
      for (int i = 0; i < held.size(); i++) {
        Timeline.LockSpan s = held.get(i);
        line(" #" + i + ": (" + s.lock() + "), at: " + s.function() + ", step " + s.from());
      }
    }
  }

  private void foot() {
    Trace.Cell c = timeline.cell();
    if (c.command().isEmpty()) {
      return;
    }
    blank();
    line("See it again: " + c.command());
  }

  private static String thread(String id) {
    return id.equals("rcu") ? "RCU callback" : "thread " + id;
  }

  private List<String> wrapped(String s) {
    return Text.wrap(s, WIDTH, "", "  ");
  }

  private void line(String s) {
    if (s.length() <= WIDTH) {
      out.add(s.stripTrailing());
    } else {
      String lead = s.substring(0, s.length() - s.stripLeading().length());
      out.addAll(Text.wrap(s, WIDTH, lead, lead + "  "));
    }
  }

  private void blank() {
    if (!out.get(out.size() - 1).isEmpty()) {
      out.add("");
    }
  }
}
