package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.plan.Selection;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;
import org.jspecify.annotations.Nullable;

/** The built-in models, translated as the commands do it. */
public final class RealModels {
  private static final Workspace WORKSPACE = workspace(null);

  private RealModels() {}

  private static Workspace workspace(@Nullable Path specs) {
    Workspace.Loaded loaded = Workspace.load(specs, null);
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

  public static ModelRequest request(int step, String scenario) {
    return request(WORKSPACE, step, scenario);
  }

  private static ModelRequest request(Workspace w, int step, String scenario) {
    Plan plan =
        Plan.of(
            List.of(step),
            w.purposes(),
            List.of(scenario),
            true,
            Selection.switches(List.of(), w.model().switches()).get(),
            w.model().switches());
    return w.request(plan.runs().get(0));
  }

  /** What to translate of other specs. */
  public static ModelRequest request(Path specs, int step, String scenario) {
    return request(workspace(specs), step, scenario);
  }

  /** The model of a run, as {@code check} has it: only with what the run comes to. */
  static Model prepared(ModelRequest request) {
    return new ModelTranslator(WORKSPACE.library()).prepare(request, () -> false).get();
  }

  public static Model model(ModelRequest request) {
    return model(WORKSPACE, request);
  }

  private static Model model(Workspace w, ModelRequest request) {
    Outcome<Model> model = new ModelTranslator(w.library()).translate(request, false);
    assertTrue(model.isOk(), () -> model.diagnostics().toString());
    return model.get();
  }

  public static Interpreter interpreter(Model model) {
    Program program = model.program();
    if (program == null) {
      throw new AssertionError("no program");
    }
    return Interpreter.start(program).get().with(model.discipline());
  }
}
