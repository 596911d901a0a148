package org.epcheck.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.ForeignSource;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of each code has an example that fails with it and one that does not. */
class ErrorPageTests {
  private static final Pattern EXAMPLE = Pattern.compile("```c\n(.*?)```", Pattern.DOTALL);

  static List<Code> codes() {
    return Arrays.stream(Code.values()).filter(ErrorPageTests::isFrontEnd).toList();
  }

  /** Codes of the stages up to semantic analysis. */
  static boolean isFrontEnd(Code code) {
    return code.name().compareTo("KC4") < 0;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void pageHasAFailingAndAFixedExample(Code code) throws IOException {
    String page = Files.readString(Path.of("../docs/errors/" + code + ".md"));
    assertTrue(page.startsWith("# " + code + ": " + code.title() + "\n"), "the page's title");
    List<String> examples = new ArrayList<>();
    Matcher m = EXAMPLE.matcher(page);
    while (m.find()) {
      examples.add(m.group(1));
    }
    assertEquals(2, examples.size(), "a failing and a fixed example");
    assertTrue(diagnostics(code, examples.get(0)).stream().anyMatch(d -> d.code() == code), page);
    List<Diagnostic> left = diagnostics(code, examples.get(1));
    assertFalse(left.stream().anyMatch(d -> true), () -> "the fixed example fails: " + left);
  }

  private static List<Diagnostic> diagnostics(Code code, String text) {
    SourceProvider sources =
        Sources.searchPath(
            Sources.memory(Map.of("example.c", text)),
            Sources.directory(GoldenCase.ROOT.resolve("include")));
    Map<String, String> defines = code.isWarning() ? Map.of(ForeignSource.MACRO, "1") : Map.of();
    var outcome = new FrontEnd(sources).analyze("example.c", defines);
    List<Diagnostic> all = new ArrayList<>(outcome.diagnostics());
    if (outcome.isOk()) {
      outcome.get().functions().forEach(f -> all.addAll(f.errors()));
    }
    return all;
  }
}
