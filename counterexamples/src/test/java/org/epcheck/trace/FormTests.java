package org.epcheck.trace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The forms beyond text, byte for byte, each for a few traces. */
class FormTests {
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("svg", "timeline.svg"),
          Map.entry("html", "page.html"),
          Map.entry("markdown", "timeline.md"),
          Map.entry("mermaid", "timeline.mmd"),
          Map.entry("itf", "timeline.itf.json"),
          Map.entry("perfetto", "timeline.perfetto.json"),
          Map.entry("sarif", "timeline.sarif"),
          Map.entry("junit", "junit.xml"));

  /** The small ones of everything, and one real one. */
  private static final List<String> CASES = List.of("uaf-missing-rcu", "deadlock-two", "data-race");

  @TestFactory
  Stream<DynamicTest> golden() {
    return CASES.stream()
        .flatMap(
            name ->
                FILES.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(
                        e ->
                            DynamicTest.dynamicTest(
                                name + " " + e.getKey(), () -> check(name, e.getKey()))));
  }

  private static void check(String name, String form) {
    Timeline t = Counterexamples.explain(Traces.get(name));
    Path file = Golden.ROOT.resolve(name).resolve(FILES.getOrDefault(form, form));
    Golden.check(file, Counterexamples.render(t, form, Counterexamples.Options.PLAIN));
  }
}
