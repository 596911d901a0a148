package org.epcheck.runner.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.epcheck.runner.coverage.CoverageJson;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;

/** The matrix as JSON, version 1. All that differs from run to run is in {@code timing}. */
public final class MatrixJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private MatrixJson() {}

  /** The text, with a line end. */
  public static String of(Matrix m) {
    JsonObject json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("series", m.series());
    json.addProperty("title", m.seriesTitle());
    json.add("switches", object(m.switches()));
    json.addProperty("reduction", m.reduction());
    if (!m.conditions().isEmpty()) {
      JsonObject conditions = new JsonObject();
      m.conditions().forEach((name, lines) -> conditions.add(name, array(lines)));
      json.add("conditions", conditions);
    }
    JsonArray steps = new JsonArray();
    for (int step : m.steps()) {
      JsonObject s = new JsonObject();
      s.addProperty("step", step);
      s.addProperty("title", m.titles().get(step));
      s.addProperty("safeToStopABisect", m.safeAt(step).text());
      steps.add(s);
    }
    json.add("steps", steps);
    JsonArray purposes = new JsonArray();
    m.purposes().forEach(p -> purposes.add(purpose(p)));
    json.add("purposes", purposes);
    JsonArray cells = new JsonArray();
    m.cells().values().forEach(row -> row.values().forEach(c -> cells.add(cell(m, c))));
    json.add("cells", cells);
    JsonArray others = new JsonArray();
    m.others().values().forEach(row -> row.values().forEach(c -> others.add(cell(m, c))));
    json.add("others", others);
    JsonArray unasked = new JsonArray();
    for (RunVerdicts r : m.runs()) {
      r.unasked().forEach(u -> unasked.add(unasked(r, u)));
    }
    json.add("notAsked", unasked);
    JsonArray runs = new JsonArray();
    m.runs().forEach(r -> runs.add(run(r)));
    json.add("runs", runs);
    JsonObject timing = new JsonObject();
    JsonArray each = new JsonArray();
    m.runs().forEach(r -> each.add(timing(r)));
    timing.add("runs", each);
    json.add("timing", timing);
    return GSON.toJson(json) + "\n";
  }

  private static JsonObject purpose(Purpose p) {
    JsonObject o = new JsonObject();
    o.addProperty("id", p.id());
    o.addProperty("title", p.title());
    o.addProperty("property", p.property());
    if (p.variantOf() != null) {
      o.addProperty("variantOf", p.variantOf());
    }
    JsonObject claim = new JsonObject();
    JsonArray fixedBy = new JsonArray();
    p.claim().fixedBy().forEach(fixedBy::add);
    claim.add("fixedBy", fixedBy);
    claim.addProperty("text", p.claim().text());
    o.add("claim", claim);
    return o;
  }

  private static JsonObject cell(Matrix m, Matrix.Cell c) {
    JsonObject o = new JsonObject();
    o.addProperty("cell", c.id());
    o.addProperty("purpose", c.row());
    o.addProperty("step", c.step());
    o.addProperty("verdict", c.verdict().word());
    o.addProperty("mark", c.verdict().mark());
    o.addProperty("detail", c.verdict().detail());
    o.addProperty("scenario", c.scenario());
    if (c.verdict() instanceof Verdict.Violated v) {
      o.addProperty("length", v.length());
      o.addProperty("shortest", v.shortest());
    }
    m.purposes().stream()
        .filter(p -> p.id().equals(c.row()))
        .findFirst()
        .ifPresent(
            p -> {
              if (p.claim().isMade()) {
                o.addProperty("claim", p.claim().holdsAt(c.step()) ? "ok" : "violated");
              }
              o.addProperty("differsFromClaim", Claims.differs(p, c.step(), c.verdict()));
            });
    JsonArray parts = new JsonArray();
    c.parts().forEach((scenario, v) -> parts.add(part(m, c, scenario, v)));
    o.add("scenarios", parts);
    return o;
  }

  private static JsonObject unasked(RunVerdicts r, RunVerdicts.Unasked u) {
    JsonObject o = new JsonObject();
    o.addProperty("purpose", u.purpose());
    o.addProperty("step", r.run().step());
    o.addProperty("scenario", r.run().scenario());
    o.addProperty("error", u.error().sentence());
    o.addProperty("length", u.error().length());
    o.addProperty("countsForBisecting", !u.isVariant());
    return o;
  }

  private static JsonObject part(Matrix m, Matrix.Cell c, String scenario, Verdict v) {
    JsonObject o = new JsonObject();
    o.addProperty("scenario", scenario);
    o.addProperty("verdict", v.word());
    o.addProperty("detail", v.detail());
    for (RunVerdicts r : m.runs()) {
      if (r.run().step() == c.step() && r.run().scenario().equals(scenario)) {
        o.addProperty("distinctStates", r.outcome().distinct());
        o.addProperty("depth", r.outcome().depth());
        FoundError e = r.evidence().get(c.row());
        if (e != null) {
          o.addProperty("error", e.sentence());
        }
      }
    }
    return o;
  }

  private static JsonObject run(RunVerdicts r) {
    JsonObject o = new JsonObject();
    o.addProperty("directory", r.run().name());
    o.addProperty("step", r.run().step());
    o.addProperty("scenario", r.run().scenario());
    o.addProperty("bounds", r.bounds());
    o.addProperty("engine", r.outcome().engine());
    o.addProperty("distinctStates", r.outcome().distinct());
    o.addProperty("generatedStates", r.outcome().generated());
    o.addProperty("depth", r.outcome().depth());
    CoverageJson.add(o, r.outcome());
    return o;
  }

  private static JsonObject timing(RunVerdicts r) {
    JsonObject o = new JsonObject();
    o.addProperty("directory", r.run().name());
    o.addProperty("cached", r.cached());
    PlannedRun other = r.sameAs();
    if (other != null) {
      o.addProperty("sameModelAs", other.name());
    }
    o.addProperty("seconds", r.outcome().seconds());
    o.addProperty("peakBytes", r.outcome().peakBytes());
    return o;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray a = new JsonArray();
    texts.forEach(a::add);
    return a;
  }

  private static JsonObject object(Map<String, String> texts) {
    JsonObject o = new JsonObject();
    texts.forEach(o::addProperty);
    return o;
  }
}
