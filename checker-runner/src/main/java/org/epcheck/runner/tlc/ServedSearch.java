package org.epcheck.runner.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunRequest;

/** All states, by workers that may be on other machines, and TLC's server here. */
final class ServedSearch implements Search {
  private static final Pattern TEMPORAL = Pattern.compile("(?m)^\\s*PROPERT(Y|IES)\\b");

  private final TlcRunner tlc;
  private final TlcCommand command;
  private final RunRequest request;
  private final EngineOptions.Server server;
  private final Findings findings;
  private final Progress progress;

  ServedSearch(
      TlcRunner tlc,
      TlcCommand command,
      RunRequest request,
      EngineOptions.Server server,
      Findings findings,
      Progress progress) {
    this.tlc = tlc;
    this.command = command.with(new TlcCommand.Serving(server));
    this.request = request;
    this.server = server;
    this.findings = findings;
    this.progress = progress;
  }

  @Override
  public Result run() throws IOException, InterruptedException {
    // Workers give up at an invariant that is violated; errors are told by the server's selector.
    Path config = request.directory().resolve(command.servedConfig());
    String whole = request.model().files().getOrDefault(request.model().module() + ".cfg", "");
    if (TEMPORAL.matcher(whole).find()) {
      throw new IOException("its distributed mode does not check temporal properties");
    }
    Files.writeString(config, whole.replaceAll("INVARIANT.*\n", ""), StandardCharsets.UTF_8);
    TlcRunner.Report report =
        tlc.run(
            request.directory(), command, request.limits(), findings::add, progress, this::line);
    Files.delete(config);
    return new Result(report, findings, TlcRunner.ending(report, request.limits()), List.of());
  }

  private boolean line(String line) {
    if (line.startsWith(TlcMessage.start(TlcMessage.SERVER_RUNS))) {
      progress.note("waits for workers: ./epcheck worker " + server.host() + ":" + server.port());
    }
    return false;
  }
}
