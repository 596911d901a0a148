package org.epcheck.runner.replay;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;

/** Tells what is shown, and only that, with as few context switches as possible. */
public final class Retelling {
  private Retelling() {}

  /** The verdicts with their evidence reordered where that helps. */
  public static RunVerdicts of(RunVerdicts verdicts, Model model, ModelRequest request) {
    Program program = model.program();
    if (program == null || verdicts.evidence().isEmpty()) {
      return verdicts;
    }
    Outcome<Interpreter> interpreter = Interpreter.start(program);
    if (!interpreter.isOk()) {
      return verdicts;
    }
    Replayer replayer = new Replayer(interpreter.get(), request.files());
    Map<FoundError, FoundError> told = new IdentityHashMap<>();
    Map<String, FoundError> evidence = new LinkedHashMap<>();
    verdicts
        .evidence()
        .forEach((id, e) -> evidence.put(id, told.computeIfAbsent(e, replayer::fewestSwitches)));
    return verdicts.with(evidence);
  }
}
