package org.epcheck.runner.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.Helper;

/** {@code epcheck worker}: explores states for a server. */
final class WorkerCommand implements Command {
  @Override
  public String name() {
    return "worker";
  }

  @Override
  public String summary() {
    return "explore states for an epcheck server";
  }

  @Override
  public String usage() {
    return "HOST[:PORT] [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Explores states for `epcheck server` on HOST until the run there is over. It needs",
        "this build of epcheck and nothing else: the server sends the model. It waits for a",
        "server that is not there yet; it may be killed, the server gives its states to others.",
        "",
        "Server and workers speak Java RMI, which asks nobody who they are: only in a network",
        "that you trust, or through ssh. The server calls the worker back.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck worker 127.0.0.1               on the machine of the server",
        "epcheck worker build1:10997 --host build2 --threads 8");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(
        CommonOptions.option(
            "host",
            "NAME",
            "name or address of this machine at which the server reaches it, and the only one to"
                + " listen at (default: 127.0.0.1)"));
    o.addOption(
        CommonOptions.option("threads", "N", "threads that explore (default: number of cores)"));
    o.addOption(
        CommonOptions.option("memory", "SIZE", "for example 4g (default: half of the machine)"));
    o.addOption(
        CommonOptions.option("tlc-jar", "JAR", "use the TLC in this jar; the same as the server"));
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException, InterruptedException {
    if (line.getArgList().size() != 1) {
      throw new UsageException("worker takes the server's HOST or HOST:PORT");
    }
    String server = line.getArgList().get(0);
    int colon = server.lastIndexOf(':');
    int port = colon < 0 ? ServerCommand.PORT : Values.port("worker", server.substring(colon + 1));
    String host = colon < 0 ? server : server.substring(0, colon);
    if (host.isEmpty()) {
      throw new UsageException("worker: `" + server + "` names no host");
    }
    int threads =
        line.hasOption("threads")
            ? Values.number("--threads", line.getOptionValue("threads"))
            : context.cores();
    long memory =
        line.hasOption("memory")
            ? Values.size("--memory", line.getOptionValue("memory"))
            : context.memoryBytes() / 2;
    Helper helper =
        new Helper(host, port, line.getOptionValue("host", ServerCommand.HOST), threads, memory);
    try {
      String problem =
          context
              .wiring()
              .engine()
              .open(CommonOptions.path(line, "tlc-jar", context), EngineOptions.STANDARD)
              .help(helper, context.java(), text -> context.err().println(text));
      if (problem == null) {
        return ExitStatus.OK;
      }
      context.err().println("epcheck: " + problem);
      return ExitStatus.ENGINE;
    } catch (IOException e) {
      context.err().println("epcheck: cannot use TLC: " + e.getMessage());
      return ExitStatus.ENGINE;
    }
  }
}
