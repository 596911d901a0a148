package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.epcheck.runner.cache.Digest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a run, then {@code --resume}. */
@Tag("tlc")
class ResumeTests {
  private static final List<String> RUN =
      List.of(
          "check",
          "--step",
          "4",
          "--scenario",
          "close-close",
          "--reduction",
          "none",
          "--checkpoint",
          "1s");

  @TempDir Path dir;

  private record Ran(int status, String err, JsonObject result) {}

  private Ran run(String cache, String... more) throws IOException, InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> arguments = new ArrayList<>(RUN);
    arguments.addAll(List.of(more));
    Context context =
        new Context(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            dir,
            Map.of("XDG_CACHE_HOME", dir.resolve(cache).toString()),
            false,
            false,
            2,
            6L << 30,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Joined.wiring());
    int status = Epcheck.run(arguments, context);
    String json = Files.readString(dir.resolve("epcheck-out/4-close-close/result.json"));
    JsonObject result = JsonParser.parseString(json).getAsJsonObject();
    result.remove("timing");
    return new Ran(status, err.toString(StandardCharsets.UTF_8), result);
  }

  /** A run in a process of its own that is killed after its first checkpoint. */
  private Path killed(String cache) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss64m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.epcheck.runner.cli.Main"));
    command.addAll(RUN);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Files.createDirectories(dir.resolve("killed")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("log").toFile());
    builder.environment().put("XDG_CACHE_HOME", dir.resolve(cache).toString());
    Process p = builder.start();
    List<ProcessHandle> children;
    try {
      while (marker(cache).isEmpty()) {
        assertTrue(p.isAlive(), () -> "ended early: " + log());
        Thread.sleep(20);
      }
      children = p.descendants().toList();
    } finally {
      p.destroyForcibly();
      p.waitFor();
    }
    assertFalse(children.isEmpty());
    for (ProcessHandle child : children) {
      // Its parent is gone: on Linux so is it.
      child.destroyForcibly();
      child.onExit().join();
    }
    return marker(cache).orElseThrow();
  }

  private Optional<Path> marker(String cache) throws IOException {
    if (!Files.exists(dir.resolve(cache))) {
      return Optional.empty();
    }
    try (Stream<Path> s = Files.walk(dir.resolve(cache))) {
      return s.filter(f -> f.endsWith("marker")).findFirst();
    }
  }

  private String log() {
    try {
      return Files.readString(dir.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void killedRunGoesOnAndFindsTheSame() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc")));
    Path marker = killed("killed-cache");
    copy(dir.resolve("killed-cache"), dir.resolve("forgetful"));
    Ran resumed = run("killed-cache", "--resume");
    assertTrue(resumed.err().contains("goes on from a checkpoint with "), resumed.err());
    assertFalse(Files.exists(marker.getParent()), "the checkpoint of a complete run is gone");
    Ran whole = run("another", "--no-cache");
    assertEquals(1, whole.status());
    assertEquals(whole.status(), resumed.status());
    assertTrue(whole.result().equals(resumed.result()), "the same result, states and traces");

    // Had the errors from before the checkpoint been lost, an ok would be wrong: it is none.
    Path forgetful = marker("forgetful").orElseThrow();
    List<String> m = new ArrayList<>(Files.readAllLines(forgetful));
    Files.writeString(forgetful.resolveSibling("output"), "");
    m.set(1, "0");
    m.set(2, Digest.of(new byte[0]));
    Files.write(forgetful, m);
    Ran lost = run("forgetful", "--resume");
    assertTrue(lost.err().contains("goes on from a checkpoint with "), lost.err());
    assertEquals(ExitStatus.ENGINE, lost.status(), lost.err());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> s = Files.walk(from)) {
      for (Path p : s.toList()) {
        Path target = to.resolve(from.relativize(p).toString());
        if (Files.isDirectory(p)) {
          Files.createDirectories(target);
        } else {
          Files.copy(p, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
