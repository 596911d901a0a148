package org.epcheck.trace.render.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Row;

/**
 * SARIF 2.1.0: one result with one code flow, a thread flow for each thread; {@code executionOrder}
 * is the step. Every row that has a number is there; folded ones are of importance "unimportant".
 */
public final class SarifRenderer {
  private final Timeline timeline;
  private final Timeline.Verdict verdict;

  private SarifRenderer(Timeline timeline) {
    this.timeline = timeline;
    verdict = timeline.verdict();
  }

  /** The JSON text. */
  public static String render(Timeline timeline) {
    return new SarifRenderer(timeline).text();
  }

  private String text() {
    JsonObject rule =
        Json.object("id", verdict.kind(), "shortDescription", message(verdict.kind()));
    JsonObject driver = Json.object("name", "epcheck", "rules", Json.array(List.of(rule)));
    JsonObject run =
        Json.object(
            "tool",
            Json.object("driver", driver),
            "columnKind",
            "utf16CodeUnits",
            "results",
            Json.array(List.of(result())));
    return Json.text(
        Json.object(
            "$schema",
            "https://json.schemastore.org/sarif-2.1.0.json",
            "version",
            "2.1.0",
            "runs",
            Json.array(List.of(run))));
  }

  private JsonObject result() {
    List<String> words = new ArrayList<>();
    words.add(verdict.title());
    words.addAll(verdict.why());
    return Json.object(
        "ruleId",
        verdict.kind(),
        "level",
        "error",
        "message",
        message(String.join(". ", words)),
        "locations",
        locations(),
        "codeFlows",
        Json.array(List.of(Json.object("threadFlows", threadFlows()))),
        "properties",
        Json.object(
            "series",
            timeline.cell().series(),
            "state",
            Words.state(timeline.cell()),
            "purpose",
            timeline.cell().purpose(),
            "scenario",
            timeline.cell().scenario(),
            "bounds",
            timeline.cell().bounds(),
            "command",
            timeline.cell().command()));
  }

  /** Where it fails; for a deadlock, where the threads are blocked. */
  private JsonArray locations() {
    List<JsonObject> out = new ArrayList<>();
    for (Row r : timeline.rows()) {
      boolean ends = r.failure() || r.kind().equals("next");
      if (ends && r.line() > 0) {
        out.add(location(r));
      }
    }
    for (Timeline.Blocked b : verdict.blocked()) {
      if (!b.stack().isEmpty()) {
        var frame = b.stack().get(b.stack().size() - 1);
        out.add(place(frame.file(), frame.line(), b.label()));
      }
    }
    return Json.array(out);
  }

  private JsonArray threadFlows() {
    JsonArray out = new JsonArray();
    for (Timeline.Lane lane : timeline.lanes()) {
      JsonArray steps = new JsonArray();
      for (Row r : timeline.rows()) {
        if (r.thread().equals(lane.id()) && r.step() != null) {
          steps.add(step(r, r.step()));
        }
      }
      if (!steps.isEmpty()) {
        String in = Words.function(lane);
        out.add(
            Json.object(
                "id",
                lane.id(),
                "message",
                message(Words.title(lane) + (in.isEmpty() ? "" : " -> " + in)),
                "locations",
                steps));
      }
    }
    if (out.isEmpty()) { // the standard wants one
      out.add(Json.object("locations", Json.array(List.of(new JsonObject()))));
    }
    return out;
  }

  private JsonObject step(Row row, int step) {
    String importance = row.level() == 0 ? "essential" : row.shown() ? "important" : "unimportant";
    return Json.object(
        "executionOrder",
        step,
        "nestingLevel",
        row.depth(),
        "importance",
        importance,
        "kinds",
        Json.array(List.of(kind(row))),
        "location",
        location(row));
  }

  private static String kind(Row row) {
    if (row.failure() || row.roles().contains("free")) {
      return "danger";
    }
    for (Timeline.Change c : row.changes()) {
      if (c.kind().equals("lock") || c.kind().equals("readers")) {
        return c.after().equals("-") ? "release" : "acquire";
      }
    }
    return "function";
  }

  private static JsonObject location(Row row) {
    return place(row.file(), row.line(), Words.label(row));
  }

  private static JsonObject place(String file, int line, String label) {
    JsonObject out = new JsonObject();
    if (!file.isEmpty()) {
      JsonObject physical = Json.object("artifactLocation", Json.object("uri", uri(file)));
      if (line > 0) {
        physical.add("region", Json.object("startLine", line));
      }
      out.add("physicalLocation", physical);
    }
    out.add("message", message(label));
    return out;
  }

  private static String uri(String file) {
    try {
      return new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      return "unknown";
    }
  }

  /** Brackets before parentheses would be a link. */
  private static JsonObject message(String text) {
    String s = Words.clean(text);
    return Json.object(
        "text",
        s.contains("](") ? s.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") : s);
  }
}
