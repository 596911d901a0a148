package org.epcheck.runner.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.epcheck.runner.report.Style;

/**
 * What a command may know of the world outside.
 *
 * @param directory that relative paths are relative to
 * @param environment variables
 * @param outTerminal whether stdout is a terminal; {@code errTerminal} likewise
 * @param cores of the machine
 * @param memoryBytes of the machine
 * @param java command that starts child processes
 */
public record Context(
    PrintStream out,
    PrintStream err,
    Path directory,
    Map<String, String> environment,
    boolean outTerminal,
    boolean errTerminal,
    int cores,
    long memoryBytes,
    Path java,
    Wiring wiring) {
  /** Colours only on a terminal that has them, and that nobody has switched them off for. */
  Style style() {
    boolean plain =
        !outTerminal
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return plain ? Style.PLAIN : Style.COLOUR;
  }

  /** Whether a line may be rewritten in place. */
  boolean liveProgress() {
    return errTerminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** A path that the user gave. */
  Path path(String text) {
    return directory.resolve(text);
  }

  /** Where outcomes are remembered if nobody says otherwise. */
  Path cacheDirectory() {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".cache");
    return base.resolve("epcheck");
  }
}
