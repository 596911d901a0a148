package org.epcheck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Golden files; {@code -Dgolden=update} rewrites them and fails once. */
public final class Golden {
  private static final Path ROOT = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Compares a text with {@code golden/<name>}. */
  public static void check(String name, String actual) {
    check(ROOT.resolve(name), name, actual);
  }

  /**
   * Compares a text with a file.
   *
   * @param name for messages
   */
  public static void check(Path file, String name, String actual) {
    try {
      if (System.getProperty("golden", "check").equals("update")) {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(actual)) {
          Files.writeString(file, actual);
          fail("golden file " + name + " is rewritten: review it and run again");
        }
        return;
      }
      assertEquals(Files.exists(file) ? Files.readString(file) : "", actual, name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
