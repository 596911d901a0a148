package org.epcheck.runner.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTests {
  @TempDir private Path dir;

  @Test
  void laterSettingsWinAndMacrosAreThoseOfTheKernelsBuild() throws IOException {
    Path file = dir.resolve(".config");
    Files.writeString(
        file,
        """
        # a comment
        CONFIG_A=y
        # CONFIG_B is not set
        CONFIG_C=m
        CONFIG_HZ=250
        """);
    Configuration c =
        Configuration.of(
                new TreeMap<>(Map.of("CONFIG_B", "y", "CONFIG_P", "y")),
                file,
                List.of("CONFIG_A=n", "DEPTH=2", "FLAG"))
            .get();
    assertEquals(
        Map.of(
            "CONFIG_P", "1", "CONFIG_C_MODULE", "1", "CONFIG_HZ", "250", "DEPTH", "2", "FLAG", "1"),
        c.macros());
    assertTrue(c.isOn("CONFIG_P"));
    assertFalse(c.isOn("CONFIG_A"));
    assertFalse(c.isOn("CONFIG_C"));
  }

  @Test
  void linesThatAreNoneAreNamed() throws IOException {
    Path file = dir.resolve("config");
    Files.writeString(file, "CONFIG_A=y\nint main(void)\n");
    List<Diagnostic> d = Configuration.of(new TreeMap<>(), file, List.of("3=4")).diagnostics();
    assertEquals(
        List.of("config:2:1 not a line of a kernel configuration", "null -D: `3=4` is no macro"),
        d.stream().map(x -> x.span() + " " + x.message()).toList());
    assertFalse(Configuration.of(new TreeMap<>(), dir.resolve("no"), List.of()).isOk());
  }
}
