package org.epcheck.runner.tlc;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunRequest;
import org.jspecify.annotations.Nullable;

/**
 * All states, by one process of TLC. If there is a place for it, a run that is interrupted can be
 * gone on with from its last checkpoint.
 */
final class WholeSearch implements Search {
  private static final Pattern RECOVERED =
      Pattern.compile("^Recovery completed. ([\\d,]+) states examined");

  private final TlcRunner tlc;
  private final TlcCommand command;
  private final RunRequest request;
  private final EngineOptions options;
  private final String question;
  private final Supplier<Findings> findings;
  private final Progress progress;
  private final @Nullable Checkpoint checkpoint;
  private boolean recovered;
  private long examined;

  WholeSearch(
      TlcRunner tlc,
      TlcCommand command,
      RunRequest request,
      EngineOptions options,
      String question,
      Supplier<Findings> findings,
      Progress progress)
      throws IOException {
    this.tlc = tlc;
    this.command = command;
    this.request = request;
    this.options = options;
    this.question = question;
    this.findings = findings;
    this.progress = progress;
    boolean wanted = request.checkpoint() != null && !options.checkpointEvery().isZero();
    this.checkpoint = wanted ? open(request) : null;
  }

  private @Nullable Checkpoint open(RunRequest r) throws IOException {
    Checkpoint c = r.checkpoint() == null ? null : Checkpoint.open(r.checkpoint());
    if (c == null && options.resume()) {
      progress.note("the same model is being checked by another run; this one saves nothing");
    }
    return c;
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    Checkpoint c = checkpoint;
    if (c == null) {
      Findings f = findings.get();
      Recording recording = tlc.recording(request.directory());
      TlcRunner.Report report =
          tlc.run(
              request.directory(),
              command,
              request.limits(),
              f::add,
              progress,
              line -> {
                recording.line(line);
                return false;
              });
      return kept(recording, new Result(report, f, ending(report), List.of()));
    }
    if (options.resume()) {
      Result result = resumed(c);
      if (result != null) {
        return result;
      }
    } else if (c.isLeft()) {
      progress.note("begins anew; with --resume it would have gone on where a run was interrupted");
    }
    c.clear();
    return run(c, null);
  }

  /** Goes on from a checkpoint; null if there is none that is of any use. */
  private @Nullable Result resumed(Checkpoint c) throws IOException, InterruptedException {
    Checkpoint.Saved saved;
    try {
      saved = c.saved();
    } catch (IOException | NumberFormatException e) {
      progress.note("begins anew: " + e.getMessage());
      return null;
    }
    Result result = run(c, saved);
    if (!recovered && result.report().end().exit() != 0 && !result.report().end().timedOut()) {
      progress.note("begins anew: TLC cannot read the checkpoint");
      return null;
    }
    return result;
  }

  private Result run(Checkpoint c, Checkpoint.@Nullable Saved saved)
      throws IOException, InterruptedException {
    Findings f = findings.get();
    List<String> before = saved == null ? List.of() : saved.lines();
    List<String> problems = List.of();
    if (saved != null) {
      // What TLC said before the checkpoint it does not say again.
      TlcOutput earlier = new TlcOutput(f::add, Progress.none());
      before.forEach(earlier::line);
      problems = earlier.end().problems();
      f.mayRepeat();
    }
    c.begin(before);
    TlcCommand saving =
        command.with(
            new TlcCommand.Checkpoints(
                c.files(), options.checkpointEvery(), saved == null ? null : saved.directory()));
    Recording recording = tlc.recording(request.directory());
    TlcRunner.Report report =
        tlc.run(
            request.directory(),
            saving,
            request.limits(),
            f::add,
            progress,
            line -> {
              recovery(line);
              boolean isAll = c.line(line);
              if (!isAll) {
                recording.line(line);
              }
              return isAll;
            });
    // TLC begins to count again with the different states that it finds in the checkpoint.
    TlcRunner.Report counted =
        saved == null
            ? report
            : new TlcRunner.Report(
                report.result().withGenerated(saved.generated() - examined), report.end());
    Result result = new Result(counted, f, ending(report), problems);
    // The rest of an interrupted run is not the whole answer.
    return saved == null ? kept(recording, result) : result;
  }

  private Ending ending(TlcRunner.Report report) {
    return TlcRunner.ending(report, request.limits());
  }

  /** What a complete search has said answers whoever asks the same. */
  private Result kept(Recording recording, Result result) {
    if (result.ending().why() == Ending.Why.COMPLETE) {
      request.answers().put(question, recording.end(result.report().end()));
    }
    return result;
  }

  private void recovery(String line) {
    Matcher m = RECOVERED.matcher(line);
    if (!recovered && m.find()) {
      recovered = true;
      examined = Long.parseLong(m.group(1).replace(",", ""));
      progress.note("goes on from a checkpoint with " + m.group(1) + " states");
    }
  }

  @Override
  public void end(boolean isOver) throws IOException {
    if (isOver && checkpoint != null) {
      checkpoint.done();
    }
  }

  @Override
  public void close() throws IOException {
    if (checkpoint != null) {
      checkpoint.close();
    }
  }
}
