package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.emit.EmitOptions;
import org.epcheck.translator.emit.Emitter;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run's model has only the steps that some schedule comes to: docs/adr/014. */
@Tag("tlc")
class LeanModelTests {
  @TempDir Path directory;

  private RunOutcome run(ModelRequest request, Model model, String name) throws Exception {
    Path d = Files.createDirectories(directory.resolve(name));
    return new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard())
        .run(Scenarios.run(request, model, d), Progress.none());
  }

  private static Model lean(ModelRequest request) {
    return new ModelTranslator(SpecsLibrary.builtIn().get()).prepare(request).get();
  }

  private static String text(Model model) {
    return model.files().getOrDefault(model.module() + ".tla", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fine", "use-after-free", "deadlock"})
  void findsTheSameAsTheWholeModel(String scenario) throws Exception {
    ModelRequest request = Scenarios.request(scenario, List.of());
    Model whole = Scenarios.model(request);
    Model lean = lean(request);
    assertTrue(text(lean).length() <= text(whole).length());
    RunOutcome a = run(request, whole, "whole");
    RunOutcome b = run(request, lean, "lean");
    assertEquals(Ending.complete(), b.ending());
    assertEquals(
        List.of(a.distinct(), a.generated(), a.depth()),
        List.of(b.distinct(), b.generated(), b.depth()));
    assertEquals(
        a.errors().stream().map(FoundError::sentence).toList(),
        b.errors().stream().map(FoundError::sentence).toList());
    assertEquals(a.coverage(), b.coverage());
  }

  /** Without any one of the steps that are needed, TLC does not call the search complete. */
  @Test
  void aStepThatIsMissingIsAnErrorAndNoSmallerSearch() throws Exception {
    ModelRequest request = Scenarios.request("fine", List.of());
    Model lean = lean(request);
    Explorer.Result searched = lean.searched();
    assertNotNull(searched);
    List<String> seen = new ArrayList<>(searched.coverage().seen());
    assertEquals(Set.copyOf(searched.coverage().blocks()), Set.copyOf(seen));
    for (int i : new int[] {0, seen.size() / 2, seen.size() - 1}) {
      String missing = seen.get(i);
      Set<String> rest = new TreeSet<>(seen);
      rest.remove(missing);
      RunOutcome o = run(request, with(lean, rest), missing);
      assertEquals(Ending.Why.ENGINE, o.ending().why(), missing);
      assertTrue(o.ending().detail().contains(missing), o.ending().detail());
    }
    assertNotEquals(text(lean), text(with(lean, Set.of())));
  }

  private static Model with(Model model, Set<String> blocks) {
    Program program = model.program();
    assertNotNull(program);
    return Scenarios.withModule(
        model,
        Emitter.emit(
                program,
                Interpreter.start(program).get().initial(),
                EmitOptions.of(model.module()).with(model.discipline()).withBlocks(blocks))
            .tla());
  }
}
