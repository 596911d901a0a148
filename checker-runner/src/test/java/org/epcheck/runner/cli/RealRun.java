package org.epcheck.runner.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epcheck.runner.cache.Store;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.tlc.TlcEngine;
import org.epcheck.runner.tlc.TlcJar;
import org.epcheck.runner.tlc.TlcSettings;
import org.junit.jupiter.api.Assertions;

/**
 * A command with the real translator, TLC and renderers. Outcomes are remembered from one test to
 * the next, but not from one JVM to the next.
 */
record RealRun(int status, String out, String err) {
  private static final Path HOME = Path.of("target", "real-runs").toAbsolutePath();
  private static final Path CACHE = HOME.resolve("cache");
  private static final Path MATRIX = HOME.resolve("default");

  static {
    delete(HOME);
  }

  /** The bare {@code check}: all steps, the usual purposes and scenarios. */
  private static final class Default {
    static final RealRun RUN = run(HOME, "check", "--out", MATRIX.toString());
  }

  /**
   * Runs a command in a directory. The default matrix comes first, whatever test is first, so that
   * TLC computes it and not a cache.
   */
  static RealRun of(Path directory, String... arguments) {
    defaultMatrix();
    return run(directory, arguments);
  }

  /** The same for commands whose models are not those of the default matrix. */
  static RealRun alone(Path directory, String... arguments) {
    return run(directory, arguments);
  }

  private static RealRun run(Path directory, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      Files.createDirectories(directory);
      Context context =
          new Context(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              directory,
              Map.of("XDG_CACHE_HOME", CACHE.toString(), "LC_ALL", "C.UTF-8", "TERM", "dumb"),
              false,
              false,
              Runtime.getRuntime().availableProcessors(),
              6L << 30,
              Path.of(System.getProperty("java.home"), "bin", "java"),
              Joined.wiring());
      int status = Epcheck.run(List.of(arguments), context);
      return new RealRun(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The default matrix, computed once. */
  static RealRun defaultMatrix() {
    return Default.RUN;
  }

  /** Where the results of the default matrix are. */
  static Path defaultDirectory() {
    Assertions.assertEquals(1, Default.RUN.status(), Default.RUN.err());
    return MATRIX;
  }

  /** What TLC found in a model that a command of this JVM has run: TLC is not run again. */
  static RunOutcome outcome(ModelRequest request, Model model) {
    try {
      TlcEngine engine = new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard());
      Store answers = new Store(CACHE.resolve("epcheck"), "answer");
      if (answers.get(engine.question(model)).isEmpty()) {
        throw new AssertionError(model.module() + " was not run");
      }
      Path directory = Files.createTempDirectory(CACHE, "replay");
      Limits limits = new Limits(1L << 30, Duration.ofMinutes(1), Path.of("no java is needed"));
      return engine.run(
          new RunRequest(request, model, directory, limits, null, answers), Progress.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
