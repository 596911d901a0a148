package org.epcheck.runner.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cell of the small scenarios: what is found with steps merged is what is found without,
 * error for error. (The seeded faults: {@link Exploration} compares each. The other half of the
 * reduction, the passes that make a program smaller: {@code ReductionTests}.)
 */
@Tag("faults")
class ReducedCellsTests {
  private static final int LIMIT = 60_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "close-close",
        "nested-close",
        "nested-add-close-inner",
        "nested-add-close-file",
        "nested-add-del-close",
        "shared-file",
        "cross-add",
        "two-nested-adds",
        "add-while-nesting"
      })
  void atEveryStep(String scenario) {
    Steps steps = Steps.builtIn();
    for (int step = 0; step < steps.series().steps().size(); step++) {
      ModelRequest request = steps.request(step, steps.files(step), scenario, Map.of());
      Model model = new ModelTranslator(steps.library()).translate(request, false).get();
      Interpreter plain = Interpreter.start(model.program()).get();
      Explorer.Result result = Explorer.explore(plain, LIMIT);
      assertTrue(result.complete(), scenario + "@" + step);
      assertTrue(model.discipline().isOn(), scenario + "@" + step);
      Exploration.assertReductionFindsTheSame(request, result, plain.with(model.discipline()));
    }
  }
}
