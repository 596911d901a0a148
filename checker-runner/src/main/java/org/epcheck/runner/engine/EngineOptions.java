package org.epcheck.runner.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an engine looks at the states of a model.
 *
 * @param workers threads of one run that explore; with more than one a trace need not be the
 *     shortest
 * @param walks random walks instead of all states, or null
 * @param checkpointEvery how often a run saves where it is; zero for never
 * @param resume whether to go on from what an interrupted run of the same model saved
 * @param server where workers of other machines may help, or null
 */
public record EngineOptions(
    int workers,
    @Nullable Walks walks,
    Duration checkpointEvery,
    boolean resume,
    @Nullable Server server) {
  /** One worker, all states, a checkpoint now and then. */
  public static final EngineOptions STANDARD =
      new EngineOptions(1, null, Duration.ofMinutes(5), false, null);

  /**
   * Random walks.
   *
   * @param number of walks
   * @param depth most steps of one
   * @param seed that decides every choice of every walk
   */
  public record Walks(int number, int depth, long seed) {}

  /**
   * Where a server listens.
   *
   * @param host name or address of this machine that workers can reach
   * @param workers threads of them to wait for before any state is given out
   */
  public record Server(String host, int port, int workers) {}

  /** The same with so many threads. */
  public EngineOptions withWorkers(int n) {
    return new EngineOptions(n, walks, checkpointEvery, resume, server);
  }

  /** The same with random walks. */
  public EngineOptions withWalks(Walks w) {
    return new EngineOptions(workers, w, checkpointEvery, resume, server);
  }

  /** The same with checkpoints. */
  public EngineOptions withCheckpoints(Duration every, boolean goOn) {
    return new EngineOptions(workers, walks, every, goOn, server);
  }

  /** The same as a server. */
  public EngineOptions withServer(Server s) {
    return new EngineOptions(workers, walks, checkpointEvery, resume, s);
  }
}
