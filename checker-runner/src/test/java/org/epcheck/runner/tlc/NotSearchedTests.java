package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epcheck.runner.engine.Answers;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.faults.KernelCheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run did not look at, it says. */
@Tag("tlc")
class NotSearchedTests {
  @TempDir Path directory;

  private final Map<String, byte[]> kept = new HashMap<>();
  private final Answers answers =
      new Answers() {
        @Override
        public Optional<byte[]> get(String question) {
          return Optional.ofNullable(kept.get(question));
        }

        @Override
        public void put(String question, byte[] answer) {
          kept.put(question, answer);
        }
      };

  private RunOutcome run(String program, int fault, int livelocksUpTo, Duration time)
      throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return run(program, fault, livelocksUpTo, time, java);
  }

  private RunOutcome run(String program, int fault, int livelocksUpTo, Duration time, Path java)
      throws Exception {
    ModelRequest request = KernelCheck.request(program, fault);
    Model m = Scenarios.model(request);
    // As if the translation had not searched the states: the engine has to.
    Model model =
        new Model(
            m.module(),
            m.scenarioTitle(),
            m.files(),
            m.bounds(),
            m.size(),
            m.program(),
            m.discipline(),
            false,
            null,
            m.stages());
    RunRequest r = Scenarios.run(request, model, directory);
    Limits limits = new Limits(r.limits().memoryBytes(), time, java);
    TlcSettings settings =
        new TlcSettings(
            EngineOptions.STANDARD, TlcSettings.standard().quickStartBelow(), livelocksUpTo);
    return new TlcEngine(TlcJar.onClassPath(), settings)
        .run(new RunRequest(request, model, directory, limits, null, answers), Progress.none());
  }

  @Test
  void whetherAnybodyLookedForLivelocks() throws Exception {
    Duration minutes = Duration.ofMinutes(5);
    RunOutcome looked = run("livelock", 2, 1000, minutes);
    assertEquals(Extent.ALL, looked.extent());
    assertEquals(1, livelocks(looked), "the model has one");
    RunOutcome large = run("livelock", 2, 1, minutes);
    assertEquals(Ending.complete(), large.ending());
    assertEquals("more than 1 states", large.extent().livelock());
    assertEquals(0, livelocks(large));
    // Where nothing goes round there is nothing to look for.
    assertEquals("", run("refcount", 0, 1, minutes).extent().livelock());
  }

  /** TLC's answer is known; for all else no time is left. */
  @Test
  void whatTheTimeWasNotEnoughFor() throws Exception {
    RunOutcome first = run("livelock", 2, 1000, Duration.ofMinutes(5));
    assertNotNull(first.coverage());
    RunOutcome o = run("livelock", 2, 1000, Duration.ZERO);
    assertEquals(Ending.complete(), o.ending());
    assertEquals(first.distinct(), o.distinct());
    assertEquals(Extent.TIME, o.extent().livelock());
    assertEquals(Extent.TIME, o.extent().coverage());
    assertNull(o.coverage());
    assertEquals(0, livelocks(o));
    assertTrue(o.extent().isHurried(), "such a run is not kept");
    assertEquals(List.of("livelock", "secondSearch"), List.copyOf(o.extent().missing().keySet()));
  }

  /** The interpreter finds a livelock, and TLC, which has the last word, does not come to it. */
  @Test
  void aLivelockThatTlcHadNoTimeFor() throws Exception {
    run("livelock", 2, 1000, Duration.ofMinutes(5));
    Path slow = directory.resolve("slow");
    Files.writeString(
        slow,
        """
        #!/bin/sh
        mkdir -p "$(dirname GRAPH)"
        printf '%s\\n' '1 -> 2 x' > GRAPH
        exec sleep 1000
        """
            .replace("GRAPH", TlcCommand.GRAPH));
    assertTrue(slow.toFile().setExecutable(true));
    RunOutcome o = run("livelock", 2, 1000, Duration.ofSeconds(3), slow);
    assertEquals(Ending.complete(), o.ending());
    assertEquals(Extent.TIME + " when the interpreter had found one", o.extent().livelock());
    assertEquals(0, livelocks(o));
    assertTrue(o.extent().isHurried());
  }

  private static long livelocks(RunOutcome o) {
    return o.errors().stream().filter(e -> e.kind().equals(FoundError.LIVELOCK)).count();
  }
}
