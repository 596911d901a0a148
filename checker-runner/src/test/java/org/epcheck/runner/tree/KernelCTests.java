package org.epcheck.runner.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.translator.Translator;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.DiagnosticRenderer;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.source.ForeignSource;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernel C with our model headers, run in the interpreter: each file of {@code kernel-c} checks
 * itself with {@code BUG_ON()}. A file {@code fails-...} says in its first line which error it is.
 */
class KernelCTests {
  private static final Path CASES = Path.of("src/test/resources/kernel-c");
  private static final Path INCLUDE = Path.of("../specs/include");
  private static final Pattern FAILS = Pattern.compile("/\\* fails (\\w+) \\*/.*", Pattern.DOTALL);
  private static final Map<String, String> DEFINES =
      Map.of(
          ForeignSource.MACRO,
          "1",
          "__KERNEL__",
          "1",
          "CONFIG_SET",
          "1",
          "EPCHECK_FILE_HAS_F_EP",
          "1");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void runs(String file) throws IOException {
    SourceProvider sources = sources(file);
    List<String> units = List.of(file, "thread.c", "wait.c");
    Outcome<Interpreter> outcome =
        Translator.program(new Translator.Request(sources, units, DEFINES, List.of(), List.of()))
            .then(Interpreter::start);
    List<Diagnostic> errors =
        outcome.diagnostics().stream().filter(d -> !d.code().isWarning()).toList();
    String messages = new DiagnosticRenderer(sources).render(errors);
    Matcher fails = FAILS.matcher(Files.readString(CASES.resolve(file)));
    assertEquals(file.startsWith("fails-"), fails.matches(), "the name and the first line");
    if (fails.matches()) {
      assertFalse(errors.isEmpty(), "nothing failed");
      for (Diagnostic d : errors) {
        assertEquals(fails.group(1), d.code().name(), messages);
      }
      assertTrue(
          errors.stream().flatMap(d -> d.notes().stream()).anyMatch(n -> n.contains("__epcheck_"))
              || messages.contains("in `__epcheck_setup`")
              || fails.group(1).equals("KC302")
              || fails.group(1).equals("KC403"),
          () -> "no chain of calls: " + messages);
    } else {
      assertTrue(outcome.isOk(), messages);
    }
  }

  /** The case, a thread, and the model's wait queues; nothing of epoll. */
  private static SourceProvider sources(String file) throws IOException {
    return Sources.searchPath(
        Sources.memory(
            Map.of(
                file,
                Files.readString(CASES.resolve(file)),
                "thread.c",
                "static void __epcheck_thread_A(void)\n{\n}\n",
                "wait.c",
                Files.readString(Path.of("../specs/epoll/kernel/wait.c")))),
        Sources.directory(INCLUDE));
  }
}
