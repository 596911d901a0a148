package org.epcheck.runner.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTests {
  private static final Instant NOW = Instant.now();

  @TempDir Path root = Path.of("set by JUnit");

  private final List<String> discarded = new ArrayList<>();

  private static String key(int n) {
    return String.format("%064x", n * 0x1234567L);
  }

  private static void used(Path file, Duration ago) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
  }

  private Path file(int n) {
    return root.resolve(key(n).substring(0, 2)).resolve(key(n) + ".run");
  }

  /** An entry of 108 bytes. */
  private void entry(int n, Duration ago) throws IOException {
    new Store(root, "run").put(key(n), new byte[100]);
    used(file(n), ago);
  }

  private Path checkpoint(String name, int bytes, Duration ago) throws IOException {
    Path p = root.resolve(Pruning.CHECKPOINTS).resolve(name);
    Files.createDirectories(p.resolve("tlc"));
    Path queue = Files.write(p.resolve("tlc/queue"), new byte[bytes]);
    Path marker = Files.writeString(p.resolve("marker"), "");
    used(queue, ago.plusDays(30)); // the last file that was written counts
    used(marker, ago);
    return p;
  }

  private int prune(long most, boolean inUse) {
    return new Pruning(
            root,
            most,
            NOW.minusSeconds(60),
            p -> {
              discarded.add(String.valueOf(p.getFileName()));
              return !inUse;
            })
        .prune();
  }

  private List<Integer> left(int of) {
    List<Integer> left = new ArrayList<>();
    for (int n = 1; n <= of; n++) {
      if (new Store(root, "run").get(key(n)).isPresent()) {
        left.add(n);
      }
    }
    return left;
  }

  @Test
  void theLongestUnusedGoBeyondTheSizeAndNoMore() throws IOException {
    entry(1, Duration.ofHours(3));
    entry(2, Duration.ofHours(9));
    entry(3, Duration.ofHours(1));
    entry(4, Duration.ofHours(6));
    assertEquals(0, prune(4 * 108, false));
    assertEquals(2, prune(4 * 108 - 109, false));
    assertEquals(List.of(1, 3), left(4));
  }

  @Test
  void readingIsUse() throws IOException {
    entry(1, Duration.ofDays(9));
    entry(2, Duration.ofDays(8));
    assertTrue(new Store(root, "run").get(key(1)).isPresent());
    assertEquals(1, prune(108, false));
    assertEquals(List.of(1), left(2));
  }

  @Test
  void whatTheCheckItselfUsedStaysHoweverMuchItIs() throws IOException {
    entry(1, Duration.ofSeconds(50));
    entry(2, Duration.ofSeconds(61)); // as coarse as a file system may be
    entry(3, Duration.ofSeconds(63));
    assertEquals(1, prune(1, false));
    assertEquals(List.of(1, 2), left(3));
  }

  @Test
  void nothingThatIsNotTheCachesGoes() throws IOException {
    Path[] own = {
      Files.writeString(root.resolve("letter.run"), "x".repeat(1000)),
      Files.writeString(Files.createDirectories(root.resolve("ab")).resolve("notes.run"), "x"),
      Files.writeString(root.resolve(key(7) + ".run"), "x"),
      Files.writeString(Files.createDirectories(root.resolve("src/ab")).resolve(key(7)), "x"),
      Files.writeString(Files.createDirectories(root.resolve("checkpoints")).resolve("x"), "x"),
    };
    for (Path p : own) {
      used(p, Duration.ofDays(900));
    }
    entry(1, Duration.ofDays(9));
    assertEquals(1, prune(1, false));
    for (Path p : own) {
      assertTrue(Files.exists(p), p.toString());
    }
    assertEquals(List.of(), discarded);
  }

  @Test
  void whatAKilledWriterLeftGoes() throws IOException {
    Path half = Files.createDirectories(root.resolve("ab")).resolve(".new123");
    Path fresh = root.resolve("ab/.new124");
    Files.writeString(half, "x");
    Files.writeString(fresh, "x");
    used(half, Duration.ofDays(2));
    used(fresh, Duration.ofHours(2));
    prune(1, false);
    try (Stream<Path> s = Files.list(root.resolve("ab"))) {
      assertEquals(List.of(fresh), s.toList());
    }
  }

  @Test
  void forgottenCheckpointsGo() throws IOException {
    checkpoint("old", 1, Pruning.FORGOTTEN.plusDays(1));
    checkpoint("new", 1, Pruning.FORGOTTEN.minusDays(1));
    assertEquals(1, prune(1000, false));
    assertEquals(List.of("old"), discarded);
    assertEquals(0, prune(1000, true), "one that is in use stays");
  }

  @Test
  void checkpointsBeyondTheSizeGoButTheLast() throws IOException {
    checkpoint("first", 400, Duration.ofDays(3));
    checkpoint("second", 500, Duration.ofDays(2));
    checkpoint("third", 5000, Duration.ofDays(1));
    assertEquals(2, prune(1000, false));
    assertEquals(List.of("first", "second"), discarded);
    entry(1, Duration.ofDays(9));
    discarded.clear();
    prune(5500, false);
    assertEquals(List.of("first"), discarded);
    assertEquals(List.of(1), left(1), "entries and checkpoints have a size each");
  }

  @Test
  void aFolderThatIsNotThereIsSmallEnough() {
    assertEquals(0, new Pruning(root.resolve("none"), 1, NOW, p -> true).prune());
  }
}
