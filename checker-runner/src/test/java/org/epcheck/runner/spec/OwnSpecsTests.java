package org.epcheck.runner.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epcheck.translator.diagnostic.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the user's own over the built-in specs. */
class OwnSpecsTests {
  @TempDir Path dir = Path.of("set by JUnit");

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  @Test
  void newNamesAreAddedAndKnownOnesReplaced() throws IOException {
    SpecsLibrary builtIn = SpecsLibrary.builtIn().get();
    String known =
        builtIn.below("scenarios/").keySet().stream()
            .filter(n -> n.endsWith(".c"))
            .findFirst()
            .get();
    write("scenarios/mine.c", "mine");
    write("scenarios/" + known, "other");
    write("README.md", "notes");
    SpecsLibrary both = SpecsLibrary.directory(dir).get();
    assertEquals("mine", both.files().get("scenarios/mine.c"));
    assertEquals("other", both.files().get("scenarios/" + known));
    assertEquals(builtIn.files().size() + 1, both.files().size());
    assertTrue(both.origin().contains(dir.toString()));
  }

  @Test
  void aFileForNoFolderOfALibraryIsRefused() throws IOException {
    write("scenarios/mine.c", "");
    write("scenario/misspelt.c", "");
    Outcome<SpecsLibrary> none = SpecsLibrary.directory(dir);
    assertFalse(none.isOk());
    String message = none.diagnostics().get(0).message();
    assertTrue(message.contains("`scenario/misspelt.c` is for no folder"), message);
  }

  @Test
  void aScenarioMayBeAFile() throws IOException {
    write("a/b.c", "text");
    assertTrue(OwnFile.isPath("a/b.c") && OwnFile.isPath("b.c") && !OwnFile.isPath("close-close"));
    assertEquals(
        new OwnFile("scenarios/b.c", "text"),
        OwnFile.scenario("a/b.c", dir.resolve("a/b.c")).get());
    assertFalse(OwnFile.scenario("a/c.c", dir.resolve("a/c.c")).isOk());
  }
}
