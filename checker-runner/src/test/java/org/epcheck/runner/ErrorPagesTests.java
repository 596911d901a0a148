package org.epcheck.runner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epcheck.translator.diagnostic.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each code of the runner has a page that shows what fails and what works. */
class ErrorPagesTests {
  @ParameterizedTest
  @EnumSource(value = Code.class, mode = EnumSource.Mode.MATCH_ANY, names = "KR.*")
  void hasItsPage(Code code) throws IOException {
    Path page = Path.of("..", "docs", "errors", code + ".md");
    assertTrue(Files.exists(page), page.toString());
    assertTrue(Files.readString(page).startsWith("# " + code + ": " + code.title() + "\n"));
  }
}
