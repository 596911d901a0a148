package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.epcheck.runner.Golden;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The traces in the gallery are what a run gives today. Those of the scenarios of the default
 * matrix always; all of them with {@code -Dgallery=all}, which takes minutes, or those that it
 * names.
 */
@Tag("tlc")
class GalleryRunTests {
  private static final Path GALLERY = Path.of("..", "counterexamples", "gallery");

  /** The only one with its sources. */
  private static final Set<String> WITH_SOURCES = Set.of("4c");

  @TempDir Path dir = Path.of("set by JUnit");

  private static List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.list(GALLERY)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> asRecorded() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path entry : entries()) {
      Path file = entry.resolve("trace.json");
      Trace recorded = TraceJson.read(Files.readString(file));
      boolean usual =
          RealModels.defaultScenarios().contains(recorded.cell().scenario())
              && !recorded.cell().command().contains("--set");
      String name = entry.getFileName().toString();
      List<String> wanted = List.of(System.getProperty("gallery", "").split(",", -1));
      if (usual || wanted.contains("all") || wanted.contains(name)) {
        tests.add(
            DynamicTest.dynamicTest(name, () -> Golden.check(file, name, today(name, recorded))));
      }
    }
    assertFalse(tests.isEmpty());
    return tests.stream();
  }

  private String today(String name, Trace recorded) throws IOException {
    RealRun run = trace(recorded.cell().command());
    Trace t = TraceJson.read(run.out());
    t = t.with(withoutCost(t.cell()));
    return TraceJson.write(WITH_SOURCES.contains(name) ? t : t.with((List<Trace.Source>) null));
  }

  /** How many states a run has to look at is no part of the story. */
  private static Trace.Cell withoutCost(Trace.Cell c) {
    return new Trace.Cell(
        c.series(),
        c.step(),
        c.lastStep(),
        c.stepTitle(),
        c.scenario(),
        c.scenarioTitle(),
        c.purpose(),
        c.purposeTitle(),
        c.switches(),
        c.bounds(),
        c.engine(),
        0,
        0,
        c.shortest(),
        c.command());
  }

  private RealRun trace(String command) {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    assertEquals("./epcheck", words.remove(0));
    words.addAll(List.of("--as", "json"));
    RealRun run = RealRun.of(dir, words.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    return run;
  }

  /** Another step gives another trace: the comparison can fail. */
  @Test
  void anotherStepIsAnotherTrace() throws IOException {
    Trace recorded = TraceJson.read(Files.readString(GALLERY.resolve("4c").resolve("trace.json")));
    assertNotEquals(
        recorded, TraceJson.read(trace(recorded.cell().command().replace("4c@6", "4c@5")).out()));
  }
}
