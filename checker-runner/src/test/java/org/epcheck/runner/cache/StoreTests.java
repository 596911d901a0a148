package org.epcheck.runner.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTests {
  private static final String KEY = "ab".repeat(32);
  private static final byte[] BYTES = "what was found".getBytes(StandardCharsets.UTF_8);

  @TempDir Path root = Path.of("set by JUnit");

  @Test
  void givesBackWhatWasPut() {
    Store store = new Store(root, "run");
    assertEquals(Optional.empty(), store.get(KEY));
    store.put(KEY, BYTES);
    assertArrayEquals(BYTES, new Store(root, "run").get(KEY).orElseThrow());
    assertEquals(Optional.empty(), store.get("cd".repeat(32)));
    assertEquals(Optional.empty(), new Store(root, "answer").get(KEY));
  }

  @Test
  void anEntryOfWhichAnyByteIsWrongIsNone() throws IOException {
    Store store = new Store(root, "run");
    store.put(KEY, BYTES);
    Path file = entry();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] bad = whole.clone();
      bad[i] ^= 4;
      Files.write(file, bad);
      assertEquals(Optional.empty(), store.get(KEY), "byte " + i);
      Files.write(file, java.util.Arrays.copyOf(whole, i));
      assertEquals(Optional.empty(), store.get(KEY), "cut off at " + i);
    }
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 1));
    assertEquals(Optional.empty(), store.get(KEY), "longer");
  }

  @Test
  void anEntryUnderTheNameOfAnotherIsNone() throws IOException {
    Store store = new Store(root, "run");
    store.put(KEY, BYTES);
    String other = "ab".repeat(31) + "cd";
    Files.copy(entry(), entry().resolveSibling(other + ".run"));
    assertEquals(Optional.empty(), store.get(other));
  }

  @Test
  void aDirectoryThatCannotBeWrittenKeepsNothing() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    Store store = new Store(file, "run");
    store.put(KEY, BYTES);
    assertEquals(Optional.empty(), store.get(KEY));
    Store none = new Store(null, "run");
    none.put(KEY, BYTES);
    assertEquals(Optional.empty(), none.get(KEY));
  }

  private Path entry() throws IOException {
    try (Stream<Path> s = Files.walk(root)) {
      Path p = s.filter(Files::isRegularFile).findFirst().orElseThrow();
      assertTrue(p.toString().endsWith(KEY + ".run"));
      return p;
    }
  }
}
