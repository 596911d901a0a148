package org.epcheck.runner.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.epcheck.runner.coverage.SecondSearch;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;

/** Checks a model with TLC in a process of its own and replays in the interpreter what it finds. */
public final class TlcEngine implements CellEngine {
  /** Name of the log in a run's directory. */
  public static final String LOG = "tlc.log";

  /** Name of the script in a run's directory that repeats the run. */
  public static final String SCRIPT = "run.sh";

  private final TlcJar jar;
  private final TlcSettings settings;

  public TlcEngine(TlcJar jar, TlcSettings settings) {
    this.jar = jar;
    this.settings = settings;
  }

  @Override
  public String identity() {
    return "TLC " + jar.version();
  }

  /** The bytes of the jar count: a version may be built twice, and differently. */
  @Override
  public String key() {
    return identity() + " " + jar.digest() + " workers " + settings.workers();
  }

  @Override
  public RunOutcome run(RunRequest request, Progress progress) throws InterruptedException {
    Program program = request.model().program();
    if (program == null) {
      return failed("the model has no program to replay in");
    }
    Outcome<Interpreter> interpreter = Interpreter.start(program);
    if (!interpreter.isOk()) {
      return failed("the setup cannot be run: " + interpreter.diagnostics());
    }
    Interpreter replays = interpreter.get().with(request.model().discipline());
    Findings findings = new Findings(new Replayer(replays, request.source().files()));
    try {
      return run(request, replays, findings, progress);
    } catch (IOException | UncheckedIOException e) {
      return failed("TLC cannot be run: " + e.getMessage());
    }
  }

  private RunOutcome run(
      RunRequest request, Interpreter interpreter, Findings findings, Progress progress)
      throws IOException, InterruptedException {
    Limits limits = request.limits();
    TlcCommand command =
        new TlcCommand(
            request.model().module(),
            TlcCommand.heapFor(limits.memoryBytes()),
            settings.workers(),
            request.model().size() < settings.quickStartBelow());
    TlcRunner.Report report =
        new TlcRunner(jar).run(request.directory(), command, limits, findings::add, progress);
    TlcResult result = report.result();
    Ending ending =
        findings.problems().isEmpty()
            ? TlcRunner.ending(report, limits)
            : new Ending(Ending.Why.ENGINE, findings.problems().get(0));
    Coverage coverage = null;
    if (ending.why() == Ending.Why.COMPLETE) {
      SecondSearch.Result second =
          SecondSearch.run(
              interpreter,
              request.source(),
              result.distinct(),
              findings.values(),
              SecondSearch.limit());
      coverage = second.coverage();
      String disagreement = second.disagreement();
      if (disagreement != null) {
        ending = new Ending(Ending.Why.ENGINE, disagreement);
      }
    }
    return new RunOutcome(
        identity(),
        ending,
        findings.errors(),
        findings.reached(),
        Math.max(0, result.distinct()),
        Math.max(0, result.generated()),
        Math.max(0, result.depth()),
        settings.workers() == 1,
        findings.broken(),
        report.end().seconds(),
        report.end().peakBytes(),
        coverage);
  }

  private RunOutcome failed(String why) {
    return new RunOutcome(
        identity(),
        new Ending(Ending.Why.ENGINE, why),
        List.of(),
        new TreeSet<>(),
        0,
        0,
        0,
        false,
        0,
        0);
  }
}
