package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.junit.jupiter.api.Test;

/** {@code replay} of a recorded trace: every step, and stepping by keys. */
class ReplayCommandTests {
  private static final Path FILE =
      Path.of("..", "counterexamples", "gallery", "4c", "trace.json").toAbsolutePath();

  private static String run(boolean terminal, String input, String... more)
      throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new java.util.ArrayList<>(List.of("replay", FILE.toString()));
    words.addAll(List.of(more));
    int status =
        Epcheck.run(
            words,
            new Context(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Path.of("").toAbsolutePath(),
                Map.of(),
                terminal,
                terminal,
                1,
                1L << 30,
                Path.of("java"),
                Joined.wiring(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertEquals(0, status);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> steps(String text) {
    Matcher m = Pattern.compile("(?m)^(?:> )?step (\\d+)\\s+(\\w+)").matcher(text);
    return m.results().map(r -> r.group(1) + " " + r.group(2)).toList();
  }

  @Test
  void allStepsWhereThereIsNoTerminal() throws Exception {
    Trace trace = TraceJson.read(Files.readString(FILE));
    List<String> wanted = trace.steps().stream().map(s -> s.n() + " " + s.thread()).toList();
    String text = run(false, "");
    assertEquals(wanted, steps(text));
    assertEquals(wanted, steps(run(true, "", "--steps")));
    assertTrue(text.contains("*** UAF: B got its pointer to epitem1"), text);
    assertFalse(wanted.equals(steps(text.replaceFirst("(?m)^step 7 .*$", ""))));
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)));
  }

  @Test
  void byKeys() throws Exception {
    assertEquals(
        List.of("1 A"), steps(run(true, "")).stream().map(s -> s.replace("B", "A")).toList());
    assertEquals(List.of("1", "2", "3", "2"), numbers(run(true, "\nj\nk\nq\nj\n")));
    List<String> chain = numbers(run(true, "f\nr\np\nu\n"));
    assertEquals(List.of("1", "90", "83", "14", "92"), chain);
    assertEquals(List.of("1", "12", "92", "1"), numbers(run(true, "12\nG\ng\n")));
    List<String> switches = steps(run(true, "]\n]\n["));
    for (int i = 1; i < switches.size(); i++) {
      assertFalse(
          switches.get(i).split(" ")[1].equals(switches.get(i - 1).split(" ")[1]), "" + switches);
    }
    String odd = run(true, "999\na\nnonsense\ns\n");
    assertEquals(List.of("1"), numbers(odd));
    assertTrue(odd.contains("there is none") && odd.contains("that was in the setup"), odd);
    assertTrue(odd.contains("[no lock is held, no reader is inside]"), odd);
  }

  private static List<String> numbers(String text) {
    return steps(text).stream().map(s -> s.split(" ")[0]).toList();
  }

  @Test
  void missingFile() throws IOException, InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream nothing =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    int status =
        Epcheck.run(
            List.of("replay", "nowhere.json"),
            new Context(
                nothing,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Path.of("").toAbsolutePath(),
                Map.of(),
                false,
                false,
                1,
                1L << 30,
                Path.of("java"),
                Joined.wiring()));
    assertEquals(2, status);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("cannot read a trace"));
  }
}
