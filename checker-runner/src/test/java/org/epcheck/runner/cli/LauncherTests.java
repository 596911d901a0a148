package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher's build lock, with a Maven that only writes down that it ran, and a Java that does
 * nothing.
 */
class LauncherTests {
  @TempDir Path dir = Path.of("set by JUnit");

  @BeforeEach
  void checkout() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    for (String d : List.of("specs/include", "translator/src/main", "counterexamples/src/main")) {
      Files.createDirectories(dir.resolve(d));
    }
    Files.createDirectories(dir.resolve("checker-runner/src/main"));
    Files.createDirectories(dir.resolve("docs"));
    Files.writeString(dir.resolve("pom.xml"), "");
    Files.copy(
        Path.of("..", "epcheck"), dir.resolve("epcheck"), StandardCopyOption.COPY_ATTRIBUTES);
    // Builds when it is told to, and leaves behind what the launcher looks for.
    script(
        "bin/mvn",
        """
        echo build >> "$HERE/builds"
        while [ ! -e "$HERE/go" ]; do sleep 0.1; done
        mkdir -p checker-runner/target/lib
        : > checker-runner/target/epcheck-checker-runner.jar
        exit "$(cat "$HERE/mvn-status" 2>/dev/null || echo 0)"
        """);
    script(
        "jdk/bin/java", "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.1\"' >&2; exit 0");
    script("jdk/bin/javac", "exit 0");
  }

  private void script(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "#!/bin/sh\n" + text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private Process launch(String log) throws IOException {
    ProcessBuilder b =
        new ProcessBuilder("/bin/sh", dir.resolve("epcheck").toString(), "list", "steps")
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve(log).toFile());
    b.environment().put("HERE", dir.toString());
    b.environment().put("JAVA_HOME", dir.resolve("jdk").toString());
    b.environment().put("PATH", dir.resolve("bin") + ":" + System.getenv("PATH"));
    return b.start();
  }

  private String text(String name) throws IOException {
    return Files.exists(dir.resolve(name)) ? Files.readString(dir.resolve(name)) : "";
  }

  private void await(Process p, String file, String what) throws Exception {
    while (!text(file).contains(what)) {
      assertTrue(p.isAlive() || text(file).contains(what), text(file));
      Thread.sleep(50);
    }
  }

  private static int end(Process p) throws InterruptedException {
    assertTrue(p.waitFor(60, TimeUnit.SECONDS), "still there");
    return p.exitValue();
  }

  @Test
  void whoComesSecondWaitsAndDoesNotBuildAgain() throws Exception {
    Process first = launch("first");
    await(first, "builds", "build");
    Process second = launch("second");
    try {
      await(second, "second", "waiting for another build (process " + first.pid());
      Files.writeString(dir.resolve("go"), "");
      assertEquals(0, end(first), text("first"));
      assertEquals(0, end(second), text("second"));
      assertEquals("build\n", text("builds"));
      assertFalse(Files.exists(dir.resolve(".epcheck-lock")));
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  @Test
  void aLockWhoseOwnerWasKilledIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
    assertEquals(0, end(gone));
    Files.createDirectories(dir.resolve(".epcheck-lock"));
    Files.writeString(dir.resolve(".epcheck-lock/pid"), gone.pid() + "\n");
    Files.writeString(dir.resolve("go"), "");
    Process p = launch("log");
    assertEquals(0, end(p), text("log"));
    assertEquals("build\n", text("builds"));
  }

  @Test
  void aFailedBuildLeavesNoLockAndIsTriedAgain() throws Exception {
    Files.writeString(dir.resolve("go"), "");
    Files.writeString(dir.resolve("mvn-status"), "1");
    assertEquals(2, end(launch("log")));
    assertTrue(text("log").contains("the build failed"), text("log"));
    assertFalse(Files.exists(dir.resolve(".epcheck-lock")));
    Files.delete(dir.resolve("mvn-status"));
    assertEquals(0, end(launch("log")), text("log"));
    assertEquals("build\nbuild\n", text("builds"));
    assertEquals(0, end(launch("log")), text("log"));
    assertEquals("build\nbuild\n", text("builds"));
  }
}
