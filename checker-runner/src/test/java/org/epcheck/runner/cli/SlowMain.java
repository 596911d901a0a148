package org.epcheck.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;

/** epcheck with an engine whose child process never ends; for {@link InterruptTests}. */
final class SlowMain {
  private SlowMain() {}

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
    Main.start(List.of(arguments), new Wiring(Fixtures.source(), engine, Fixtures.renderer()));
  }
}
