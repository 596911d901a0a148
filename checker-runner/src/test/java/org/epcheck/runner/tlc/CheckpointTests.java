package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epcheck.runner.tlc.child.Checkpointed;
import org.epcheck.runner.tlc.child.Stamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken for a checkpoint, without TLC. */
class CheckpointTests {
  @TempDir Path temp;
  private Path directory;

  @BeforeEach
  void place() {
    directory = temp.resolve("key");
  }

  /** As a run that was killed after a checkpoint, and after one more line. */
  private void interrupted() throws IOException {
    try (Checkpoint c = opened()) {
      c.begin(List.of());
      Path run = Files.createDirectories(c.files().resolve("run"));
      Files.writeString(run.resolve("queue" + Checkpointed.SUFFIX), "queue");
      assertFalse(c.line("an error"));
      assertTrue(c.line(Checkpointed.COMPLETE + 17 + Stamps.of(c.files().toFile())));
      assertFalse(c.line("found again later"));
    }
  }

  private Checkpoint opened() throws IOException {
    Checkpoint c = Checkpoint.open(directory);
    assertNotNull(c);
    return c;
  }

  private String refused() throws IOException {
    try (Checkpoint c = opened()) {
      return String.valueOf(assertThrows(IOException.class, c::saved).getMessage());
    }
  }

  @Test
  void goesOnWithWhatWasSaidBeforeTheCheckpointAndNoMore() throws IOException {
    interrupted();
    try (Checkpoint c = opened()) {
      Checkpoint.Saved s = c.saved();
      assertEquals(List.of("an error"), s.lines());
      assertEquals(17, s.generated());
      assertEquals(c.files().resolve("run"), s.directory());
      // Killed again before the next checkpoint: the old one is as good as it was.
      c.begin(s.lines());
      c.line("something else");
    }
    try (Checkpoint c = opened()) {
      assertEquals(List.of("an error"), c.saved().lines());
    }
  }

  @Test
  void oneThatIsInUseIsNotDiscarded() throws IOException {
    interrupted();
    try (Checkpoint c = opened()) {
      assertFalse(Checkpoint.discard(directory));
      assertEquals(17, c.saved().generated());
    }
    assertTrue(Checkpoint.discard(directory));
    assertFalse(Files.exists(directory));
  }

  @Test
  void filesOfTwoCheckpointsAreNone() throws IOException {
    interrupted();
    Files.writeString(directory.resolve("tlc/run/queue.chkpt"), "a newer queue");
    assertTrue(refused().contains("files are not what they were"));
  }

  @Test
  void aLostFileIsNoticed() throws IOException {
    interrupted();
    Files.delete(directory.resolve("tlc/run/queue.chkpt"));
    assertTrue(refused().contains("files are not what they were"));
  }

  @Test
  void aLostErrorIsNoticed() throws IOException {
    interrupted();
    Files.writeString(directory.resolve("output"), "no error\n");
    assertTrue(refused().contains("output is not what it was"));
    Files.writeString(directory.resolve("output"), "");
    assertTrue(refused().contains("broken"));
  }

  @Test
  void whatWasNotSavedIsNotThere() throws IOException {
    assertTrue(refused().contains("no interrupted run"));
    try (Checkpoint c = opened()) {
      c.begin(List.of());
      c.line("an error");
    }
    assertTrue(refused().contains("saved nothing yet"));
  }

  @Test
  void twoRunsDoNotShareAPlace() throws IOException {
    try (Checkpoint first = opened()) {
      assertNull(Checkpoint.open(directory));
      assertFalse(first.isLeft());
    }
    opened().close();
  }

  /**
   * Asks in a process of its own: what the locks of one process do among themselves says nothing.
   */
  @Test
  void twoProgramsDoNotShareAPlace() throws IOException, InterruptedException {
    try (Checkpoint first = opened()) {
      assertEquals("taken", elsewhere());
      assertFalse(first.isLeft());
    }
    assertEquals("free", elsewhere());
  }

  private String elsewhere() throws IOException, InterruptedException {
    Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, p.waitFor(), said);
    return said.strip();
  }

  /** Says whether the place is taken, seen from this process. */
  static final class Elsewhere {
    private Elsewhere() {}

    public static void main(String[] arguments) throws IOException {
      try (Checkpoint c = Checkpoint.open(Path.of(arguments[0]))) {
        System.out.println(c == null ? "taken" : "free");
      }
    }
  }

  @Test
  void nothingIsLeftOfARunThatIsOver() throws IOException {
    interrupted();
    try (Checkpoint c = opened()) {
      c.begin(c.saved().lines());
      c.done();
    }
    assertFalse(Files.exists(directory));
  }
}
