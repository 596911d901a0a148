package org.epcheck.runner.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.epcheck.runner.engine.Helper;
import org.epcheck.runner.tlc.child.Bound;
import org.jspecify.annotations.Nullable;

/** A worker of TLC in a process of its own. */
final class TlcWorker {
  private static final int LINES = 20;

  /** A worker has all the time that its server has. */
  private static final Duration FOREVER = Duration.ofDays(365);

  private final TlcJar jar;
  private final Helper helper;

  TlcWorker(TlcJar jar, Helper helper) {
    this.jar = jar;
    this.helper = helper;
  }

  private List<String> command(Path java) {
    List<String> c = new ArrayList<>();
    c.add(java.toString());
    c.add("-Xmx" + (TlcCommand.heapFor(helper.memoryBytes()) >> 20) + "m");
    c.addAll(List.of("-Xss16m", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError"));
    c.add("-Djava.io.tmpdir=.");
    c.add("-Dtlc2.tool.distributed.TLCWorker.threadCount=" + helper.threads());
    c.addAll(TlcCommand.remote(helper.host(), helper.port()));
    c.addAll(List.of("-cp", jar.withOwnClasses(), Bound.class.getName(), "worker"));
    c.add(helper.server());
    return c;
  }

  /**
   * Works until the server has no more to do.
   *
   * @return why it ended early, or null
   */
  @Nullable String run(Path java, Consumer<String> told) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("epcheck-worker");
    AtomicBoolean isOver = new AtomicBoolean();
    Deque<String> last = new ArrayDeque<>();
    try {
      TlcProcess.End end =
          new TlcProcess(command(java), directory, FOREVER)
              .run(
                  line -> {
                    if (line.contains("work completed")) {
                      isOver.set(true);
                    }
                    if (line.startsWith("Server ") || line.startsWith("TLC worker with ")) {
                      told.accept(line);
                    }
                    last.add(line);
                    if (last.size() > LINES) {
                      last.remove();
                    }
                  });
      if (end.exit() == 0 && isOver.get()) {
        return null;
      } else if (Bound.GONE.equals(last.peekLast())) {
        return Bound.GONE;
      }
      return "the worker ended early, with status " + end.exit() + "\n" + String.join("\n", last);
    } finally {
      new Scratch(directory).delete();
    }
  }
}
