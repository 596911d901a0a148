package org.epcheck.runner.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epcheck.runner.report.Style;
import org.epcheck.trace.model.Trace;

/**
 * What a command may know of the world outside.
 *
 * @param directory that relative paths are relative to
 * @param environment variables
 * @param outTerminal whether stdout is a terminal; {@code errTerminal} likewise
 * @param cores of the machine
 * @param memoryBytes of the machine
 * @param java command that starts child processes
 * @param in standard input
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
    Wiring wiring,
    InputStream in) {
  private static final String CACHE_SIZE = "EPCHECK_CACHE_SIZE";
  private static final long CACHE_BYTES = 4L << 30;

  /** With an input that is empty. */
  public Context(
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
    this(
        out,
        err,
        directory,
        environment,
        outTerminal,
        errTerminal,
        cores,
        memoryBytes,
        java,
        wiring,
        InputStream.nullInputStream());
  }

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

  /** Whether the locale says that UTF-8 is shown. */
  static boolean isUnicode(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
      }
    }
    return false;
  }

  /** The terminal form of a trace: glyphs, colours and width as this output has them. */
  String terminal(Trace trace) {
    boolean plain =
        !isUnicode(environment) || environment.getOrDefault("TERM", "dumb").equals("dumb");
    String text = environment.getOrDefault("COLUMNS", "");
    int columns = text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 140;
    return wiring.renderer().terminal(trace, columns, plain, style() == Style.COLOUR);
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

  /** How large that may grow. */
  long cacheBytes() throws UsageException {
    String size = environment.getOrDefault(CACHE_SIZE, "");
    return size.isEmpty() ? CACHE_BYTES : Values.size(CACHE_SIZE, size);
  }
}
