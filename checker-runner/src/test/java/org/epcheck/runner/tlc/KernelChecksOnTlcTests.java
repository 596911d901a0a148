package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.faults.KernelCheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some of the small kernel programs through TLC: the same errors as the interpreter finds. */
@Tag("faults")
@Tag("tlc")
class KernelChecksOnTlcTests {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "rcu, 0",
    "rcu, 3",
    "refcount, 1",
    "mutex-in-object, 2",
    "deadlock, 1",
    "deadlock, 2",
    "lock-classes, 0",
    "lock-classes, 1",
    "livelock, 0",
    "livelock, 1",
    "livelock, 2",
    "livelock, 3",
    "file, 0",
    "file, 2",
    "file, 3",
    "owners, 4",
    "wrong-pointers, 2",
    "given-up, 1",
    "statement-expressions, 0",
    "statement-expressions, 1",
    "unsigned, 0",
    "unsigned, 1"
  })
  void tlcAgrees(String program, int fault) throws Exception {
    ModelRequest request = KernelCheck.request(program, fault);
    Model model = Scenarios.model(request);
    RunOutcome o =
        new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard())
            .run(Scenarios.run(request, model, directory), Progress.none());
    assertEquals(Ending.complete(), o.ending());
    SortedMap<String, Integer> kinds = new TreeMap<>();
    for (FoundError e : o.errors()) {
      assertNull(e.mismatch());
      kinds.merge(e.kind(), 1, Integer::sum);
    }
    assertEquals(KernelCheck.explore(program, fault).kinds(), kinds);
  }
}
