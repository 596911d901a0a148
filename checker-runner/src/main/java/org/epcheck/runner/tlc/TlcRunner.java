package org.epcheck.runner.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;

/** Runs TLC on the module in a directory: command, process, log, output. */
final class TlcRunner {
  /** What came of it. */
  record Report(TlcResult result, TlcProcess.End end) {}

  private static final int KILLED = 128 + 9;

  private final TlcJar jar;

  TlcRunner(TlcJar jar) {
    this.jar = jar;
  }

  /**
   * Runs. The directory holds the module and its model file; the log and a script that repeats the
   * run are added to it, everything else goes away again.
   *
   * @param traces gets each complete trace, in a thread of its own
   */
  Report run(
      Path directory,
      TlcCommand command,
      Limits limits,
      Consumer<TlcTrace> traces,
      Progress progress)
      throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve(TlcEngine.SCRIPT), command.script(), StandardCharsets.UTF_8);
    return run(directory, TlcEngine.LOG, command, limits, traces, progress, () -> {});
  }

  /** The same from what TLC printed when it was asked that before. */
  Report play(
      byte[] recording,
      Path directory,
      TlcCommand command,
      Consumer<TlcTrace> traces,
      Progress progress)
      throws IOException {
    Files.writeString(
        directory.resolve(TlcEngine.SCRIPT), command.script(), StandardCharsets.UTF_8);
    try (TlcLog log = new TlcLog(directory.resolve(TlcEngine.LOG), directory, jar.path())) {
      TlcOutput output = new TlcOutput(traces, progress);
      TlcProcess.End end =
          Recording.play(
              recording,
              line -> {
                log.line(line);
                output.line(line);
              });
      return new Report(output.end(), end);
    }
  }

  /**
   * The same for a run that people repeat as a plain one.
   *
   * @param tap gets each line first, and says whether that is all
   */
  Report run(
      Path directory,
      TlcCommand command,
      Limits limits,
      Consumer<TlcTrace> traces,
      Progress progress,
      Predicate<String> tap)
      throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve(TlcEngine.SCRIPT),
        command.with(new TlcCommand.Plain()).script(),
        StandardCharsets.UTF_8);
    return run(directory, TlcEngine.LOG, command, limits, traces, progress, () -> {}, tap);
  }

  /** What is done with a run's scratch files before they go. */
  interface Then {
    void run() throws IOException;
  }

  /** The same without a script, and with something to do before the scratch files go. */
  Report run(
      Path directory,
      String logName,
      TlcCommand command,
      Limits limits,
      Consumer<TlcTrace> traces,
      Progress progress,
      Then then)
      throws IOException, InterruptedException {
    return run(directory, logName, command, limits, traces, progress, then, line -> false);
  }

  private Report run(
      Path directory,
      String logName,
      TlcCommand command,
      Limits limits,
      Consumer<TlcTrace> traces,
      Progress progress,
      Then then,
      Predicate<String> tap)
      throws IOException, InterruptedException {
    Scratch scratch = new Scratch(directory.resolve(TlcCommand.SCRATCH));
    try (TlcLog log = new TlcLog(directory.resolve(logName), directory, jar.path())) {
      jar.extractStandardModules(directory.resolve(TlcCommand.MODULES));
      TlcOutput output = new TlcOutput(traces, progress);
      TlcProcess process =
          new TlcProcess(command.line(limits.java(), jar), directory, limits.time());
      TlcProcess.End end =
          process.run(
              line -> {
                if (!tap.test(line)) {
                  log.line(line);
                  output.line(line);
                }
              });
      Report report = new Report(output.end(), end);
      then.run();
      return report;
    } finally {
      scratch.delete();
    }
  }

  /** Keeps what TLC prints in a directory. */
  Recording recording(Path directory) throws IOException {
    return new Recording(TlcLog.paths(directory, jar.path()));
  }

  /** Why the run ended: complete only if everything says so. */
  static Ending ending(Report report, Limits limits) {
    TlcResult result = report.result();
    TlcProcess.End end = report.end();
    if (end.timedOut()) {
      return new Ending(
          Ending.Why.TIME,
          String.format(Locale.ROOT, "not finished after %d s", limits.all().toSeconds()));
    } else if (result.isOutOfMemory()) {
      return new Ending(
          Ending.Why.MEMORY,
          String.format(Locale.ROOT, "%d MiB are not enough", limits.memoryBytes() >> 20));
    } else if (end.exit() == KILLED) {
      return new Ending(Ending.Why.MEMORY, "TLC was killed; perhaps the machine is out of memory");
    }
    String why = result.incomplete();
    if (why == null && end.exit() != 0) {
      why = "TLC ended with status " + end.exit();
    }
    if (why == null) {
      return Ending.complete();
    }
    return new Ending(
        Ending.Why.ENGINE,
        result.text().isEmpty() ? why : why + "\n" + String.join("\n", result.text()));
  }
}
