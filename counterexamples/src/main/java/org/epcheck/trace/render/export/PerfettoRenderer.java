package org.epcheck.trace.render.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;
import org.jspecify.annotations.Nullable;

/**
 * The Chrome trace event format, for Perfetto: tracks for threads, locks and objects, counters for
 * reference counts; one step is one millisecond. All rows that have a number, folded ones too.
 */
public final class PerfettoRenderer {
  private static final int THREADS = 1;
  private static final int LOCKS = 2;
  private static final int OBJECTS = 3;
  private static final long STEP = 1000;

  private final Timeline timeline;
  private final JsonArray events = new JsonArray();
  private final Map<String, Integer> threads = new HashMap<>();
  private final Map<String, Integer> tracks = new LinkedHashMap<>();
  private final int end;
  private int flows;

  private PerfettoRenderer(Timeline timeline) {
    this.timeline = timeline;
    end = timeline.steps().size() + 1;
  }

  /** The JSON text. */
  public static String render(Timeline timeline) {
    return new PerfettoRenderer(timeline).text();
  }

  private String text() {
    name(THREADS, "threads");
    name(LOCKS, "locks / RCU");
    name(OBJECTS, "objects");
    for (Timeline.Lane lane : timeline.lanes()) {
      String in = Words.function(lane);
      threads.put(lane.id(), threads.size() + 1);
      name(THREADS, threads.size(), Words.title(lane) + (in.isEmpty() ? "" : " -> " + in));
    }
    timeline.rows().forEach(this::row);
    waits();
    locks();
    lives();
    counts();
    flows();
    failure();
    return Json.text(
        Json.object(
            "traceEvents",
            events,
            "displayTimeUnit",
            "ms",
            "otherData",
            Json.object(
                "note",
                "model steps; 1 ms = 1 step",
                "verdict",
                Words.clean(timeline.verdict().title()),
                "command",
                timeline.cell().command())));
  }

  private void name(int pid, String name) {
    events.add(meta(pid, 0, "process_name", name));
  }

  private void name(int pid, int tid, String name) {
    events.add(meta(pid, tid, "thread_name", name));
  }

  private static JsonObject meta(int pid, int tid, String what, String name) {
    return Json.object(
        "ph", "M", "pid", pid, "tid", tid, "name", what, "args", Json.object("name", name));
  }

  private void slice(int pid, int tid, String name, int from, int to, JsonObject args) {
    events.add(
        Json.object(
            "ph",
            "X",
            "pid",
            pid,
            "tid",
            tid,
            "name",
            Words.clean(name),
            "cat",
            "epcheck",
            "ts",
            from * STEP,
            "dur",
            Math.max(1, to - from) * STEP,
            "args",
            args));
  }

  private int thread(String id) {
    return threads.getOrDefault(id, 0);
  }

  private void row(Row row) {
    Integer step = row.step();
    if (step == null || row.steps().isEmpty()) {
      return;
    }
    int last = row.steps().get(row.steps().size() - 1);
    JsonObject args =
        Json.object(
            "step",
            step,
            "kind",
            row.kind(),
            "function",
            row.function(),
            "at",
            row.file() + ":" + row.line(),
            "changes",
            String.join("; ", Words.notes(timeline, row)));
    int first = row.steps().get(0);
    String name = "#" + step + " " + Words.label(row);
    slice(THREADS, thread(row.thread()), name, first, last + 1, args);
  }

  private void waits() {
    for (Timeline.Wait w : timeline.waits()) {
      Integer until = w.until();
      slice(
          THREADS,
          thread(w.thread()),
          "waits: " + w.lock() + " held by " + w.holder(),
          w.after() + 1,
          until == null ? end : until,
          Json.object("inferred", true));
    }
  }

  private int track(int pid, String name) {
    Integer known = tracks.get(pid + name);
    if (known != null) {
      return known;
    }
    tracks.put(pid + name, tracks.size() + 1);
    name(pid, tracks.size(), Words.clean(name));
    return tracks.size();
  }

  private int end(@Nullable Integer to) {
    return to == null ? end : to;
  }

  private void locks() {
    for (Timeline.LockSpan s : timeline.locks()) {
      JsonObject args = Json.object("mode", s.mode(), "function", s.function());
      slice(LOCKS, track(LOCKS, s.lock()), s.thread(), s.from(), end(s.to()), args);
    }
    for (Timeline.ReaderSpan r : timeline.readers()) {
      int track = track(LOCKS, "RCU read side (" + r.thread() + ")");
      slice(LOCKS, track, r.thread(), r.from(), end(r.to()), Json.object("by", r.by()));
    }
    for (Timeline.Grace g : timeline.graces()) {
      int track = track(LOCKS, "grace period of " + g.object());
      slice(LOCKS, track, g.function(), g.queued(), end(g.ran()), new JsonObject());
    }
  }

  private void lives() {
    for (Timeline.Lifetime o : timeline.objects()) {
      if (o.changes().isEmpty() && !o.object().equals(timeline.verdict().object())) {
        continue;
      }
      int track = track(OBJECTS, o.object() + " (" + o.type() + ")");
      String life = o.initial();
      int from = 0;
      for (Timeline.LifeChange c : o.changes()) {
        if (c.step() > from) {
          slice(OBJECTS, track, life, from, c.step(), new JsonObject());
        }
        life = c.to();
        from = c.step();
      }
      slice(OBJECTS, track, life, from, end, new JsonObject());
    }
  }

  private void counts() {
    List<String> seen = new ArrayList<>();
    for (Timeline.Count c : timeline.counts()) {
      String name = Words.cell(c.object(), c.field());
      if (!seen.contains(name)) {
        seen.add(name);
        counter(name, 0, c.before());
      }
      counter(name, c.step(), c.after());
    }
  }

  private void counter(String name, int step, int value) {
    events.add(
        Json.object(
            "ph",
            "C",
            "pid",
            OBJECTS,
            "name",
            name,
            "ts",
            step * STEP,
            "args",
            Json.object("value", value)));
  }

  private void flows() {
    for (Timeline.Grace g : timeline.graces()) {
      Integer ran = g.ran();
      if (ran != null && g.queued() > 0) {
        flow("queued -> callback", g.queued(), ran);
      }
    }
    Timeline.Chain chain = timeline.verdict().chain();
    if (chain.free() != null && chain.use() != null && chain.free() < chain.use()) {
      flow("freed -> used", chain.free(), chain.use());
    }
  }

  private void flow(String name, int from, int to) {
    flows++;
    events.add(end("s", name, from));
    JsonObject finish = end("f", name, to);
    finish.addProperty("bp", "e");
    events.add(finish);
  }

  private JsonObject end(String phase, String name, int step) {
    return Json.object(
        "ph",
        phase,
        "id",
        flows,
        "cat",
        "epcheck",
        "name",
        name,
        "pid",
        THREADS,
        "tid",
        thread(step == 0 ? "" : timeline.steps().get(step - 1).thread()),
        "ts",
        step * STEP + 1);
  }

  private void failure() {
    events.add(
        Json.object(
            "ph",
            "i",
            "s",
            "g",
            "pid",
            THREADS,
            "tid",
            thread(timeline.verdict().thread()),
            "name",
            Words.clean(timeline.verdict().title()),
            "cat",
            "epcheck",
            "ts",
            timeline.verdict().step() * STEP + STEP / 2));
  }
}
