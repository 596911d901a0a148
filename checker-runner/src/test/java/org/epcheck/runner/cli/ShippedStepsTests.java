package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.epcheck.runner.Golden;
import org.epcheck.runner.engine.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** {@code specs/steps} holds what the translator makes of close-close at each step. */
class ShippedStepsTests {
  private static final Path STEPS = Path.of("..", "specs", "steps");
  private static final int LAST = 8;

  @Test
  void theShippedSpecificationsAreCurrent() throws IOException {
    List<Executable> checks = new ArrayList<>();
    SortedSet<String> expected = new TreeSet<>(List.of("README.md"));
    for (int step = 0; step <= LAST; step++) {
      Model model = RealModels.model(RealModels.request(step, "close-close"));
      for (String end : List.of(".tla", ".cfg")) {
        String name = "step" + step + "/" + model.module() + end;
        String text = String.valueOf(model.files().get(model.module() + end));
        expected.add(name);
        checks.add(() -> Golden.check(STEPS.resolve(name), "specs/steps/" + name, text));
      }
    }
    assertAll(checks);
    assertEquals(expected, files());
  }

  private static SortedSet<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(STEPS)) {
      SortedSet<String> names = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .forEach(p -> names.add(STEPS.relativize(p).toString().replace('\\', '/')));
      return names;
    }
  }
}
