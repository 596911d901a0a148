package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --workers}, {@code --simulate} and {@code --memory}, as users see them. */
@Tag("tlc")
class EngineChoiceTests {
  private static final Pattern STATES = Pattern.compile("close-close +([\\d,]+) ");

  @TempDir Path dir;

  private RealRun check(String... more) {
    List<String> all = new ArrayList<>(List.of("check", "--scenario", "close-close", "--no-cache"));
    all.addAll(List.of(more));
    return RealRun.alone(dir, all.toArray(new String[0]));
  }

  private static String states(RealRun run) {
    Matcher m = STATES.matcher(run.out());
    assertTrue(m.find(), run.out());
    return m.group(1);
  }

  /** The verdicts of the table, without lengths of traces. */
  private static List<String> verdicts(RealRun run) {
    return run.out()
        .lines()
        .takeWhile(l -> !l.isEmpty())
        .map(l -> l.replaceAll("X\\d+", "X").replaceAll(" +", " "))
        .toList();
  }

  @Test
  void moreWorkersFindTheSameButPromiseNoShortestTrace() {
    RealRun one = check("--step", "6");
    RealRun two = check("--step", "6", "--workers", "2");
    assertEquals(verdicts(one), verdicts(two));
    assertEquals(states(one), states(two));
    assertTrue(one.out().contains("the shortest trace found has n steps"), one.out());
    assertTrue(two.out().contains("a trace has n steps, there may be shorter ones"), two.out());
    assertTrue(two.out().contains("TLC 2.18, 2 workers"), two.out());
  }

  @Test
  void randomWalksFindViolationsAndNeverSayOk() {
    RealRun run = check("--step", "6", "--simulate", "60", "--seed", "5", "--depth", "400");
    assertEquals(ExitStatus.VIOLATION, run.status(), run.err());
    String out = run.out();
    assertTrue(out.contains("4e  rbr and pwqlist: no races       X"), out);
    assertTrue(
        out.replaceAll("\\s+", " ")
            .contains(
                "inconclusive: not all states: 60 random walks of depth at most 400, seed 5: no"
                    + " violation found"),
        out);
    assertTrue(out.contains("random walks by its evaluator"), out);
    assertTrue(verdicts(run).stream().noneMatch(l -> l.endsWith(" ok")), out);
    assertTrue(verdicts(run).stream().anyMatch(l -> l.endsWith(" ?")), out);
    assertEquals(
        out,
        check("--step", "6", "--simulate", "60", "--seed", "5", "--depth", "400").out(),
        "the same seed, the same walks");
  }

  @Test
  void walksThatFindNothingAreInconclusive() {
    RealRun run =
        check("--step", "8", "--purpose", "4c", "--simulate", "5", "--depth", "20", "--seed", "1");
    assertEquals(ExitStatus.INCONCLUSIVE, run.status(), run.out() + run.err());
  }

  @Test
  void theCacheOfAllStatesIsNotThatOfWalks() {
    String cache = dir.resolve("cache").toString();
    List<String> base =
        List.of("check", "--step", "8", "--scenario", "close-close", "--purpose", "4c");
    List<String> whole = new ArrayList<>(base);
    whole.addAll(List.of("--cache", cache));
    List<String> walks = new ArrayList<>(whole);
    walks.addAll(List.of("--simulate", "5"));
    String[] none = new String[0];
    assertEquals(ExitStatus.INCONCLUSIVE, RealRun.alone(dir, walks.toArray(none)).status());
    RealRun all = RealRun.alone(dir, whole.toArray(none));
    assertEquals(ExitStatus.OK, all.status(), all.out());
    assertFalse(all.err().contains("cached"), all.err());
    assertEquals(ExitStatus.INCONCLUSIVE, RealRun.alone(dir, walks.toArray(none)).status());
    assertTrue(RealRun.alone(dir, whole.toArray(none)).err().contains("cached"));
  }

  @Test
  void tooLittleMemoryIsInconclusiveAndSaysSo() {
    RealRun run = check("--step", "8", "--purpose", "4c", "--memory", "40m", "--reduction", "none");
    assertEquals(ExitStatus.INCONCLUSIVE, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("memory limit: "), run.out());
    assertTrue(run.out().contains("MiB are not enough"), run.out());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertUsage("--workers: `0` is no number", "check", "--workers", "0");
    assertUsage("--checkpoint: `soon` is no time", "check", "--checkpoint", "soon");
    assertUsage("--resume and --no-cache contradict", "check", "--resume", "--no-cache");
    assertUsage("--simulate: `many` is no number", "check", "--simulate", "many");
    assertUsage("--seed needs a --simulate", "check", "--seed", "3");
    assertUsage("--depth: `0` is no number", "check", "--simulate", "3", "--depth", "0");
    assertUsage("--seed: `x` is no whole number", "check", "--simulate", "3", "--seed", "x");
    assertUsage("--workers is about all states", "check", "--simulate", "3", "--workers", "2");
    assertUsage("--step is missing", "server", "--scenario", "close-close");
    assertUsage(
        "one step and one scenario", "server", "--step", "0-3", "--scenario", "close-close");
    assertUsage("one step and one scenario", "server", "--step", "0", "--scenario", "all");
    assertUsage(
        "--port: `70000` is no port",
        "server",
        "--step",
        "0",
        "--scenario",
        "close-close",
        "--port",
        "70000");
    assertUsage("worker takes the server's HOST", "worker");
    assertUsage("`x` is no port", "worker", "127.0.0.1:x");
    assertUsage("--threads: `0` is no number", "worker", "127.0.0.1", "--threads", "0");
  }

  private void assertUsage(String message, String... arguments) {
    RealRun run = RealRun.alone(dir, arguments);
    assertEquals(ExitStatus.USAGE, run.status(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }
}
