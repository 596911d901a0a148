package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every {@code ./epcheck} command that the documents show does what they show. */
class DocCommandsTests {
  private static final Path ROOT = Path.of("..");

  private static final String SAMPLE =
      """
      Text, and a block that is no session:

      ```sh
      $ ./epcheck nonsense
      ```

      ```console
      $ ./epcheck list steps
      0    base
      1    epoll: ...
      ...
      8    epoll: hold ep->mtx over both passes of ep_free()
      $ ./epcheck list stepps  # exit 2
      $ ./epcheck explain 4b | head -n 1
      ```
      """;

  @TempDir Path dir = Path.of("set by JUnit");

  private static List<Path> documents() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(top, docs).filter(p -> p.toString().endsWith(".md")).sorted().forEach(all::add);
    }
    return all;
  }

  /** A folder like a fresh checkout, as far as commands read it. */
  private static void checkout(Path to) throws IOException {
    copy(ROOT.resolve("specs"), to.resolve("specs"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path p : all.filter(Files::isRegularFile).toList()) {
        Path name = from.relativize(p);
        if (!name.startsWith("target")) {
          Path copy = to.resolve(name.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(p, copy);
        }
      }
    }
  }

  private static void run(Path directory, DocCommands.Shown command, String where)
      throws IOException {
    List<String> words = command.words();
    if (words.size() == 4 && words.get(0).equals("cp") && words.get(1).equals("-r")) {
      copy(directory.resolve(words.get(2)), directory.resolve(words.get(3)));
    } else if (!words.isEmpty() && words.get(0).equals("./epcheck")) {
      RealRun run = RealRun.of(directory, words.subList(1, words.size()).toArray(String[]::new));
      String problem = command.problem(run.status(), run.out());
      if (problem != null) {
        fail(where + ":" + command.line() + ": " + command.text() + ": " + problem + run.err());
      }
    }
  }

  @TestFactory
  @Tag("tlc")
  Stream<DynamicTest> commandsInDocuments() throws IOException {
    return documents().stream()
        .filter(d -> text(d).contains("```console"))
        .map(
            d -> {
              String name = ROOT.relativize(d).toString();
              return DynamicTest.dynamicTest(
                  name,
                  () -> {
                    Path here = dir.resolve(name.replaceAll("[^A-Za-z0-9]", "-"));
                    checkout(here);
                    List<DocCommands.ShownFile> files = DocCommands.files(text(d));
                    for (DocCommands.Shown c : DocCommands.of(text(d))) {
                      write(files, here, c.line());
                      run(here, c, name);
                    }
                  });
            });
  }

  /** The files that are shown above a line. */
  private static void write(List<DocCommands.ShownFile> files, Path directory, int line)
      throws IOException {
    for (DocCommands.ShownFile f : files) {
      if (f.line() < line) {
        Path file = directory.resolve(f.name());
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, f.text());
      }
    }
  }

  private static String text(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void commandsOfASampleRun() throws IOException {
    checkout(dir);
    List<DocCommands.Shown> commands = DocCommands.of(SAMPLE);
    assertEquals(3, commands.size());
    assertEquals(List.of("./epcheck", "explain", "4b"), commands.get(2).words());
    for (DocCommands.Shown c : commands) {
      run(dir, c, "sample");
    }
  }

  @Test
  void aWrongSampleFails() {
    DocCommands.Shown steps = DocCommands.of(SAMPLE).get(0);
    RealRun run = RealRun.of(dir, "list", "steps");
    assertNull(steps.problem(run.status(), run.out()));
    for (String[] mutant :
        new String[][] {
          {"0    base\n", "0    basis\n"},
          {"8    epoll: hold", "9    epoll: hold"},
          {"1    epoll: ...\n...\n", "1    epoll: ...\n"},
          {"list steps\n", "list steps  # exit 1\n"}
        }) {
      assertTrue(SAMPLE.contains(mutant[0]), mutant[0]);
      DocCommands.Shown wrong = DocCommands.of(SAMPLE.replace(mutant[0], mutant[1])).get(0);
      assertNotNull(wrong.problem(run.status(), run.out()), mutant[1]);
    }
  }
}
