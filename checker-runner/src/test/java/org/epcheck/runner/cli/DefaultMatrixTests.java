package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epcheck.runner.Golden;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.interp.Schedule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The default matrix by TLC: as recorded, and as the interpreter sees it. */
@Tag("tlc")
class DefaultMatrixTests {
  private static final Path RECORDED =
      Path.of("src", "test", "resources", "recorded", "default-matrix.json");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final int LIMIT = 500_000;

  @Test
  void verdictsAndStatesAreAsRecorded() throws IOException {
    JsonObject matrix =
        JsonParser.parseString(Files.readString(RealRun.defaultDirectory().resolve("matrix.json")))
            .getAsJsonObject();
    String actual = GSON.toJson(recorded(matrix)) + "\n";
    Golden.check(RECORDED, "recorded/default-matrix.json", actual);
    assertEquals(27, matrix.getAsJsonArray("runs").size());
    for (JsonElement t : matrix.getAsJsonObject("timing").getAsJsonArray("runs")) {
      assertTrue(!t.getAsJsonObject().get("cached").getAsBoolean(), "TLC has run: " + t);
    }
  }

  /** Errors that were kept have no traces: whatever a verdict asks of them must have been kept. */
  @Test
  void aWarmCheckSaysTheSame() throws IOException {
    Path cold = RealRun.defaultDirectory();
    RealRun warm = RealRun.of(cold.resolveSibling("warm"), "check");
    assertEquals(1, warm.status(), warm.err());
    JsonObject matrix =
        JsonParser.parseString(
                Files.readString(cold.resolveSibling("warm").resolve("epcheck-out/matrix.json")))
            .getAsJsonObject();
    for (JsonElement t : matrix.getAsJsonObject("timing").getAsJsonArray("runs")) {
      assertTrue(t.getAsJsonObject().get("cached").getAsBoolean(), "it was kept: " + t);
    }
    JsonObject before =
        JsonParser.parseString(Files.readString(cold.resolve("matrix.json"))).getAsJsonObject();
    before.remove("timing");
    matrix.remove("timing");
    assertEquals(before, matrix);
  }

  /** What must not change unnoticed: no time, no memory, no text for people. */
  private static JsonObject recorded(JsonObject matrix) {
    JsonObject cells = new JsonObject();
    Map<String, JsonObject> byRun = new TreeMap<>();
    for (String list : new String[] {"cells", "others"}) {
      for (JsonElement c : matrix.getAsJsonArray(list)) {
        JsonObject cell = c.getAsJsonObject();
        cells.add(cell.get("cell").getAsString(), cell.get("mark"));
        for (JsonElement p : cell.getAsJsonArray("scenarios")) {
          JsonObject part = p.getAsJsonObject();
          String run = cell.get("step").getAsString() + "-" + part.get("scenario").getAsString();
          byRun
              .computeIfAbsent(run, r -> new JsonObject())
              .add(cell.get("purpose").getAsString(), part.get("verdict"));
        }
      }
    }
    JsonArray runs = new JsonArray();
    for (JsonElement r : matrix.getAsJsonArray("runs")) {
      JsonObject run = r.getAsJsonObject();
      JsonObject o = new JsonObject();
      for (String key :
          new String[] {"directory", "distinctStates", "generatedStates", "depth", "engine"}) {
        o.add(key, run.get(key));
      }
      o.add("goalsReached", new JsonArray());
      run.getAsJsonArray("goalsReached").forEach(o.getAsJsonArray("goalsReached")::add);
      o.add("verdicts", byRun.get(run.get("directory").getAsString()));
      runs.add(o);
    }
    JsonObject all = new JsonObject();
    all.add("cells", cells);
    all.add("runs", runs);
    return all;
  }

  static Stream<Arguments> explored() {
    Stream<Arguments> closeClose =
        IntStream.rangeClosed(0, 8).mapToObj(step -> Arguments.of(step, "close-close"));
    Stream<Arguments> others =
        RealModels.defaultScenarios().stream()
            .filter(s -> !s.equals("close-close"))
            .flatMap(s -> Stream.of(Arguments.of(0, s), Arguments.of(8, s)));
    return Stream.concat(closeClose, others);
  }

  @ParameterizedTest
  @MethodSource("explored")
  void tlcAndTheInterpreterFindTheSame(int step, String scenario) {
    RealRun.defaultDirectory();
    ModelRequest request = RealModels.request(step, scenario);
    Model model = RealModels.prepared(request);
    RunOutcome tlc = RealRun.outcome(request, model);
    Interpreter interpreter = RealModels.interpreter(model);
    Explorer.Result explored = Explorer.explore(interpreter, LIMIT);
    assertTrue(explored.complete());
    assertEquals(explored.distinct(), tlc.distinct());
    assertEquals(explored.generated(), tlc.generated());
    assertEquals(explored.depth(), tlc.depth());
    Replayer replayer = new Replayer(interpreter, request.files());
    SortedMap<String, Integer> errors = new TreeMap<>();
    SortedSet<String> reached = new TreeSet<>();
    for (Map.Entry<ErrorValue, Schedule> e : explored.errors().entrySet()) {
      ErrorValue v = e.getKey();
      if (v.isReached()) {
        reached.add(v.label());
      } else if (!v.kind().equals(ErrorValue.ORDER)) { // evidence, too: of cycles, none here
        String where = describe(interpreter.objects(), v.address());
        int length = replayer.tell(e.getValue()).length();
        errors.merge(v.kind() + " " + v.thread() + " " + v.label() + where, length, Math::min);
      }
    }
    SortedMap<String, Integer> found = new TreeMap<>();
    tlc.errors()
        .forEach(
            e -> {
              String where = " " + e.object() + " " + e.field();
              found.merge(
                  e.kind() + " " + e.thread() + " " + e.label() + where, e.length(), Math::min);
            });
    assertEquals(errors, found);
    assertEquals(reached, tlc.reached());
  }

  private static String describe(ObjectTable objects, long address) {
    ObjectTable.ModelObject o = objects.at(address);
    String path = o == null ? "" : objects.describe(address).substring(o.name().length());
    return " " + (o == null ? "" : o.name()) + " " + path.replaceFirst("^\\.", "");
  }
}
