package org.epcheck.runner.tlc;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunRequest;

/** Random walks by TLC's evaluator: finds errors, and never says that there are none. */
final class RandomSearch implements Search {
  private final TlcRunner tlc;
  private final TlcCommand command;
  private final RunRequest request;
  private final EngineOptions.Walks walks;
  private final Findings findings;
  private final Progress progress;
  private long made;
  private long states;
  private int deepest;

  RandomSearch(
      TlcRunner tlc,
      TlcCommand command,
      RunRequest request,
      EngineOptions.Walks walks,
      Findings findings,
      Progress progress) {
    this.tlc = tlc;
    this.command = command.with(new TlcCommand.Walking(walks));
    this.request = request;
    this.walks = walks;
    this.findings = findings;
    this.progress = progress;
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    TlcRunner.Report report =
        tlc.run(
            request.directory(), command, request.limits(), findings::add, progress, this::line);
    return new Result(
        new TlcRunner.Report(counted(report.result()), report.end()),
        findings,
        ending(report),
        List.of());
  }

  private boolean line(String line) {
    if (!line.startsWith(org.epcheck.runner.tlc.child.Walks.PROGRESS)) {
      return false;
    }
    String[] numbers = line.substring(line.indexOf(':') + 1).strip().split(" ", -1);
    made = Long.parseLong(numbers[0]);
    states = Long.parseLong(numbers[1]);
    deepest = Integer.parseInt(numbers[2]);
    progress.update(states, states, deepest);
    return true;
  }

  private TlcResult counted(TlcResult r) {
    return new TlcResult(
        r.version(),
        r.problems(),
        r.text(),
        r.isOutOfMemory(),
        states,
        0,
        0,
        deepest,
        false,
        r.finished());
  }

  private Ending ending(TlcRunner.Report report) {
    Ending whole = TlcRunner.ending(report, request.limits());
    TlcResult r = report.result();
    if (whole.why() == Ending.Why.ENGINE
        && r.problems().isEmpty()
        && r.finished()
        && report.end().exit() == 0
        && made == walks.number()) {
      return new Ending(
          Ending.Why.SAMPLED,
          String.format(
              Locale.ROOT,
              "%,d random walks of depth at most %,d, seed %d: no violation found",
              walks.number(),
              walks.depth(),
              walks.seed()));
    }
    return whole;
  }
}
