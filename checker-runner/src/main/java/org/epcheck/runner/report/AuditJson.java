package org.epcheck.runner.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import org.epcheck.runner.audit.Audit;
import org.epcheck.runner.audit.ClaimResult;
import org.epcheck.runner.audit.ConditionResult;
import org.epcheck.runner.audit.DropOne;
import org.epcheck.runner.audit.Fixes;
import org.epcheck.runner.audit.Status;
import org.jspecify.annotations.Nullable;

/** An audit as JSON, version 1: docs/formats/audit.md. */
public final class AuditJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private AuditJson() {}

  /** The text, with a line end. */
  public static String of(Audit a) {
    JsonObject json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("selection", a.selection());
    JsonObject count = new JsonObject();
    for (Status s : Status.values()) {
      count.addProperty(s.word(), a.count(s));
    }
    json.add("count", count);
    JsonArray claims = new JsonArray();
    a.claims().forEach(c -> claims.add(claim(c)));
    json.add("claims", claims);
    JsonArray fixes = new JsonArray();
    a.fixes().forEach(f -> fixes.add(fix(f)));
    json.add("fixes", fixes);
    JsonArray drops = new JsonArray();
    a.dropOne().forEach(d -> drops.add(drop(d)));
    json.add("dropOne", drops);
    json.add("matrix", JsonParser.parseString(MatrixJson.of(a.matrix())));
    return GSON.toJson(json) + "\n";
  }

  private static JsonObject claim(ClaimResult c) {
    JsonObject o = new JsonObject();
    o.addProperty("id", c.claim().id());
    o.addProperty("text", c.claim().text());
    o.addProperty("status", c.status().word());
    JsonObject variants = new JsonObject();
    c.variants().forEach((name, s) -> variants.addProperty(name, s.word()));
    o.add("variants", variants);
    JsonArray conditions = new JsonArray();
    for (ConditionResult r : c.conditions()) {
      JsonObject p = new JsonObject();
      p.addProperty("condition", AuditWords.condition(r));
      p.addProperty("status", r.status().word());
      p.addProperty("reason", r.reason());
      JsonArray evidence = new JsonArray();
      for (ConditionResult.Evidence e : r.evidence()) {
        JsonObject q = new JsonObject();
        q.addProperty("cell", e.cell());
        q.addProperty("text", e.text());
        q.add("alsoAt", numbers(e.also()));
        evidence.add(q);
      }
      p.add("evidence", evidence);
      conditions.add(p);
    }
    o.add("conditions", conditions);
    return o;
  }

  private static JsonObject fix(Fixes f) {
    JsonObject o = new JsonObject();
    o.addProperty("purpose", f.purpose().id());
    number(o, "brokenAt", f.brokenBy());
    number(o, "okFrom", f.fixedBy());
    o.add("notDecidedAt", numbers(f.unknown()));
    return o;
  }

  private static JsonObject drop(DropOne d) {
    JsonObject o = new JsonObject();
    o.addProperty("patch", d.patch());
    o.addProperty("title", d.title());
    o.addProperty("needed", d.needed());
    o.add("doNotApplyWithoutIt", numbers(d.followers()));
    JsonArray changes = new JsonArray();
    for (DropOne.Change c : d.changes()) {
      JsonObject p = new JsonObject();
      p.addProperty("row", c.row());
      p.addProperty("cell", c.cell());
      p.addProperty("with", c.with().word());
      p.addProperty("without", c.without().word());
      changes.add(p);
    }
    o.add("changes", changes);
    JsonArray unknown = new JsonArray();
    d.unknown().forEach(unknown::add);
    o.add("notDecided", unknown);
    o.addProperty("failure", d.failure());
    return o;
  }

  private static void number(JsonObject o, String key, @Nullable Integer n) {
    o.addProperty(key, n);
  }

  private static JsonElement numbers(Collection<Integer> numbers) {
    JsonArray a = new JsonArray();
    numbers.forEach(n -> a.add(new JsonPrimitive(n)));
    return a;
  }
}
