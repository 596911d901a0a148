package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.translator.diagnostic.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time that {@code --time} gives a run, through the command. */
class TimeLimitTests {
  @TempDir Path dir;

  private final List<Limits> given = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Searches until it has to give up, or not at all. */
  private record Searching(boolean endless) implements ModelSource {
    @Override
    public Outcome<Model> translate(ModelRequest request, boolean stages) {
      return Fixtures.source().translate(request, stages);
    }

    @Override
    public Outcome<Model> prepare(ModelRequest request, BooleanSupplier isOver) {
      while (endless && !isOver.getAsBoolean()) {
        Thread.onSpinWait();
      }
      return translate(request, false);
    }

    @Override
    public Model weaken(ModelRequest request, Model model, SortedSet<Long> addresses) {
      return model;
    }
  }

  /** Notes what it may use. */
  private CellEngine engine(RunOutcome outcome, boolean usesAll) {
    return new CellEngine() {
      @Override
      public String identity() {
        return "fake 1";
      }

      @Override
      public RunOutcome run(RunRequest request, Progress progress) throws InterruptedException {
        given.add(request.limits());
        if (usesAll) {
          Thread.sleep(request.limits().time().toMillis() + 1);
        }
        return outcome;
      }
    };
  }

  private int check(ModelSource source, CellEngine engine) throws Exception {
    out.reset();
    Context context =
        new Context(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            dir,
            Map.of("XDG_CACHE_HOME", dir.resolve("cache").toString()),
            false,
            false,
            1,
            8L << 30,
            Path.of("java"),
            Wiring.fixed(source, engine, Fixtures.renderer()));
    String specs = Fixtures.library().toString();
    return Epcheck.run(
        List.of(
            "check",
            "--specs",
            specs,
            "--step",
            "0",
            "--scenario",
            "one-one",
            "--time",
            "1s",
            "--purpose",
            "1b"),
        context);
  }

  /** The search for a smaller model has half of the time, the engine the rest. */
  @Test
  void theTranslationsSearchIsOverInTimeAndCounts() throws Exception {
    check(new Searching(true), engine(Fixtures.complete(Fixtures.none()), false));
    assertEquals(1, given.size());
    assertEquals(Duration.ofSeconds(1), given.get(0).all());
    assertEquals(Duration.ofMillis(500), given.get(0).time());
  }

  /** What more time would show is not kept as what there is. */
  @Test
  void aHurriedRunIsMadeAgain() throws Exception {
    RunOutcome done = Fixtures.complete(Fixtures.none());
    Extent hurried = new Extent(Extent.TIME, Extent.TIME, new TreeSet<>(), Extent.TIME);
    CellEngine fast = engine(Fixtures.with(hurried, done), false);
    assertEquals(0, check(new Searching(false), fast));
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("livelock: not searched (the time limit was over): @0/one-one"), text);
    assertTrue(
        text.contains("discipline: search not finished (the time limit was over): @0/one-one"),
        text);
    check(new Searching(false), fast);
    assertEquals(2, given.size());
    check(new Searching(false), engine(done, false));
    check(new Searching(false), engine(done, false));
    assertEquals(3, given.size(), "a run that was not hurried is kept");
  }

  /** A discipline that never holds is weakened as long as there is time, and no longer. */
  @Test
  void repetitionsCount() throws Exception {
    RunOutcome o =
        Fixtures.complete(Fixtures.none(), Fixtures.error("bound-discipline", "toy", "a", "f", 3));
    RunOutcome broken = Fixtures.breaking(new TreeSet<>(List.of(2000L)), o);
    assertEquals(3, check(new Searching(false), engine(broken, true)));
    assertEquals(1, given.size());
  }
}
