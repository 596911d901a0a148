package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.epcheck.runner.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, on a process of its own. */
class InterruptTests {
  @TempDir Path dir = Path.of("set by JUnit");

  private ProcessBuilder slow(String option) {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            option,
            "-cp",
            System.getProperty("java.class.path"),
            "org.epcheck.runner.cli.SlowMain",
            "check",
            "--no-cache",
            "--jobs",
            "1",
            "--specs",
            Fixtures.library().toString())
        .directory(dir.toFile())
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("log").toFile());
  }

  @Test
  void ctrlCKillsTheChildAndLeavesNothingHalfWritten() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/sleep")) && Files.isExecutable(Path.of("/bin/kill")));
    Process p = slow("-Dslow.translation=false").start();
    try {
      while (!Files.exists(dir.resolve("pid"))) {
        assertTrue(p.isAlive(), () -> "ended early: " + log());
        Thread.sleep(50);
      }
      long child = Long.parseLong(Files.readString(dir.resolve("pid")));
      assertTrue(ProcessHandle.of(child).isPresent());
      new ProcessBuilder("/bin/kill", "-INT", String.valueOf(p.pid())).start().waitFor();
      assertTrue(p.waitFor(60, TimeUnit.SECONDS), "still there");
      assertEquals(130, p.exitValue(), log());
      assertTrue(ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    } finally {
      p.descendants().forEach(ProcessHandle::destroyForcibly);
      p.destroyForcibly();
    }
    try (Stream<Path> s = Files.list(dir.resolve("epcheck-out"))) {
      assertEquals(List.of(), s.toList());
    }
    assertTrue(!log().contains("\tat "), log());
  }

  @Test
  void ctrlCInTheTranslationLeavesNothing() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")));
    Process p = slow("-Dslow.translation=true").start();
    try {
      while (!Files.exists(dir.resolve("translating"))) {
        assertTrue(p.isAlive(), () -> "ended early: " + log());
        Thread.sleep(50);
      }
      new ProcessBuilder("/bin/kill", "-INT", String.valueOf(p.pid())).start().waitFor();
      assertTrue(p.waitFor(60, TimeUnit.SECONDS), "still there");
      assertEquals(130, p.exitValue(), log());
      assertEquals(0, p.descendants().count());
    } finally {
      p.destroyForcibly();
    }
    try (Stream<Path> s = Files.list(dir.resolve("epcheck-out"))) {
      assertEquals(List.of(), s.toList());
    }
    assertTrue(!log().contains("\tat "), log());
  }

  private String log() {
    try {
      return Files.readString(dir.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
