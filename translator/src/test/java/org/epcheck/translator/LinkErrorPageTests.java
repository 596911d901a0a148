package org.epcheck.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of lowering's codes: the first example fails with it, the second translates. */
class LinkErrorPageTests {
  private static final Pattern EXAMPLE = Pattern.compile("```c\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"KC401", "KC402"})
  void pageHasAFailingAndAFixedExample(Code code) throws IOException {
    String page = Files.readString(Path.of("../docs/errors/" + code + ".md"));
    assertTrue(page.startsWith("# " + code + ": " + code.title() + "\n"), "the page's title");
    List<String> examples = new ArrayList<>();
    Matcher m = EXAMPLE.matcher(page);
    while (m.find()) {
      examples.add(m.group(1));
    }
    assertEquals(2, examples.size());
    assertEquals(
        List.of(code), diagnostics(examples.get(0)).stream().map(Diagnostic::code).toList());
    assertEquals(List.of(), diagnostics(examples.get(1)));
  }

  private static List<Diagnostic> diagnostics(String text) {
    return Translator.program(
            new Translator.Request(
                Sources.memory(Map.of("example.c", text)),
                List.of("example.c"),
                Map.of(),
                List.of(),
                List.of()))
        .diagnostics();
  }
}
