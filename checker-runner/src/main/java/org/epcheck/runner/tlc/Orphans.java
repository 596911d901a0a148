package org.epcheck.runner.tlc;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Children that end with this program even if it is killed and no hook runs: Linux sends them a
 * signal when the thread that started them is gone. Needs {@code setpriv} of util-linux; without
 * it, such a child ends only when its work is done.
 */
final class Orphans {
  private static final List<String> PREFIX = prefix();

  private Orphans() {}

  /** The command that becomes {@code command} in a process that does not outlive this one. */
  static List<String> prevented(List<String> command) {
    List<String> all = new ArrayList<>(PREFIX);
    all.addAll(command);
    return List.copyOf(all);
  }

  private static List<String> prefix() {
    List<String> prefix = List.of("setpriv", "--pdeathsig", "KILL");
    List<String> trial = new ArrayList<>(prefix);
    trial.add("true");
    try {
      Process p =
          new ProcessBuilder(trial)
              .redirectErrorStream(true)
              .redirectOutput(new File("/dev/null"))
              .start();
      boolean works = p.waitFor(5, TimeUnit.SECONDS) && p.exitValue() == 0;
      p.destroyForcibly();
      return works ? prefix : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
