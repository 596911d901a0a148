package org.epcheck.runner.cli;

import java.time.Duration;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.engine.EngineOptions;

/** The options that say how the states of a model are looked at. */
final class EngineChoice {
  private static final int DEPTH = 1000;
  private static final int SEED = 1;

  private EngineChoice() {}

  /** Of all states. */
  static void whole(Options options) {
    options.addOption(
        CommonOptions.option(
            "workers",
            "N",
            "threads of one run (default: 1, the only way to shortest traces; several small runs at"
                + " once, --jobs, use the cores better than several threads of one)"));
    options.addOption(
        CommonOptions.option(
            "checkpoint",
            "TIME|never",
            "how often a run saves in the cache folder how far it is (default: 5m)"));
    options.addOption(
        CommonOptions.flag(
            "resume",
            "go on from the last checkpoint of a run that was interrupted, killed or out of time;"
                + " begins anew where there is none"));
  }

  /** Of random walks. */
  static void walks(Options options) {
    options.addOption(
        CommonOptions.option(
            "simulate",
            "N",
            "N random walks through each model instead of all its states, for what is too large: a"
                + " violation counts, none proves nothing and the verdict is ?"));
    options.addOption(
        CommonOptions.option("depth", "D", "most steps of a walk (default: " + DEPTH + ")"));
    options.addOption(
        CommonOptions.option(
            "seed", "S", "the same seed takes the same walks again (default: " + SEED + ")"));
  }

  /** What the user chose. */
  static EngineOptions of(CommandLine line) throws UsageException {
    EngineOptions o = EngineOptions.STANDARD;
    if (line.hasOption("workers")) {
      o = o.withWorkers(Values.number("--workers", line.getOptionValue("workers")));
    }
    String checkpoint = line.getOptionValue("checkpoint", "5m");
    o =
        o.withCheckpoints(
            checkpoint.equals("never") ? Duration.ZERO : Values.time("--checkpoint", checkpoint),
            line.hasOption("resume"));
    if (o.resume() && line.hasOption("no-cache")) {
      throw new UsageException("--resume and --no-cache contradict each other");
    }
    if (!line.hasOption("simulate")) {
      for (String needy : new String[] {"depth", "seed"}) {
        if (line.hasOption(needy)) {
          throw new UsageException("--" + needy + " needs a --simulate");
        }
      }
      return o;
    }
    for (String other : new String[] {"workers", "resume", "checkpoint"}) {
      if (line.hasOption(other)) {
        throw new UsageException(
            "--" + other + " is about all states, --simulate about random walks");
      }
    }
    return o.withWalks(
        new EngineOptions.Walks(
            Values.count("--simulate", line.getOptionValue("simulate")),
            line.hasOption("depth") ? Values.count("--depth", line.getOptionValue("depth")) : DEPTH,
            line.hasOption("seed") ? Values.seed("--seed", line.getOptionValue("seed")) : SEED));
  }
}
