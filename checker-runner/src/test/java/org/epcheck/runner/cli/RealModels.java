package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.plan.Selection;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;

/** The built-in models, translated as the commands do it. */
final class RealModels {
  private static final Workspace WORKSPACE = workspace();

  private RealModels() {}

  private static Workspace workspace() {
    Workspace.Loaded loaded = Workspace.load(null, null);
    Workspace w = loaded.workspace();
    if (w == null) {
      throw new AssertionError(loaded.problems());
    }
    return w;
  }

  /** The scenarios of the bare {@code check}. */
  static List<String> defaultScenarios() {
    return WORKSPACE.model().defaultScenarios();
  }

  static SortedSet<String> purposes() {
    return new TreeSet<>(WORKSPACE.purposeIds());
  }

  static ModelRequest request(int step, String scenario) {
    Plan plan =
        Plan.of(
            List.of(step),
            WORKSPACE.purposes(),
            List.of(scenario),
            true,
            Selection.switches(List.of(), WORKSPACE.model().switches()).get(),
            WORKSPACE.model().switches());
    return WORKSPACE.request(plan.runs().get(0));
  }

  static Model model(ModelRequest request) {
    Outcome<Model> model = new ModelTranslator(WORKSPACE.library()).translate(request, false);
    assertTrue(model.isOk(), () -> model.diagnostics().toString());
    return model.get();
  }

  static Interpreter interpreter(Model model) {
    Program program = model.program();
    if (program == null) {
      throw new AssertionError("no program");
    }
    return Interpreter.start(program).get();
  }
}
