package org.epcheck.runner.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A child process whose output is read line by line; it never outlives this program. */
final class TlcProcess {
  /**
   * How it ended.
   *
   * @param exit the exit status; 128 + n if signal n killed it
   * @param timedOut whether we killed it because the time was over
   * @param seconds wall time
   * @param peakBytes the most memory it had; 0 where the system does not say
   */
  record End(int exit, boolean timedOut, double seconds, long peakBytes) {}

  private static final int POLL_MILLIS = 50;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final ProcessBuilder builder;
  private final Duration limit;
  private volatile boolean killed;

  TlcProcess(List<String> command, Path directory, Duration limit) {
    builder =
        new ProcessBuilder(Orphans.prevented(command))
            .directory(directory.toFile())
            .redirectErrorStream(true);
    // They would add options to ours.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("_JAVA_OPTIONS");
    this.limit = limit;
  }

  /**
   * Runs it to its end.
   *
   * @param lines gets its output, standard error included, in a thread of its own
   * @throws IOException if it cannot be started or read
   * @throws InterruptedException if this thread was interrupted; the process is gone then
   * @throws RuntimeException what {@code lines} threw; the process is gone then
   */
  End run(Consumer<String> lines) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = builder.start();
    Thread hook = new Thread(process::destroyForcibly);
    addHook(hook, process);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread reader = new Thread(() -> read(process, lines, failure), "tlc-output");
    try {
      process.getOutputStream().close();
      reader.start();
      boolean timedOut = false;
      long peak = 0;
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peak(process.pid()));
        if (!timedOut && System.nanoTime() - start > limit.toNanos()) {
          timedOut = true;
          killed = true;
          process.destroyForcibly();
        }
      }
      reader.join();
      rethrow(failure.get());
      return new End(process.exitValue(), timedOut, (System.nanoTime() - start) / 1e9, peak);
    } finally {
      end(process, reader);
      removeHook(hook);
    }
  }

  private static void addHook(Thread hook, Process process) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This program is just ending.
      process.destroyForcibly();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This program is just ending: the hook runs or has run.
    }
  }

  /** Kills it if it is alive and waits until it and its output are gone, interrupted or not. */
  private void end(Process process, Thread reader) {
    killed = true;
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive() || reader.isAlive()) {
      try {
        process.waitFor();
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(
      Process process, Consumer<String> lines, AtomicReference<@Nullable Throwable> failure) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 16)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      // The pipe of a process that we killed may be closed in the middle.
      if (!killed && process.isAlive()) {
        failure.set(e);
        process.destroyForcibly();
      }
    } catch (RuntimeException | Error e) {
      failure.set(e);
      process.destroyForcibly();
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof UncheckedIOException e) {
      throw e.getCause();
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }

  private static long peak(long pid) {
    try {
      Matcher m = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
      return m.find() ? Long.parseLong(m.group(1)) * 1024 : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
