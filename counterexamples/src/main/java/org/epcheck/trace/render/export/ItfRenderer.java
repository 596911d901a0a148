package org.epcheck.trace.render.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;

/**
 * The Informal Trace Format of Apalache and Quint: a state after every step, folded or not. The
 * variables are the owners of locks, the RCU readers, the lives of objects and the counts.
 */
public final class ItfRenderer {
  private final Timeline timeline;

  private ItfRenderer(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The JSON text. */
  public static String render(Timeline timeline) {
    return new ItfRenderer(timeline).text();
  }

  private String text() {
    JsonArray states = new JsonArray();
    states.add(state(0, "Init", ""));
    for (Timeline.StepRef s : timeline.steps()) {
      String label = s.row() < 0 ? s.action() : Words.label(timeline.rows().get(s.row()));
      states.add(state(s.n(), s.thread() + ": " + label, s.action()));
    }
    JsonObject root =
        Json.object(
            "#meta",
            Json.object(
                "format",
                "ITF",
                "format-description",
                "https://apalache-mc.org/docs/adr/015adr-trace.html",
                "description",
                Words.clean(timeline.verdict().title())),
            "vars",
            Json.array(List.of("locks", "rcu_readers", "life", "counts")),
            "states",
            states);
    Integer loop = timeline.loop();
    if (loop != null) {
      root.addProperty("loop", loop - 1); // the state before that step
    }
    return Json.text(root);
  }

  private JsonObject state(int n, String what, String action) {
    JsonObject meta = Json.object("index", n, "action", what);
    if (!action.isEmpty()) {
      meta.addProperty("tla", action);
    }
    return Json.object(
        "#meta",
        meta,
        "locks",
        locks(n),
        "rcu_readers",
        readers(n),
        "life",
        lives(n),
        "counts",
        counts(n));
  }

  private JsonObject locks(int n) {
    Map<String, String> owners = new TreeMap<>();
    for (Timeline.LockSpan s : timeline.locks()) {
      owners.putIfAbsent(s.lock(), "none");
      if (s.holds(n)) {
        owners.put(s.lock(), s.thread());
      }
    }
    List<JsonArray> pairs = new ArrayList<>();
    owners.forEach((k, v) -> pairs.add(Json.array(List.of(k, v))));
    return Json.object("#map", Json.array(pairs));
  }

  private JsonObject readers(int n) {
    TreeSet<String> inside = new TreeSet<>();
    for (Timeline.ReaderSpan r : timeline.readers()) {
      if (r.holds(n)) {
        inside.add(r.thread());
      }
    }
    return Json.object("#set", Json.array(inside));
  }

  private JsonObject lives(int n) {
    List<JsonArray> pairs = new ArrayList<>();
    for (Timeline.Lifetime o : timeline.objects()) {
      String life = o.initial();
      for (Timeline.LifeChange c : o.changes()) {
        life = c.step() <= n ? c.to() : life;
      }
      if (!life.equals("static")) {
        pairs.add(Json.array(List.of(o.object(), life)));
      }
    }
    return Json.object("#map", Json.array(pairs));
  }

  private JsonObject counts(int n) {
    Map<String, Integer> values = new TreeMap<>();
    for (Timeline.Count c : timeline.counts()) {
      String name = Words.cell(c.object(), c.field());
      values.putIfAbsent(name, c.before());
      if (c.step() <= n) {
        values.put(name, c.after());
      }
    }
    List<JsonArray> pairs = new ArrayList<>();
    values.forEach(
        (k, v) -> pairs.add(Json.array(List.of(k, Json.object("#bigint", v.toString())))));
    return Json.object("#map", Json.array(pairs));
  }
}
