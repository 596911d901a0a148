package org.epcheck.runner.cli;

import java.util.List;
import java.util.TreeSet;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.out.TextRenderer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/** The one place where the real translator, engine and renderers are put behind the ports. */
final class Joined {
  private Joined() {}

  static Wiring wiring() {
    ModelSource source =
        (request, stages) ->
            Outcome.failed(
                Diagnostic.of(Code.KR301, null, "the translator is not part of this build", null));
    CellEngine engine =
        new CellEngine() {
          @Override
          public String identity() {
            return "none";
          }

          @Override
          public RunOutcome run(RunRequest request, Progress progress) {
            return new RunOutcome(
                "none",
                new Ending(Ending.Why.ENGINE, "no engine is part of this build"),
                List.of(),
                new TreeSet<>(),
                0,
                0,
                0,
                false,
                0,
                0);
          }
        };
    return new Wiring(source, engine, new TextRenderer());
  }
}
