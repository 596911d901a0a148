package org.epcheck.runner.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.exec.RunListener;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;

/** Progress on stderr: a line for each finished run, and on a terminal a live line below them. */
public final class ProgressLines implements RunListener {
  private static final int WIDTH = 79;

  private final PrintStream err;
  private final boolean live;
  private final Map<String, Long> running = new TreeMap<>();
  private int all;
  private int done;
  private boolean shown;

  /**
   * @param live whether the stream is a terminal
   */
  public ProgressLines(PrintStream err, boolean live) {
    this.err = err;
    this.live = live;
  }

  @Override
  public synchronized void begin(int runs) {
    all = runs;
  }

  @Override
  public synchronized void foreseen(PlannedRun run, String purpose, FoundError error) {
    clear();
    err.printf(
        Locale.ROOT,
        "%s: the interpreter sees %s violated in %d steps; TLC is asked next%n  %s%n",
        run.name(),
        purpose,
        error.length(),
        error.sentence());
    err.flush();
  }

  @Override
  public synchronized void update(PlannedRun run, long distinct, int depth) {
    running.put(run.name(), distinct);
    if (live) {
      show();
    }
  }

  @Override
  public synchronized void note(PlannedRun run, String text) {
    clear();
    err.println(run.name() + ": " + text);
    if (live) {
      show();
    }
  }

  @Override
  public synchronized void finished(RunVerdicts run) {
    running.remove(run.run().name());
    done++;
    clear();
    err.printf(
        Locale.ROOT,
        "[%d/%d] %s: %s, depth %d, %s; %s%n",
        done,
        all,
        run.run().name(),
        run.outcome().ending().why() == Ending.Why.SAMPLED
            ? "random walks"
            : String.format(Locale.ROOT, "%,d states", run.outcome().distinct()),
        run.outcome().depth(),
        origin(run),
        summary(run));
    if (live && done < all) {
      show();
    }
  }

  @Override
  public synchronized void end() {
    clear();
    err.flush();
  }

  private static String origin(RunVerdicts run) {
    PlannedRun other = run.sameAs();
    return run.cached()
        ? "cached"
        : other == null
            ? String.format(Locale.ROOT, "%.1f s", run.outcome().seconds())
            : "same model as " + other.name();
  }

  private static String summary(RunVerdicts run) {
    StringJoiner notOk = new StringJoiner(" ");
    run.verdicts()
        .forEach(
            (id, v) -> {
              if (!(v instanceof Verdict.Ok)) {
                notOk.add(id + ":" + v.mark());
              }
            });
    String text = notOk.length() == 0 ? "all ok" : notOk.toString();
    int others = run.others().size() + run.unasked().size();
    return others == 0
        ? text
        : text + ", " + others + (others == 1 ? " other error" : " other errors");
  }

  private void show() {
    StringJoiner runs = new StringJoiner(", ");
    running.forEach((name, n) -> runs.add(name + " " + String.format(Locale.ROOT, "%,d", n)));
    String text = "[" + done + "/" + all + "] " + runs;
    text = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    err.print("\r" + text + " ".repeat(WIDTH - text.length()));
    err.flush();
    shown = true;
  }

  private void clear() {
    if (shown) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      shown = false;
    }
  }
}
