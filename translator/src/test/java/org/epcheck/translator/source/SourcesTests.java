package org.epcheck.translator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTests {
  @Test
  void firstProviderWins() {
    SourceProvider p =
        Sources.searchPath(
            Sources.memory(Map.of("a.h", "first")),
            Sources.memory(Map.of("a.h", "second", "b.h", "b")));
    assertEquals(new SourceFile("a.h", "first"), p.find("a.h"));
    assertEquals(new SourceFile("b.h", "b"), p.find("b.h"));
    assertNull(p.find("c.h"));
  }

  @Test
  void directoryFilesHaveLogicalNamesAndStayInside(@TempDir Path dir) throws IOException {
    Files.createDirectories(dir.resolve("in/linux"));
    Files.writeString(dir.resolve("in/linux/x.h"), "x");
    Files.writeString(dir.resolve("secret.h"), "s");
    SourceProvider p = Sources.directory(dir.resolve("in"));
    assertEquals(new SourceFile("linux/x.h", "x"), p.find("linux/x.h"));
    assertNull(p.find("../secret.h"));
    assertNull(p.find("linux"));
    assertEquals(List.of("linux/x.h"), List.copyOf(p.names()));
  }

  @Test
  void resourcesHaveAPrefix() {
    SourceProvider p =
        Sources.resources(SourcesTests.class.getClassLoader(), "golden/frontend/include/");
    SourceFile list = p.find("linux/list.h");
    assertNotNull(list);
    assertEquals("#pragma once", list.line(1));
    assertEquals("", list.line(0));
    assertNull(p.find("linux/none.h"));
  }
}
