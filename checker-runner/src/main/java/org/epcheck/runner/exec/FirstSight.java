package org.epcheck.runner.exec;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.Schedule;
import org.epcheck.translator.ir.Program;

/**
 * Tells of the first counterexample as soon as the interpreter has it: the translation has searched
 * the states, the engine is only about to start. It is told once and decides nothing.
 */
final class FirstSight {
  private final Judge judge;
  private final RunListener listener;
  private final AtomicBoolean told = new AtomicBoolean();

  FirstSight(Judge judge, RunListener listener) {
    this.judge = judge;
    this.listener = listener;
  }

  /** Looks for the shortest error of a purpose of the run. */
  void look(PlannedRun run, ModelRequest request, Model model) {
    Explorer.Result searched = model.searched();
    Program program = model.program();
    if (searched == null || program == null || told.get()) {
      return;
    }
    List<String> asked = run.purposes().stream().map(Purpose::id).toList();
    List<Schedule> schedules =
        searched.errors().entrySet().stream()
            .filter(e -> isError(e.getKey()))
            .map(Map.Entry::getValue)
            .sorted(Comparator.comparingInt(s -> s.moves().size()))
            .toList();
    if (schedules.isEmpty()) {
      return;
    }
    Interpreter interpreter = Interpreter.start(program).get().with(model.discipline());
    Replayer replayer = new Replayer(interpreter, request.files());
    for (Schedule s : schedules) {
      FoundError error = replayer.tell(s);
      for (String id : judge.violated(error)) {
        if (asked.contains(id)) {
          if (told.compareAndSet(false, true)) {
            listener.foreseen(run, id, error);
          }
          return;
        }
      }
    }
  }

  private static boolean isError(ErrorValue e) {
    return !e.isReached() && !e.isOrder() && !e.kind().startsWith("bound-");
  }
}
