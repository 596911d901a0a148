package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each kind of error that the semantics or a model header knows has its paragraph. */
class ErrorKindsTests {
  private static final Pattern FAIL = Pattern.compile("__epcheck_fail\\(\\s*\"([a-z-]+)\"");
  private static final Pattern IN_SEMANTICS =
      Pattern.compile(
          "(?:error:?|fault \\|| \\||:) `([a-z]+(?:-[a-z]+)+)`|^\\| `([a-z]+(?:-[a-z]+)+)` \\|",
          Pattern.MULTILINE);

  @Test
  void everyKindOfTheModelHeaders() throws IOException {
    TreeSet<String> kinds = new TreeSet<>();
    for (String folder : List.of("include", "epoll")) {
      try (Stream<Path> files = Files.walk(Path.of("..", "specs", folder))) {
        for (Path f : files.filter(Files::isRegularFile).toList()) {
          Matcher m = FAIL.matcher(Files.readString(f));
          while (m.find()) {
            kinds.add(m.group(1));
          }
        }
      }
    }
    kinds.removeAll(ErrorKinds.read().names());
    assertEquals(new TreeSet<>(), kinds, "docs/errors/kinds.md lacks these");
  }

  @Test
  void everyKindOfTheSemantics() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "semantics.md"));
    TreeSet<String> kinds = new TreeSet<>();
    Matcher m = IN_SEMANTICS.matcher(text);
    while (m.find()) {
      kinds.add(m.group(1) != null ? m.group(1) : m.group(2));
    }
    kinds.removeIf(k -> k.startsWith("bound-"));
    kinds.removeAll(ErrorKinds.read().names());
    assertEquals(new TreeSet<>(), kinds, "docs/errors/kinds.md lacks these");
  }

  @Test
  void unknownKindsAndBounds() {
    assertNull(ErrorKinds.read().page("use-after-lunch"));
    assertNotNull(ErrorKinds.read().page("bound-objects"));
  }
}
