package org.epcheck.runner.coverage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Collection;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.RunOutcome;
import org.jspecify.annotations.Nullable;

/** What a run has looked at, as part of a JSON file: docs/formats/audit.md. */
public final class CoverageJson {
  private CoverageJson() {}

  /** Adds to a run's object which goals it reached, what it did not look at, and what ran. */
  public static void add(JsonObject run, RunOutcome o) {
    run.add("goalsReached", array(o.reached()));
    run.add("goalsReachedByWalks", array(o.extent().walked()));
    JsonObject missing = new JsonObject();
    o.extent().missing().forEach(missing::addProperty);
    run.add("notSearched", missing);
    run.add("coverage", of(o.coverage()));
  }

  private static JsonArray array(Collection<String> texts) {
    JsonArray a = new JsonArray();
    texts.forEach(a::add);
    return a;
  }

  /** The object; JSON's null when nothing was measured. */
  private static JsonElement of(@Nullable Coverage c) {
    if (c == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("functionsRun", c.functionsRun());
    json.addProperty("functionsReachable", c.functions().size());
    json.addProperty("branchesTaken", c.waysTaken());
    json.addProperty("branchesReachable", c.ways());
    JsonArray functions = new JsonArray();
    for (Coverage.Function f : c.functions()) {
      JsonObject o = new JsonObject();
      o.addProperty("function", f.name());
      o.addProperty("file", f.file());
      o.addProperty("line", f.line());
      o.addProperty("ran", f.ran());
      JsonArray missed = new JsonArray();
      f.missed().forEach(missed::add);
      o.add("linesNeverRun", missed);
      functions.add(o);
    }
    json.add("functions", functions);
    JsonArray branches = new JsonArray();
    for (Coverage.Branch b : c.branches()) {
      JsonObject o = new JsonObject();
      o.addProperty("function", b.function());
      o.addProperty("file", b.file());
      o.addProperty("line", b.line());
      o.addProperty("condition", b.condition());
      o.addProperty("true", b.seenTrue());
      o.addProperty("false", b.seenFalse());
      branches.add(o);
    }
    json.add("branches", branches);
    JsonArray overlaps = new JsonArray();
    for (Coverage.Overlap v : c.overlaps()) {
      JsonObject o = new JsonObject();
      o.addProperty("first", v.first());
      o.addProperty("second", v.second());
      o.addProperty("states", v.states());
      overlaps.add(o);
    }
    json.add("overlaps", overlaps);
    JsonArray locks = new JsonArray();
    for (Coverage.Lock l : c.locks()) {
      JsonObject o = new JsonObject();
      o.addProperty("held", l.held());
      o.addProperty("taken", l.taken());
      o.addProperty("function", l.function());
      o.addProperty("place", l.place());
      locks.add(o);
    }
    json.add("locks", locks);
    return json;
  }
}
