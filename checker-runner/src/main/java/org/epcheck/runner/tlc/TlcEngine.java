package org.epcheck.runner.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;
import org.jspecify.annotations.Nullable;

/** Checks a model with TLC in a process of its own and replays in the interpreter what it finds. */
public final class TlcEngine implements CellEngine {
  /** Name of the log in a run's directory. */
  public static final String LOG = "tlc.log";

  /** Name of the script in a run's directory that repeats the run. */
  public static final String SCRIPT = "run.sh";

  private static final int KILLED = 128 + 9;

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
    Findings findings = new Findings(new Replayer(interpreter.get(), request.source().files()));
    Scratch scratch = new Scratch(request.directory().resolve(TlcCommand.SCRATCH));
    try {
      return run(request, findings, progress);
    } catch (IOException | UncheckedIOException e) {
      return failed("TLC cannot be run: " + e.getMessage());
    } finally {
      scratch.delete();
    }
  }

  private RunOutcome run(RunRequest request, Findings findings, Progress progress)
      throws IOException, InterruptedException {
    Path directory = request.directory();
    Limits limits = request.limits();
    long size = request.model().size();
    TlcCommand command =
        new TlcCommand(
            request.model().module(),
            TlcCommand.heapFor(limits.memoryBytes()),
            settings.workers(),
            size < settings.quickStartBelow());
    jar.extractStandardModules(directory.resolve(TlcCommand.MODULES));
    Files.writeString(directory.resolve(SCRIPT), command.script(), StandardCharsets.UTF_8);
    TlcOutput output = new TlcOutput(findings::add, progress);
    TlcProcess.End end;
    try (TlcLog log = new TlcLog(directory.resolve(LOG), directory, jar.path())) {
      end =
          new TlcProcess(command.line(limits.java(), jar), directory, limits.time())
              .run(
                  line -> {
                    log.line(line);
                    output.line(line);
                  });
    }
    TlcResult result = output.end();
    return new RunOutcome(
        identity(),
        ending(result, end, findings.problems(), limits),
        findings.errors(),
        findings.reached(),
        Math.max(0, result.distinct()),
        Math.max(0, result.generated()),
        Math.max(0, result.depth()),
        settings.workers() == 1,
        end.seconds(),
        end.peakBytes());
  }

  /** Why the run ended: complete only if everything says so. */
  static Ending ending(TlcResult result, TlcProcess.End end, List<String> problems, Limits limits) {
    if (end.timedOut()) {
      return new Ending(
          Ending.Why.TIME,
          String.format(Locale.ROOT, "not finished after %d s", limits.time().toSeconds()));
    }
    boolean killed = end.exit() == KILLED;
    if (result.isOutOfMemory() || killed) {
      return new Ending(
          Ending.Why.MEMORY,
          killed
              ? "TLC was killed; perhaps the machine is out of memory"
              : String.format(Locale.ROOT, "%d MiB are not enough", limits.memoryBytes() >> 20));
    }
    String why = problems.isEmpty() ? result.incomplete() : problems.get(0);
    if (why == null && end.exit() != 0) {
      why = "TLC ended with status " + end.exit();
    }
    return why == null
        ? Ending.complete()
        : new Ending(Ending.Why.ENGINE, excerpt(why, result.text()));
  }

  private static String excerpt(String why, List<String> text) {
    return text.isEmpty() ? why : why + "\n" + String.join("\n", text);
  }

  private RunOutcome failed(@Nullable String why) {
    return new RunOutcome(
        identity(),
        new Ending(Ending.Why.ENGINE, String.valueOf(why)),
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
