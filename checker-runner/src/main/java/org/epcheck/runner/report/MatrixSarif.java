package org.epcheck.runner.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.Counterexamples;
import org.epcheck.trace.model.Trace;

/** All counterexamples of a matrix as one SARIF 2.1.0 file: a result for each. */
public final class MatrixSarif {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private MatrixSarif() {}

  /** The JSON text. */
  public static String of(List<Trace> traces) {
    Map<String, JsonObject> rules = new LinkedHashMap<>();
    List<JsonObject> results = new ArrayList<>();
    for (Trace t : traces) {
      JsonObject run = run(Counterexamples.render(t, "sarif", Counterexamples.Options.PLAIN));
      run.getAsJsonArray("results").forEach(r -> results.add(r.getAsJsonObject()));
      driver(run)
          .getAsJsonArray("rules")
          .forEach(
              r ->
                  rules.putIfAbsent(
                      r.getAsJsonObject().get("id").getAsString(), r.getAsJsonObject()));
    }
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "epcheck");
    driver.add("rules", array(new ArrayList<>(rules.values())));
    JsonObject tool = new JsonObject();
    tool.add("driver", driver);
    JsonObject run = new JsonObject();
    run.add("tool", tool);
    run.addProperty("columnKind", "utf16CodeUnits");
    run.add("results", array(results));
    JsonObject root = new JsonObject();
    root.addProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.addProperty("version", "2.1.0");
    root.add("runs", array(List.of(run)));
    return GSON.toJson(root) + "\n";
  }

  private static JsonObject run(String sarif) {
    return JsonParser.parseString(sarif)
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private static JsonObject driver(JsonObject run) {
    return run.getAsJsonObject("tool").getAsJsonObject("driver");
  }

  private static JsonArray array(List<JsonObject> objects) {
    JsonArray out = new JsonArray();
    objects.forEach(out::add);
    return out;
  }
}
