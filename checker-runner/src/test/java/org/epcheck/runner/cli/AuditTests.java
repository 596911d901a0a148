package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epcheck.runner.Golden;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claims of the shipped series by TLC, as far as one small scenario decides them. */
@Tag("tlc")
class AuditTests {
  private static final Path RECORDED =
      Path.of("src", "test", "resources", "recorded", "audit-close-close.json");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  @TempDir Path dir;

  @Test
  void claimsAreDecidedAsRecorded() throws IOException {
    RealRun run = RealRun.of(dir, "audit", "--scenario", "close-close", "--no-drop-one");
    assertEquals(1, run.status(), run.err());
    JsonObject audit =
        JsonParser.parseString(Files.readString(dir.resolve("epcheck-out/audit.json")))
            .getAsJsonObject();
    JsonObject recorded = new JsonObject();
    for (JsonElement c : audit.getAsJsonArray("claims")) {
      JsonObject claim = c.getAsJsonObject();
      JsonObject o = new JsonObject();
      o.add("status", claim.get("status"));
      for (JsonElement p : claim.getAsJsonArray("conditions")) {
        JsonObject condition = p.getAsJsonObject();
        o.add(condition.get("condition").getAsString(), condition.get("status"));
      }
      recorded.add(claim.get("id").getAsString(), o);
    }
    recorded.add("fixes", audit.get("fixes"));
    Golden.check(RECORDED, "recorded/audit-close-close.json", GSON.toJson(recorded) + "\n");
    assertTrue(run.out().contains("4d@1/close-close --set spin_is_rcu_reader=no  "), run.out());
  }

  /** What cannot happen in the scenario did not run; what can did. */
  @Test
  void everyOkHasCoverage() throws IOException {
    JsonObject matrix =
        JsonParser.parseString(Files.readString(RealRun.defaultDirectory().resolve("matrix.json")))
            .getAsJsonObject();
    for (JsonElement r : matrix.getAsJsonArray("runs")) {
      JsonObject run = r.getAsJsonObject();
      JsonObject coverage = run.getAsJsonObject("coverage");
      boolean callback = false;
      boolean release = false;
      for (JsonElement f : coverage.getAsJsonArray("functions")) {
        JsonObject function = f.getAsJsonObject();
        boolean ran = function.get("ran").getAsBoolean();
        release |= ran && function.get("function").getAsString().equals("ep_remove");
        callback |= ran && function.get("function").getAsString().equals("ep_poll_callback");
      }
      assertTrue(release, () -> "ep_remove() runs in each: " + run.get("directory"));
      // A nested epoll that is closed wakes the one above; a plain file wakes nobody.
      boolean nested = run.get("directory").getAsString().contains("nested");
      assertTrue(nested || !callback, () -> "nobody wakes anybody: " + run.get("directory"));
      JsonObject first = coverage.getAsJsonArray("overlaps").get(0).getAsJsonObject();
      assertTrue(first.get("states").getAsInt() > 10, first.toString());
    }
  }
}
