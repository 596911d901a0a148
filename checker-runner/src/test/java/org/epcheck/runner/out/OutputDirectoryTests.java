package org.epcheck.runner.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTests {
  @TempDir Path root = Path.of("set by JUnit");

  @Test
  void whatIsCommittedHasItsNameAndReplacesTheOldOne() throws IOException {
    OutputDirectory out = OutputDirectory.open(root).get();
    for (String text : List.of("old", "new")) {
      try (OutputDirectory.Staging s = out.begin("run")) {
        s.write(Map.of(text + ".txt", text, "sub/x.txt", "x"));
        s.commit();
      }
    }
    assertEquals(List.of("run"), names(root));
    assertEquals(List.of("new.txt", "sub"), names(root.resolve("run")));
  }

  @Test
  void whatIsNotCommittedIsGone() throws IOException {
    OutputDirectory out = OutputDirectory.open(root).get();
    try (OutputDirectory.Staging s = out.begin("run")) {
      s.write(Map.of("a", "a"));
    }
    assertEquals(List.of(), names(root));
  }

  @Test
  void anAbandonedDirectoryHasOnlyWhatWasCommitted() throws IOException {
    OutputDirectory out = OutputDirectory.open(root).get();
    OutputDirectory.Staging done = out.begin("done");
    done.commit();
    OutputDirectory.Staging half = out.begin("half");
    half.write(Map.of("a", "a"));
    out.abandon();
    assertEquals(List.of("done"), names(root));
    assertThrows(IOException.class, half::commit);
    assertThrows(IOException.class, () -> out.begin("late"));
  }

  @Test
  void leftoversOfADeadProcessAreDeleted() throws IOException {
    Files.createDirectories(root.resolve(".epcheck-tmp-999999999-1-run"));
    Files.createDirectories(root.resolve("mine"));
    assertEquals(true, OutputDirectory.open(root).isOk());
    assertEquals(List.of("mine"), names(root));
  }

  @Test
  void aFileInTheWayIsADiagnostic() throws IOException {
    Path file = Files.writeString(root.resolve("out"), "x");
    Diagnostic d = OutputDirectory.open(file).diagnostics().get(0);
    assertEquals(Code.KR302, d.code());
    assertEquals("choose another directory with --out DIR", d.help());
    assertFalse(OutputDirectory.open(file.resolve("below")).isOk());
    assertEquals("x", Files.readString(file));
  }

  @Test
  void aNameCannotLeaveTheDirectory() throws IOException {
    OutputDirectory out = OutputDirectory.open(root).get();
    try (OutputDirectory.Staging s = out.begin("run")) {
      assertThrows(IOException.class, () -> s.write(Map.of("../../x", "x")));
    }
  }

  private static List<String> names(Path p) throws IOException {
    try (Stream<Path> s = Files.list(p)) {
      return s.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
