package org.epcheck.trace.render.html;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.TreeSet;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.render.export.ItfRenderer;
import org.epcheck.trace.render.export.PerfettoRenderer;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;

/** What the script of the page needs; Gson writes no {@code <} into it. */
final class PageData {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private PageData() {}

  static String of(Timeline timeline) {
    JsonObject root = new JsonObject();
    root.add("rows", rows(timeline));
    root.add("lanes", lanes(timeline));
    root.add("locks", GSON.toJsonTree(timeline.locks()));
    root.add("readers", GSON.toJsonTree(timeline.readers()));
    root.add("lives", lives(timeline));
    root.add("counts", GSON.toJsonTree(timeline.counts()));
    root.add("initial", GSON.toJsonTree(timeline.initial()));
    root.add(
        "writes", timeline.writes() == null ? new JsonArray() : GSON.toJsonTree(timeline.writes()));
    root.add("chain", GSON.toJsonTree(timeline.verdict().chain()));
    root.addProperty("object", timeline.verdict().object());
    root.add("rowOfStep", rowOfStep(timeline));
    root.add("perfetto", JsonParser.parseString(PerfettoRenderer.render(timeline)));
    root.add("itf", JsonParser.parseString(ItfRenderer.render(timeline)));
    return GSON.toJson(root);
  }

  private static JsonArray rowOfStep(Timeline timeline) {
    JsonArray out = new JsonArray();
    timeline.steps().forEach(s -> out.add(s.row()));
    return out;
  }

  private static JsonArray lanes(Timeline timeline) {
    JsonArray out = new JsonArray();
    for (Timeline.Lane lane : timeline.lanes()) {
      JsonObject o = new JsonObject();
      o.addProperty("id", lane.id());
      o.addProperty("title", Words.title(lane));
      out.add(o);
    }
    return out;
  }

  private static JsonArray lives(Timeline timeline) {
    JsonArray out = new JsonArray();
    for (Timeline.Lifetime o : timeline.objects()) {
      JsonObject life = new JsonObject();
      life.addProperty("object", o.object());
      life.addProperty("type", o.type());
      life.addProperty("initial", o.initial());
      life.add("changes", GSON.toJsonTree(o.changes()));
      out.add(life);
    }
    return out;
  }

  private static JsonArray rows(Timeline timeline) {
    JsonArray out = new JsonArray();
    for (int i = 0; i < timeline.rows().size(); i++) {
      Row row = timeline.rows().get(i);
      JsonObject o = new JsonObject();
      o.add("n", GSON.toJsonTree(row.step()));
      o.addProperty("last", Words.lastStep(timeline.rows(), i));
      o.addProperty("thread", row.thread());
      o.addProperty("kind", row.kind());
      o.addProperty("label", Words.label(row));
      o.addProperty("file", row.file());
      o.addProperty("line", row.line());
      JsonArray stack = new JsonArray();
      row.stack().forEach(f -> stack.add(f.function() + " " + f.file() + ":" + f.line()));
      o.add("stack", stack);
      o.add("notes", GSON.toJsonTree(Words.notes(timeline, row)));
      o.addProperty("fails", row.failure());
      o.add("touches", GSON.toJsonTree(touches(timeline, row)));
      out.add(o);
    }
    return out;
  }

  /** The objects that a row changes, locks or fails at. */
  static TreeSet<String> touches(Timeline timeline, Row row) {
    TreeSet<String> out = new TreeSet<>();
    row.changes().forEach(c -> out.add(c.object()));
    if (row.failure()) {
      out.add(timeline.verdict().object());
    }
    for (Timeline.LockSpan s : timeline.locks()) {
      if (row.steps().contains(s.from()) || (s.to() != null && row.steps().contains(s.to()))) {
        out.add(s.object());
      }
    }
    if (timeline.writes() != null) {
      for (Timeline.Write w : timeline.writes()) {
        if (row.steps().contains(w.step())) {
          out.add(w.object());
        }
      }
    }
    out.remove("");
    return out;
  }
}
