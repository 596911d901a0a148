package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.runner.engine.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTests {
  @TempDir Path root = Path.of("set by JUnit");

  @Test
  void saysTheSameLinesAgainButNotWhere() throws IOException {
    Recording r = new Recording(new String[] {"/tmp/run/"});
    r.line("Parsing file /tmp/run/M.tla");
    r.line("");
    r.line("/\\ pc = \"ü\"");
    TlcProcess.End end = new TlcProcess.End(0, false, 1.25, 1 << 20);
    List<String> lines = new ArrayList<>();
    assertEquals(end, Recording.play(r.end(end), lines::add));
    assertEquals(List.of("Parsing file M.tla", "", "/\\ pc = \"ü\""), lines);
  }

  @Test
  void whatIsNoRecordingSaysNothing() {
    List<String> lines = new ArrayList<>();
    assertThrows(IOException.class, () -> Recording.play(new byte[] {1, 2, 3}, lines::add));
    assertEquals(List.of(), lines);
  }

  @Test
  void theQuestionIsOfAllThatTlcReadsButComments() throws IOException {
    String q = question("M", Map.of("M.tla", "a\n  \\* one\nb", "M.cfg", "c"));
    assertEquals(
        q, question("M", Map.of("M.tla", "a\n\\* two\nb", "M.cfg", "c", "map.json", "{}")));
    assertNotEquals(q, question("M", Map.of("M.tla", "a\nb", "M.cfg", "c")), "another line number");
    assertNotEquals(q, question("M", Map.of("M.tla", "a\n  \\* one\nB", "M.cfg", "c")));
    assertNotEquals(q, question("M", Map.of("M.tla", "a\n  \\* one\nb", "M.cfg", "d")));
    assertNotEquals(
        q, question("M", Map.of("M.tla", "a\n  \\* one\nb", "M.cfg", "c", "K.tla", "")));
    assertNotEquals(q, question("N", Map.of("M.tla", "a\n  \\* one\nb", "M.cfg", "c")));
  }

  @Test
  void theQuestionIsOfTheOptionsAndOfTheBytesOfTheJar() throws IOException {
    TlcJar jar = TlcJar.onClassPath();
    Model model = Model.of("M", "", new TreeMap<>(), "", 0, null);
    String q = Recording.question(model, TlcCommand.errors("M", 1, 1, true), jar);
    assertEquals(q, Recording.question(model, TlcCommand.errors("M", 2, 1, false), jar));
    assertNotEquals(q, Recording.question(model, TlcCommand.errors("M", 1, 2, true), jar));
    // What stands behind the end of a zip file is its comment's place: the classes stay the same.
    Path other = Files.copy(jar.path(), root.resolve("other.jar"));
    Files.write(other, new byte[] {0}, StandardOpenOption.APPEND);
    TlcJar changed = TlcJar.of(other);
    assertNotEquals(q, Recording.question(model, TlcCommand.errors("M", 1, 1, true), changed));
  }

  private static String question(String module, Map<String, String> files) throws IOException {
    Model model = Model.of(module, "", new TreeMap<>(files), "", 0, null);
    return Recording.question(model, TlcCommand.errors(module, 1, 1, true), TlcJar.onClassPath());
  }
}
