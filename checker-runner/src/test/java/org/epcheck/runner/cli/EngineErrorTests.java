package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engines cannot represent (docs/semantics.md, section 1) is no verdict, and no crash. */
@Tag("tlc")
class EngineErrorTests {
  @TempDir Path dir = Path.of("set by JUnit");

  @Test
  void aDivisionByZeroIsAnErrorOfItsRun() throws IOException {
    Files.writeString(
        dir.resolve("division.c"),
        """
        #include <epcheck/scenario.h>
        SCENARIO("a division by what another thread writes");
        static int n, quotient;
        SETUP { n = 1; }
        THREAD(A, "write") { n = 0; }
        THREAD(B, "divide") { quotient = 10 / n; }
        """);
    RealRun run =
        RealRun.alone(dir, "check", "--step", "8", "--scenario", "division.c", "--purpose", "4c");
    assertEquals(ExitStatus.ENGINE, run.status(), run.err());
    assertTrue(run.out().contains("4c  an item is removed once err\n"), run.out());
    assertTrue(run.out().contains("4c@8/division error: error 2179: "), run.out());
  }
}
