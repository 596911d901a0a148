package org.epcheck.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;

/**
 * epcheck with an engine whose child process never ends, or, with the system property {@code
 * slow.translation}, with a translator that does not; for {@link InterruptTests}.
 */
final class SlowMain {
  private SlowMain() {}

  private static ModelSource sleeping() {
    return (request, stages) -> {
      try {
        Files.writeString(Path.of("translating"), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      // As a parser that is in the middle of a file: deaf.
      while (true) {
        LockSupport.parkNanos(100_000_000);
        var unused = Thread.interrupted();
      }
    };
  }

  public static void main(String[] arguments) {
    CellEngine engine =
        new CellEngine() {
          @Override
          public String identity() {
            return "slow 1";
          }

          @Override
          public RunOutcome run(RunRequest request, Progress progress) throws InterruptedException {
            try {
              Path directory = request.directory();
              Files.writeString(directory.resolve("half.txt"), "half");
              Process child = new ProcessBuilder("sleep", "1000").start();
              Path pid = Path.of("pid");
              Files.writeString(Path.of("pid.new"), String.valueOf(child.pid()));
              Files.move(Path.of("pid.new"), pid);
              child.waitFor();
              throw new IllegalStateException("the child ended by itself");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    ModelSource source = Boolean.getBoolean("slow.translation") ? sleeping() : Fixtures.source();
    Main.start(List.of(arguments), Wiring.fixed(source, engine, Fixtures.renderer()));
  }
}
