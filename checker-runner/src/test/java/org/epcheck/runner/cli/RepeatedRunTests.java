package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.emit.Emission;
import org.epcheck.translator.emit.EmitOptions;
import org.epcheck.translator.emit.Emitter;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A locking discipline that is too strong, through the command: found by the run, repeated. */
@Tag("tlc")
class RepeatedRunTests {
  /** One thread forgets the lock. With the lock in both, the count is protected by it. */
  private static final String LOST_UPDATE =
      """
      #include <epcheck/scenario.h>
      #include <linux/compiler.h>
      #include <linux/mutex.h>
      #define LOCKED 0
      SCENARIO("two count");
      static DEFINE_MUTEX(lock);
      static int count;
      static void one_more(void) { WRITE_ONCE(count, READ_ONCE(count) + 1); }
      SETUP { }
      THREAD(A, "count")
      {
      	mutex_lock(&lock);
      	one_more();
      	mutex_unlock(&lock);
      }
      THREAD(B, "count")
      {
      #if LOCKED
      	mutex_lock(&lock);
      #endif
      	one_more();
      #if LOCKED
      	mutex_unlock(&lock);
      #endif
      }
      FINALLY { ASSERT(count == 2); }
      """;

  @TempDir Path directory;

  /**
   * Gives each model that is reduced the discipline of the program with the lock.
   *
   * @param weakens whether it ever takes a rule back
   */
  private record TooStrong(ModelTranslator translator, boolean weakens) implements ModelSource {
    @Override
    public Outcome<Model> translate(ModelRequest request, boolean stages) {
      Model model = translator.translate(request, stages).get();
      if (!request.isReduced()) {
        return Outcome.ok(model);
      }
      SortedMap<String, String> files = new TreeMap<>(request.files());
      files.replaceAll((name, text) -> text.replace("#define LOCKED 0", "#define LOCKED 1"));
      Model locked =
          translator
              .translate(
                  new ModelRequest(
                      request.series(),
                      request.step(),
                      files,
                      request.units(),
                      request.scenario(),
                      request.defines(),
                      request.guards(),
                      request.goals()),
                  false)
              .get();
      Program program = Objects.requireNonNull(model.program());
      Emission emission =
          Emitter.emit(
              program,
              Interpreter.start(program).get().initial(),
              EmitOptions.of(model.module()).with(locked.discipline().rulesAlone()));
      SortedMap<String, String> emitted = new TreeMap<>(model.files());
      emitted.put(model.module() + ".tla", emission.tla());
      emitted.put(model.module() + ".cfg", emission.cfg());
      return Outcome.ok(
          new Model(
              model.module(),
              model.scenarioTitle(),
              emitted,
              model.bounds(),
              model.size(),
              model.program(),
              locked.discipline().rulesAlone(),
              false,
              null,
              model.stages()));
    }

    @Override
    public Model weaken(ModelRequest request, Model model, SortedSet<Long> addresses) {
      return weakens ? translator.weaken(request, model, addresses) : model;
    }
  }

  /** Remembers what came of each run. */
  private record Watched(CellEngine engine, List<RunOutcome> outcomes) implements CellEngine {
    @Override
    public String identity() {
      return engine.identity();
    }

    @Override
    public String key() {
      return engine.key();
    }

    @Override
    public RunOutcome run(RunRequest request, Progress progress) throws InterruptedException {
      RunOutcome o = engine.run(request, progress);
      outcomes.add(o);
      return o;
    }
  }

  private record Ran(String out, List<RunOutcome> outcomes) {
    /** The verdicts, warnings included; without lengths, which differ as programs do. */
    private List<String> verdicts() {
      return out.lines()
          .filter(l -> l.startsWith("4b  ") || l.startsWith("!   ") || l.contains("data-race on"))
          .map(l -> l.replaceAll("X\\d+", "X"))
          .toList();
    }
  }

  private Ran check(boolean weakens, String... more) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("lost.c"), LOST_UPDATE);
    List<RunOutcome> outcomes = new ArrayList<>();
    Wiring real = Joined.wiring();
    Wiring wiring =
        new Wiring(
            library -> new TooStrong(new ModelTranslator(library), weakens),
            (jar, options) -> new Watched(real.engine().open(jar, options), outcomes),
            real.renderer());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Context context =
        new Context(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            directory,
            Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString(), "TERM", "dumb"),
            false,
            false,
            1,
            2L << 30,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            wiring);
    List<String> line = new ArrayList<>(List.of("check", "--scenario", "lost.c", "--step", "8"));
    line.addAll(List.of("--purpose", "4b"));
    line.addAll(List.of(more));
    Epcheck.run(line, context);
    return new Ran(out.toString(StandardCharsets.UTF_8), outcomes);
  }

  @Test
  void theRunIsRepeatedUntilTheDisciplineHolds() throws Exception {
    Ran reduced = check(true);
    assertTrue(reduced.outcomes().size() > 1, "a discipline that is broken was not noticed");
    assertFalse(reduced.outcomes().get(0).broken().isEmpty());
    RunOutcome last = reduced.outcomes().get(reduced.outcomes().size() - 1);
    assertTrue(last.broken().isEmpty());
    Ran plain = check(true, "--reduction", "none");
    assertEquals(1, plain.outcomes().size());
    assertTrue(
        plain.verdicts().stream().anyMatch(l -> l.startsWith("!   assertion") && l.endsWith(" X")),
        plain.out());
    assertEquals(plain.verdicts(), reduced.verdicts());
    // What the repetitions came to is kept as what the request comes to.
    Ran again = check(true);
    assertEquals(List.of(), again.outcomes());
    assertEquals(reduced.verdicts(), again.verdicts());
  }

  @Test
  void aDisciplineThatNeverHoldsLeavesNoVerdict() throws Exception {
    Ran ran = check(false);
    assertEquals(9, ran.outcomes().size());
    assertTrue(ran.out().contains("4b  ep->mtx of a living epoll   ?"), ran.out());
    assertTrue(ran.out().contains("4b@8/lost inconclusive"), ran.out());
  }
}
