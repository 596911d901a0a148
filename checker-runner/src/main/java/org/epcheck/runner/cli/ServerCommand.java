package org.epcheck.runner.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.engine.EngineOptions;

/** {@code epcheck server}: one step in one scenario, checked by workers. */
final class ServerCommand implements Command {
  /** Where a server listens if nobody says otherwise; likewise {@link #PORT}. */
  static final String HOST = "127.0.0.1";

  static final int PORT = 10997;

  @Override
  public String name() {
    return "server";
  }

  @Override
  public String summary() {
    return "check one step in one scenario with workers on other machines";
  }

  @Override
  public String usage() {
    return "--step N --scenario NAME [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Translates one step in one scenario, gives its states to any number of `epcheck",
        "worker` (TLC's distributed mode), and reports as `epcheck check` does. Workers may",
        "come and go, also by kill -9. It pays from about six cores on other machines on;",
        "several cells are better checked one on each machine.",
        "",
        "Server and workers speak Java RMI, which asks nobody who they are and is not",
        "encrypted: only in a network that you trust, or through ssh. Without --host nobody",
        "outside of this machine can connect.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck server --step 8 --scenario deep-nest",
        "epcheck server --step 8 --scenario deep-nest --host build1 --workers-expected 4");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(CommonOptions.option("step", "N", "number of patches applied, 0 for none"));
    o.addOption(CommonOptions.option("scenario", "NAME", "a name or a C file"));
    o.addOption(CommonOptions.option("purpose", "IDS", "as for check"));
    o.addOption(
        CommonOptions.option(
            "host",
            "NAME",
            "name or address of this machine at which workers reach it, and the only one to listen"
                + " at (default: "
                + HOST
                + ")"));
    o.addOption(
        CommonOptions.option(
            "port",
            "P",
            "where workers find it (default: " + PORT + "); others are chosen freely"));
    o.addOption(
        CommonOptions.option(
            "workers-expected", "K", "begin when K threads of workers are there (default: 1)"));
    CommonOptions.switches(o);
    CommonOptions.property(o);
    CommonOptions.input(o);
    CommonOptions.reduction(o);
    CommonOptions.results(o);
    o.addOption(CommonOptions.option("expect", "FILE", "compare with the verdicts in FILE"));
    o.addOption(
        CommonOptions.option(
            "format", String.join("|", CheckCommand.FORMATS), "of stdout (default: text)"));
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException, InterruptedException {
    for (String needed : List.of("step", "scenario")) {
      if (!line.hasOption(needed)) {
        throw new UsageException("--" + needed + " is missing");
      }
    }
    if (!line.getOptionValue("step").matches("\\d+")
        || line.getOptionValue("scenario").matches("all|.*,.*")) {
      throw new UsageException("server takes one step and one scenario");
    }
    return new CheckCommand().run(line, context, EngineOptions.STANDARD.withServer(server(line)));
  }

  private static EngineOptions.Server server(CommandLine line) throws UsageException {
    return new EngineOptions.Server(
        line.getOptionValue("host", HOST),
        line.hasOption("port") ? Values.port("--port", line.getOptionValue("port")) : PORT,
        line.hasOption("workers-expected")
            ? Values.number("--workers-expected", line.getOptionValue("workers-expected"))
            : 1);
  }
}
