package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench/run}, beside an epcheck of the test's own. */
class BenchTests {
  private static final Path BENCH = Path.of("..", "bench");

  /**
   * An epcheck that leaves what its arguments say: `none` was cut off at 70 states, N has 10 * N.
   */
  private static final String FAKE =
      """
      echo "$*" >> "$HERE/calls"
      [ "$1" = check ] || exit 0
      while [ $# -gt 0 ]; do
        case $1 in
          --out) out=$2 ;; --reduction) reduction=$2 ;; --scenario) names=$2 ;; --step) step=$2 ;;
        esac
        shift
      done
      IFS=,
      for name in $names; do
        states=20
        case $name in *.c)
          states=$(sed -n '1s/#define N \\([0-9]*\\)/\\10/p' "$name")
          name=$(basename "$name" .c) ;;
        esac
        ending=complete
        [ "$reduction" = default ] || { ending=time; states=70; }
        mkdir -p "$out/$step-$name"
        cat > "$out/$step-$name/result.json" <<END
      {
        "step": $step,
        "scenario": "$name",
        "bounds": "2 threads, 3 struct a, 4 struct b",
        "reduction": "$reduction",
        "ending": "$ending",
        "distinctStates": $states,
        "generatedStates": 99,
        "depth": 5,
        "timing": {
          "seconds": 1.25,
          "peakBytes": 2097152
        }
      }
      END
      done
      exit "${STATUS:-1}"
      """;

  @TempDir Path dir = Path.of("set by JUnit");

  @BeforeEach
  void checkout() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
    Files.createDirectories(dir.resolve("bench/scenarios"));
    List<Path> files;
    try (Stream<Path> found = Files.walk(BENCH)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path p : files) {
      Files.copy(
          p,
          dir.resolve("bench").resolve(BENCH.relativize(p).toString()),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
    }
    epcheck(FAKE);
  }

  private void epcheck(String text) throws IOException {
    Path file = dir.resolve("epcheck");
    Files.writeString(file, "#!/bin/bash\n" + text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private record Run(int status, String out, String err) {}

  private Run bench(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", "bench/run"));
    command.addAll(List.of(arguments));
    ProcessBuilder b =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectOutput(dir.resolve("out").toFile())
            .redirectError(dir.resolve("err").toFile());
    b.environment().put("HERE", dir.toString());
    b.environment().put("XDG_CACHE_HOME", dir.resolve("cache").toString());
    int status = b.start().waitFor();
    return new Run(
        status, Files.readString(dir.resolve("out")), Files.readString(dir.resolve("err")));
  }

  private JsonArray json() throws IOException {
    JsonObject all =
        JsonParser.parseString(Files.readString(dir.resolve("bench/results.json")))
            .getAsJsonObject();
    return all.getAsJsonArray("runs");
  }

  @Test
  void measuresARealCellReducedAndUnreduced() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    epcheck(
        "exec '%s' -cp '%s' %s \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path"), Main.class.getName()));
    Files.writeString(
        dir.resolve("small.c"),
        """
        #include <epcheck/scenario.h>

        SCENARIO("two files are closed");

        static int fd[2];

        SETUP
        {
        	fd[0] = model_open();
        	fd[1] = model_open();
        }

        THREAD(A, "close(first)") { close(fd[0]); }
        THREAD(B, "close(second)") { close(fd[1]); }
        """);
    Run run = bench("--scenario", dir.resolve("small.c").toString(), "--step", "8");
    assertEquals(0, run.status(), run.err());
    JsonArray runs = json();
    assertEquals(2, runs.size(), run.out());
    JsonObject none = runs.get(0).getAsJsonObject();
    JsonObject reduced = runs.get(1).getAsJsonObject();
    assertEquals("none", none.get("reduction").getAsString());
    assertEquals("default", reduced.get("reduction").getAsString());
    int all = none.get("distinctStates").getAsInt();
    int fewer = reduced.get("distinctStates").getAsInt();
    assertTrue(0 < fewer && fewer < all, run.out());
    assertTrue(run.out().contains("| small | 8 | " + all + " | "), run.out());
    assertTrue(run.out().contains(" | " + fewer + " | "), run.out());
    assertTrue(
        run.out().lines().anyMatch(l -> l.startsWith("| cells | none | ")),
        "no total: " + run.out());
  }

  @Test
  void whatIsCutOffIsShownWithTheStatesSoFar() throws Exception {
    Run run = bench("--scenario", "one", "--step", "3", "--time", "9s", "--memory", "1g");
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .contains("| one | 3 | > 70 | 99 | 5 | 1.2 | 2 | 20 | 99 | 5 | 1.2 | 2 | > 3.5 |\n"),
        run.out());
    assertTrue(run.out().contains("2 runs on "), run.out());
    assertTrue(run.out().contains(" cores, 1 of them not ended"), run.out());
    assertEquals("time", json().get(0).getAsJsonObject().get("ending").getAsString());
    String calls = Files.readString(dir.resolve("calls"));
    assertTrue(calls.contains("--scenario one --step 3 --time 9s --memory 1g\n"), calls);
    assertFalse(calls.contains(".c"), "no families unless asked for");
  }

  @Test
  void familiesShowTheFactorOfEachFurtherOne() throws Exception {
    Run run = bench("--growth", "objects", "--step", "2", "--reduction", "default");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("## Growth: objects, step 2\n"), run.out());
    assertTrue(run.out().contains("| 3 | 2 | 7 | 30 | 99 | 5 | "), run.out());
    assertTrue(
        run.out().contains("Factor of each further one, reduced: 2.0, 1.5, 1.3.\n"), run.out());
    assertFalse(run.out().contains("## Cells"), run.out());
  }

  @Test
  void wrongValuesAreRefusedAndAFailedCheckIsShown() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"--reduction", "some"}, {"--growth", "width"}, {"--format", "json"}, {"--step"}
        }) {
      Run run = bench(wrong);
      assertEquals(2, run.status(), run.err());
      assertTrue(run.err().contains("bench/run: "), run.err());
    }
    assertFalse(Files.exists(dir.resolve("calls")), "nothing was run");
    epcheck("[ \"$1\" = list ] || { echo 'error: no such step' >&2; exit 2; }\n");
    Run failed = bench("--scenario", "one", "--step", "99");
    assertEquals(2, failed.status());
    assertTrue(failed.err().contains("no such step"), failed.err());
  }
}
