package org.epcheck.runner.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log of a run: TLC's output without what differs from run to run (paths, clock, process
 * number), and of a trace's states only the headlines, but the last one in full. {@code run.sh}
 * gives the rest.
 */
final class TlcLog implements AutoCloseable {
  private static final String STATE = "@!@!@STARTMSG " + TlcMessage.STATE + ":";
  private static final String STATE_END = "@!@!@ENDMSG " + TlcMessage.STATE + " ";

  /** They depend on the clock, on other machines, or name a path. */
  private static final List<Integer> LEFT_OUT =
      List.of(
          TlcMessage.PROGRESS,
          TlcMessage.SAVING,
          TlcMessage.SAVED,
          TlcMessage.RECOVERING,
          TlcMessage.RECOVERED,
          TlcMessage.SERVER_RUNS,
          TlcMessage.WORKER_COMES,
          TlcMessage.WORKER_GOES,
          7003,
          TlcMessage.WORKER_LOST);

  private static final Pattern CLOCK =
      Pattern.compile("( at)? \\(?\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\)?");
  private static final Pattern MACHINE =
      Pattern.compile(" and seed -?\\d+| with \\d+ workers? on \\d+ cores with .*(?=\\.$)");
  private static final Pattern DURATION = Pattern.compile("^Finished in .*");
  private static final Pattern RATE = Pattern.compile(" \\([\\d,]+ (s|ds)/min\\)");

  private final Writer out;
  private final String[] paths;
  private final StringBuilder state = new StringBuilder();
  private boolean inState;
  private int lineOfState;
  private boolean inProgress;

  TlcLog(Path file, Path directory, Path jar) throws IOException {
    out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    paths = paths(directory, jar);
  }

  /** What of a line tells where the run took place. */
  static String[] paths(Path directory, Path jar) throws IOException {
    return new String[] {
      directory.toRealPath() + "/", directory.toAbsolutePath() + "/", jar + "/", jar + ""
    };
  }

  /**
   * Takes the next line.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void line(String line) {
    try {
      write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String line) throws IOException {
    if (LEFT_OUT.stream().anyMatch(c -> line.startsWith(TlcMessage.start(c)))) {
      inProgress = true;
    } else if (inProgress && line.startsWith("@!@!@ENDMSG ")) {
      inProgress = false;
    } else if (line.startsWith(STATE)) {
      state.setLength(0);
      inState = true;
      lineOfState = 0;
      out.write(line + "\n");
    } else if (line.startsWith(STATE_END)) {
      // The text is written only if no other state follows.
      inState = false;
      out.write(line + "\n");
    } else if (inState) {
      if (lineOfState++ == 0) {
        out.write(clean(line) + "\n");
      } else {
        state.append(line).append('\n');
      }
    } else if (!inProgress) {
      if (!state.isEmpty() && line.startsWith("@!@!@STARTMSG")) {
        out.write(state.toString());
        state.setLength(0);
      }
      out.write(clean(line) + "\n");
    }
  }

  private String clean(String line) {
    String s = line;
    for (String p : paths) {
      s = s.replace(p, "");
    }
    s = MACHINE.matcher(CLOCK.matcher(s).replaceAll("")).replaceAll("");
    return RATE.matcher(DURATION.matcher(s).replaceAll("Finished.")).replaceAll("");
  }

  @Override
  public void close() throws IOException {
    out.write(state.toString());
    out.close();
  }
}
