package org.epcheck.runner.out;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.coverage.CoverageJson;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;

/** The files that say what a run found: {@code result.json}, and a folder for each violation. */
public final class RunFiles {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** The file that says what a run found. */
  public static final String RESULT = "result.json";

  private final TraceRenderer renderer;
  private final TraceCells cells;
  private final String reduction;

  /**
   * @param reduction how programs were made smaller, as {@code --reduction} names it
   */
  public RunFiles(TraceRenderer renderer, TraceCells cells, String reduction) {
    this.renderer = renderer;
    this.cells = cells;
    this.reduction = reduction;
  }

  /** What the files of a run depend on besides its model and what was found. */
  public List<String> key(PlannedRun run, Digest digest) {
    List<String> parts = new ArrayList<>(cells.key(run.step(), digest));
    parts.add(reduction);
    return parts;
  }

  /** The file that says what was found, without the folders of the violations. */
  public SortedMap<String, String> result(RunVerdicts run) {
    return new TreeMap<>(Map.of(RESULT, GSON.toJson(json(run)) + "\n"));
  }

  /** File name to text. */
  public SortedMap<String, String> of(RunVerdicts run) {
    SortedMap<String, String> files = result(run);
    for (Map.Entry<String, FoundError> e : run.evidence().entrySet()) {
      var trace = e.getValue().trace();
      if (trace != null) {
        String folder = folder(e.getKey());
        renderer
            .files(cells.fill(trace, e.getKey(), run))
            .forEach((name, text) -> files.put(folder + "/" + name, text));
      }
    }
    return files;
  }

  /** Name of a row's folder. */
  public static String folder(String row) {
    return row.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private JsonObject json(RunVerdicts run) {
    RunOutcome o = run.outcome();
    JsonObject json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("step", run.run().step());
    json.addProperty("scenario", run.run().scenario());
    JsonObject switches = new JsonObject();
    run.run().switches().forEach(switches::addProperty);
    json.add("switches", switches);
    json.addProperty("bounds", run.bounds());
    json.addProperty("engine", o.engine());
    json.addProperty("reduction", reduction);
    json.addProperty("ending", o.ending().why().toString().toLowerCase(Locale.ROOT));
    json.addProperty("endingDetail", o.ending().detail());
    json.addProperty("distinctStates", o.distinct());
    json.addProperty("generatedStates", o.generated());
    json.addProperty("depth", o.depth());
    JsonObject verdicts = new JsonObject();
    run.verdicts().forEach((id, v) -> verdicts.add(id, verdict(v)));
    json.add("verdicts", verdicts);
    CoverageJson.add(json, o);
    JsonArray errors = new JsonArray();
    o.errors().forEach(e -> errors.add(error(e)));
    json.add("errors", errors);
    JsonObject timing = new JsonObject();
    timing.addProperty("cached", run.cached());
    PlannedRun other = run.sameAs();
    if (other != null) {
      timing.addProperty("sameModelAs", other.name());
    }
    timing.addProperty("seconds", o.seconds());
    timing.addProperty("peakBytes", o.peakBytes());
    json.add("timing", timing);
    return json;
  }

  private static JsonObject verdict(Verdict v) {
    JsonObject o = new JsonObject();
    o.addProperty("verdict", v.word());
    o.addProperty("detail", v.detail());
    return o;
  }

  private static JsonObject error(FoundError e) {
    JsonObject o = new JsonObject();
    o.addProperty("kind", e.kind());
    o.addProperty("thread", e.thread());
    o.addProperty("label", e.label());
    o.addProperty("object", e.object());
    o.addProperty("tag", e.tag());
    o.addProperty("field", e.field());
    o.addProperty("function", e.function());
    JsonArray stack = new JsonArray();
    e.stack().forEach(stack::add);
    o.add("stack", stack);
    o.addProperty("place", e.place());
    o.addProperty("length", e.length());
    if (e.mismatch() != null) {
      o.addProperty("mismatch", e.mismatch());
    }
    return o;
  }
}
