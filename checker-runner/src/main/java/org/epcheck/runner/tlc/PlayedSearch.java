package org.epcheck.runner.tlc;

import java.io.IOException;
import java.util.List;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunRequest;

/** All states, as TLC has told of them before. */
final class PlayedSearch implements Search {
  private final TlcRunner tlc;
  private final TlcCommand command;
  private final RunRequest request;
  private final byte[] recording;
  private final Findings findings;
  private final Progress progress;

  PlayedSearch(
      TlcRunner tlc,
      TlcCommand command,
      RunRequest request,
      byte[] recording,
      Findings findings,
      Progress progress) {
    this.tlc = tlc;
    this.command = command;
    this.request = request;
    this.recording = recording.clone();
    this.findings = findings;
    this.progress = progress;
  }

  @Override
  public Result run() throws IOException {
    TlcRunner.Report report =
        tlc.play(recording, request.directory(), command, findings::add, progress);
    return new Result(report, findings, TlcRunner.ending(report, request.limits()), List.of());
  }
}
