package org.epcheck.runner.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.Schedule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTests {
  private static final String KEY = "ab".repeat(32);
  private static final RunOutcome OUTCOME =
      Fixtures.covered(
          Fixtures.complete(Set.of("g"), Fixtures.error("use-after-free", "toy", "a", "first", 7)));

  @TempDir Path root = Path.of("set by JUnit");

  private Store bytes = new Store(null, "run");
  private RunStore store = new RunStore(bytes);

  @BeforeEach
  void files() throws IOException {
    bytes = new Store(root.resolve("cache"), "run");
    store = new RunStore(bytes);
    Files.createDirectories(root.resolve("run/1a"));
    Files.writeString(root.resolve("run/M.tla"), "module");
    Files.writeString(root.resolve("run/result.json"), "not cached");
    Files.writeString(root.resolve("run/1a/page.html"), "page");
  }

  private void put(RunOutcome outcome) {
    store.put(KEY, outcome, "title", "bounds", root.resolve("run"));
  }

  @Test
  void givesBackWhatWasFoundAndTheFiles() throws IOException {
    put(OUTCOME);
    RunStore.Kept kept = store.get(KEY).orElseThrow();
    assertEquals(new RunStore.Kept(OUTCOME.withoutTraces(), "title", "bounds"), kept);
    assertTrue(kept.outcome().errors().get(0).isReplayed());
    assertEquals(OUTCOME.errors().get(0).helpers(), kept.outcome().errors().get(0).helpers());
    Path copy = Files.createDirectories(root.resolve("copy"));
    assertTrue(store.copyFiles(KEY, copy));
    try (Stream<Path> all = Files.walk(copy)) {
      assertEquals(
          List.of("1a/page.html", "M.tla"),
          all.filter(Files::isRegularFile)
              .map(p -> copy.relativize(p).toString())
              .sorted()
              .toList());
    }
    assertEquals("page", Files.readString(copy.resolve("1a/page.html")));
  }

  /** Rules ask for them, and only the trace has them at first. */
  @Test
  void anErrorKeepsTheHelpersThatItsTraceNames() {
    FoundError e = OUTCOME.errors().get(0);
    Trace trace = e.trace();
    assertNotNull(trace);
    Trace.Step step = trace.steps().get(0);
    List<Trace.Frame> frames =
        List.of(step.frames().get(0), new Trace.Frame("helper", "list.h", 3, "x", true));
    FoundError inHelper =
        e.with(
            new Trace(
                trace.version(),
                trace.cell(),
                trace.threads(),
                trace.objects(),
                trace.initial(),
                List.of(
                    new Trace.Step(
                        step.n(),
                        step.thread(),
                        step.label(),
                        frames,
                        step.text(),
                        step.depth(),
                        step.visible(),
                        step.events())),
                trace.failure()),
            new Schedule(List.of(), null));
    assertEquals(List.of("helper"), inHelper.helpers());
    put(Fixtures.complete(Set.of(), inHelper));
    assertEquals(
        List.of("helper"), store.get(KEY).orElseThrow().outcome().errors().get(0).helpers());
  }

  @Test
  void keepsOnlyWhatASecondRunWouldFind() {
    put(Fixtures.outcome(new Ending(Ending.Why.TIME, ""), Set.of()));
    put(Fixtures.outcome(new Ending(Ending.Why.MEMORY, ""), Set.of()));
    put(Fixtures.outcome(new Ending(Ending.Why.ENGINE, ""), Set.of()));
    put(Fixtures.complete(Set.of(), Fixtures.unreplayed(OUTCOME.errors().get(0))));
    assertEquals(Optional.empty(), store.get(KEY));
  }

  @Test
  void anEntryThatIsNoRunIsNone() throws IOException {
    for (String json :
        new String[] {"{}", "null", "{\"outcome\":{}}", "{\"outcome\":{\"errors\":[{}]}}"}) {
      bytes.put(KEY, zip("kept.json", json));
      assertEquals(Optional.empty(), store.get(KEY), json);
    }
    bytes.put(KEY, zip("other.json", "{}"));
    assertEquals(Optional.empty(), store.get(KEY));
    bytes.put(KEY, "no zip".getBytes(StandardCharsets.UTF_8));
    assertEquals(Optional.empty(), store.get(KEY));
  }

  @Test
  void aFileOutsideOfTheDirectoryIsNotWritten() throws IOException {
    bytes.put(KEY, zip("files/../escaped", "x"));
    assertFalse(store.copyFiles(KEY, Files.createDirectories(root.resolve("copy"))));
    assertFalse(Files.exists(root.resolve("escaped")));
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
