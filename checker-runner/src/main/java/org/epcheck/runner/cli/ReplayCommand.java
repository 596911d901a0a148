package org.epcheck.runner.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code epcheck replay}: a counterexample step by step. */
final class ReplayCommand implements Command {
  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String summary() {
    return "go through a counterexample step by step";
  }

  @Override
  public String usage() {
    return "CELL|FILE [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "CELL and FILE are those of `epcheck trace`. Every step of the reference interpreter,",
        "also those that the timelines fold: the C line, the call stack, what it read, wrote,",
        "locked and freed, and who holds what afterwards. On a terminal it waits for a key",
        "(Enter: next; ? shows the others); else all steps are printed.",
        "",
        "Exit status: 0 shown, or there is none; 2 wrong usage or input; 3 inconclusive;",
        "4 engine or internal error.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck replay 4c@6/close-close",
        "epcheck replay epcheck-out/6-close-close/4c/trace.json",
        "epcheck replay 4c@6/close-close --steps > steps.txt");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(CommonOptions.flag("steps", "print all steps, also on a terminal"));
    CommonOptions.switches(o);
    o.addOption(CommonOptions.option("scenario", "FILE.c", "a scenario of your own, for CELL"));
    CommonOptions.property(o);
    CommonOptions.input(o);
    CommonOptions.running(o);
    EngineChoice.walks(o);
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException, InterruptedException {
    if (line.getArgList().size() != 1) {
      throw new UsageException("replay takes one cell, such as 4c@6, or one trace.json");
    }
    boolean all = line.hasOption("steps") || !context.outTerminal();
    return CellTraces.show(
        line,
        context,
        line.getArgList().get(0),
        trace -> {
          Stepper stepper = new Stepper(trace, context.out());
          if (all) {
            stepper.all();
          } else {
            stepper.interactive(context.in());
          }
          return ExitStatus.OK;
        });
  }
}
