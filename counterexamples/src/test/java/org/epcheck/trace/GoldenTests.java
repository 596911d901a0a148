package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of every trace, byte for byte. */
class GoldenTests {
  static Stream<String> cases() {
    return Traces.ALL.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void forms(String name) {
    Trace trace = Traces.get(name);
    TraceJson.check(trace);
    Path dir = Golden.ROOT.resolve(name);
    Counterexamples.Options plain = Counterexamples.Options.PLAIN;
    Counterexamples.Options ascii = new Counterexamples.Options(120, true, false);
    assertAll(
        () ->
            Golden.check(
                name.startsWith("real-")
                    ? Path.of("src", "test", "resources", "real", name + ".json")
                    : dir.resolve("trace.json"),
                TraceJson.write(trace)),
        () ->
            Golden.check(
                dir.resolve("changelog.txt"), Counterexamples.render(trace, "changelog", plain)),
        () ->
            Golden.check(
                dir.resolve("terminal.txt"), Counterexamples.render(trace, "terminal", plain)),
        () ->
            Golden.check(
                dir.resolve("terminal-ascii.txt"),
                Counterexamples.render(trace, "terminal", ascii)),
        () ->
            Golden.check(dir.resolve("report.txt"), Counterexamples.render(trace, "report", plain)),
        () ->
            Golden.check(
                dir.resolve("timeline.json"), Counterexamples.render(trace, "json", plain)));
  }

  @Test
  void noOrphans() throws IOException {
    try (Stream<Path> dirs = Files.list(Golden.ROOT)) {
      assertEquals(
          new TreeSet<>(Traces.ALL.keySet()),
          dirs.map(d -> d.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
    }
  }
}
