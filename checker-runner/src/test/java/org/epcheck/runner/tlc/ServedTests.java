package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.epcheck.runner.cli.RealModels;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Helper;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLC's distributed mode: a server and its workers, each in a process of its own. */
@Tag("tlc")
@Timeout(300)
class ServedTests {
  private static final String HOST = "127.0.0.1";
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path temp;

  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  private static TlcEngine engine(EngineOptions options) throws IOException {
    return new TlcEngine(TlcJar.onClassPath(), TlcSettings.of(options));
  }

  private static EngineOptions server(int port, int threads) {
    return EngineOptions.STANDARD.withServer(new EngineOptions.Server(HOST, port, threads));
  }

  private static int freePort() throws IOException {
    try (ServerSocket s = new ServerSocket(0, 0, InetAddress.getByName(HOST))) {
      return s.getLocalPort();
    }
  }

  private RunRequest request(String name, ModelRequest source, Model model) throws IOException {
    Path d = Files.createDirectories(temp.resolve(name));
    for (var f : model.files().entrySet()) {
      Files.writeString(d.resolve(f.getKey()), f.getValue());
    }
    return new RunRequest(source, model, d, new Limits(1L << 29, Duration.ofSeconds(240), JAVA));
  }

  private Future<String> worker(int port) {
    Callable<String> work =
        () -> {
          Helper helper = new Helper(HOST, port, HOST, 1, 1L << 29);
          return String.valueOf(engine(EngineOptions.STANDARD).help(helper, JAVA, t -> {}));
        };
    return pool.submit(work);
  }

  private static List<ProcessHandle> processes(String role, int port) {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .filter(
            p -> {
              String line = p.info().commandLine().orElse("");
              return line.contains("child.Bound " + role) && line.contains(".port=" + port);
            })
        .toList();
  }

  /** What a run says, but for the traces, of which it has others. */
  private static Set<String> errors(RunOutcome o) {
    for (FoundError e : o.errors()) {
      assertNull(e.mismatch());
    }
    return o.errors().stream()
        .map(e -> e.kind() + e.thread() + e.label() + e.object() + e.field() + e.stack())
        .collect(Collectors.toSet());
  }

  private static void assertSame(RunOutcome alone, RunOutcome served) {
    assertEquals(Ending.complete(), served.ending());
    assertEquals(alone.distinct(), served.distinct());
    assertEquals(alone.reached(), served.reached());
    assertFalse(errors(alone).isEmpty());
    assertEquals(errors(alone), errors(served));
    // The interpreter has found the same.
    assertNotNull(served.coverage());
    assertTrue(alone.shortest());
    assertFalse(served.shortest());
  }

  @Test
  void twoWorkersFindWhatOneProcessFindsAndOneMayDie() throws Exception {
    ModelRequest source = RealModels.request(4, "close-close");
    Model model = RealModels.model(source);
    RunOutcome alone =
        engine(EngineOptions.STANDARD).run(request("alone", source, model), Progress.none());

    int port = freePort();
    Future<String> first = worker(port);
    Future<String> second = worker(port);
    RunOutcome served =
        engine(server(port, 2)).run(request("served", source, model), Progress.none());
    assertSame(alone, served);
    assertEquals("null", first.get());
    assertEquals("null", second.get());

    int other = freePort();
    CountDownLatch bothWork = new CountDownLatch(1);
    List<String> notes = new ArrayList<>();
    Progress listener =
        new Progress() {
          @Override
          public void update(long distinct, long generated, int depth) {
            if (distinct > 1) {
              bothWork.countDown();
            }
          }

          @Override
          public synchronized void note(String text) {
            notes.add(text);
          }
        };
    Future<RunOutcome> run =
        pool.submit(() -> engine(server(other, 2)).run(request("lost", source, model), listener));
    Future<String> survivor = worker(other);
    Future<String> victim = worker(other);
    bothWork.await();
    List<ProcessHandle> workers = processes("worker", other);
    assertEquals(2, workers.size());
    workers.get(0).destroyForcibly();
    assertSame(alone, run.get());
    assertTrue(notes.contains("a thread of a worker is gone; others get its states"), "" + notes);
    List<String> ends = List.of(survivor.get(), victim.get());
    assertEquals(1, ends.stream().filter("null"::equals).count(), () -> "" + ends);
    assertEquals(List.of(), processes("server", other));
    assertEquals(List.of(), processes("worker", other));
  }

  @Test
  void withoutWorkersNothingIsSaidToBeFine() throws Exception {
    ModelRequest source = Scenarios.request("fine", List.of());
    Model model = Scenarios.model(source);
    RunRequest r = request("none", source, model);
    int port = freePort();
    RunOutcome o =
        engine(server(port, 1))
            .run(
                new RunRequest(
                    source,
                    model,
                    r.directory(),
                    new Limits(1L << 29, Duration.ofSeconds(4), JAVA)),
                Progress.none());
    assertEquals(Ending.Why.TIME, o.ending().why());
    assertEquals(List.of(), processes("server", port));
  }

  @Test
  void workerEndsWhenItsServerIsKilled() throws Exception {
    ModelRequest source = Scenarios.request("fine", List.of());
    Model model = Scenarios.model(source);
    int port = freePort();
    CountDownLatch working = new CountDownLatch(1);
    Progress listener =
        new Progress() {
          @Override
          public void update(long distinct, long generated, int depth) {}

          @Override
          public void note(String text) {
            if (text.contains("has come")) {
              working.countDown();
            }
          }
        };
    // It waits for a second worker, which never comes.
    RunRequest killed = request("killed", source, model);
    Future<RunOutcome> run = pool.submit(() -> engine(server(port, 2)).run(killed, listener));
    Future<String> worker = worker(port);
    working.await();
    processes("server", port).forEach(ProcessHandle::destroyForcibly);
    assertEquals(Ending.Why.MEMORY, run.get().ending().why());
    assertEquals("the server is gone", worker.get());
    assertEquals(List.of(), processes("worker", port));
  }
}
