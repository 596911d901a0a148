package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Golden files; {@code -Dgolden=update} writes them and fails once. */
final class Golden {
  static final Path ROOT = Path.of("src", "test", "resources", "golden", "traces");

  private Golden() {}

  static void check(Path file, String actual) {
    try {
      boolean same = Files.exists(file) && Files.readString(file).equals(actual);
      if (System.getProperty("golden", "").equals("update")) {
        if (!same) {
          Files.createDirectories(file.getParent());
          Files.writeString(file, actual);
          fail("updated " + file);
        }
      } else {
        assertEquals(Files.exists(file) ? Files.readString(file) : "", actual, file.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
