package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From C to found errors with traces: translator, TLC, interpreter. */
@Tag("tlc")
class TlcEngineTests {
  @TempDir Path directory;

  private static TlcEngine engine() throws java.io.IOException {
    return new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard());
  }

  private RunOutcome run(String scenario, GoalSpec... goals) throws Exception {
    ModelRequest request = Scenarios.request(scenario, List.of(goals));
    Model model = Scenarios.model(request);
    return engine().run(Scenarios.run(request, model, directory), Progress.none());
  }

  private static FoundError only(RunOutcome outcome, String kind, String object) {
    List<FoundError> found =
        outcome.errors().stream()
            .filter(e -> e.kind().equals(kind) && e.object().equals(object))
            .toList();
    assertFalse(found.isEmpty(), () -> kind + " not in " + outcome.errors());
    return found.get(0);
  }

  private static Trace trace(FoundError error) {
    Trace trace = error.trace();
    assertNotNull(trace, () -> String.valueOf(error.mismatch()));
    return trace;
  }

  private static void assertAllReplayed(RunOutcome outcome) {
    for (FoundError e : outcome.errors()) {
      assertNull(e.mismatch());
    }
  }

  /** It would see the variable as it was before all the steps that are made at once. */
  @Test
  void aStepThatLooksAtAVariableInsteadOfTheStateIsRefused() throws Exception {
    ModelRequest request = Scenarios.request("fine", List.of());
    Model model = Scenarios.model(request);
    String text = model.files().getOrDefault(model.module() + ".tla", "");
    String wrong = text.replaceFirst("l == s\\.loc\\[self\\]", "l == loc[self]");
    assertNotEquals(text, wrong);
    Model changed = Scenarios.withModule(model, wrong);
    RunOutcome o = engine().run(Scenarios.run(request, changed, directory), Progress.none());
    assertEquals(Ending.Why.ENGINE, o.ending().why());
    assertTrue(o.ending().detail().contains("assumptions must be level 0"), o.ending().detail());
  }

  @Test
  void nothingToFindIsComplete() throws Exception {
    RunOutcome o = run("fine", new GoalSpec("g1", "count", "count"));
    assertEquals(Ending.complete(), o.ending());
    assertEquals(List.of(), o.errors());
    assertEquals(Set.of("g1"), o.reached());
    assertTrue(o.distinct() > 2 && o.generated() >= o.distinct() && o.depth() > 1);
    assertTrue(o.shortest());
    assertEquals("TLC 2.18", o.engine());
    // The interpreter has seen the same states: only then is there coverage.
    assertNotNull(o.coverage());
  }

  @Test
  void goalThatIsNotReachedIsNotReported() throws Exception {
    RunOutcome o = run("fine", new GoalSpec("g2", "count", "__epcheck_finally"));
    assertEquals(Set.of(), o.reached());
  }

  @Test
  void useAfterFreeIsToldWithObjectFieldPlaceAndStack() throws Exception {
    RunOutcome o = run("use-after-free");
    assertEquals(Ending.complete(), o.ending());
    assertAllReplayed(o);
    FoundError e = only(o, "use-after-free", "item1");
    assertEquals("B", e.thread());
    assertEquals("item", e.tag());
    assertEquals("count", e.field());
    assertEquals("peek", e.function());
    assertEquals(List.of("peek", "__epcheck_thread_B"), e.stack());
    assertTrue(e.place().startsWith("scenarios/use-after-free.c:"), e.place());
    Trace t = trace(e);
    assertEquals(e.length(), t.steps().size());
    Trace.Step last = t.steps().get(t.steps().size() - 1);
    assertEquals("return READ_ONCE(plain->count)", last.text());
    assertEquals(1, last.depth());
    assertEquals(t.steps().size(), t.failure().step());
    assertEquals("read", t.failure().access());
    assertTrue(
        t.failure().message().startsWith("B reads item1.count, but item1 was freed in step "),
        t.failure().message());
    assertTrue(
        t.steps().stream()
            .flatMap(s -> s.events().stream())
            .anyMatch(x -> x.equals(new Event.Life("item1", "live", "freed"))));
    Trace.ObjectInfo item =
        t.objects().stream().filter(x -> x.id().equals("item1")).findFirst().get();
    assertEquals("live", item.life());
    assertNotNull(item.allocated());
    assertEquals("struct item", item.type());
  }

  @Test
  void readerThatRcuProtectsIsNoError() throws Exception {
    RunOutcome o = run("use-after-free");
    assertEquals(
        Set.of(),
        o.errors().stream()
            .filter(e -> e.object().equals("item2") && e.thread().equals("B"))
            .map(FoundError::kind)
            .collect(Collectors.toSet()));
  }

  @Test
  void deadlockIsToldWithThePendingStepOfEachThread() throws Exception {
    RunOutcome o = run("deadlock");
    assertAllReplayed(o);
    FoundError e = only(o, "deadlock", "");
    Trace t = trace(e);
    List<Trace.Step> pending = t.steps().stream().filter(s -> s.n() == 0).toList();
    assertEquals(List.of("A", "B"), pending.stream().map(Trace.Step::thread).toList());
    assertEquals("mutex_lock(&b->mtx)", pending.get(0).text());
    assertEquals(List.of(new Event.Lock("wait", "box2", "mtx", "sleep")), pending.get(0).events());
    assertEquals(
        "nobody can go on: A waits for box2.mtx, which B holds; B waits for box1.mtx, which A"
            + " holds",
        t.failure().message());
    assertEquals(t.steps().size() - 2, t.failure().step());
  }

  @Test
  void dataRaceIsToldWithBothAccesses() throws Exception {
    RunOutcome o = run("deadlock");
    Trace t = trace(only(o, "data-race", "counter"));
    List<Trace.Step> pending = t.steps().stream().filter(s -> s.n() == 0).toList();
    assertEquals(List.of("A", "B"), pending.stream().map(Trace.Step::thread).toList());
    assertEquals("counter = 1", pending.get(0).text());
    assertEquals(
        List.of(new Event.Access("counter", "", true, "PLAIN", "0", "2")),
        pending.get(1).events().stream().filter(x -> x instanceof Event.Access).toList());
  }

  @Test
  void eachErrorIsFoundOnceAndInOrder() throws Exception {
    RunOutcome o = run("deadlock");
    List<Integer> lengths = o.errors().stream().map(FoundError::length).toList();
    assertEquals(lengths.stream().sorted().toList(), lengths);
    assertEquals(
        o.errors().size(),
        o.errors().stream()
            .map(e -> e.kind() + e.thread() + e.label() + e.object() + e.field() + e.stack())
            .distinct()
            .count());
  }

  /** The trust of the whole: a module that does something else than the interpreter is noticed. */
  @Test
  void mutatedModuleIsAMismatchAndNeverASilentResult() throws Exception {
    ModelRequest request = Scenarios.request("use-after-free", List.of());
    Model model = Scenarios.model(request);
    SortedMap<String, String> files = new TreeMap<>(model.files());
    // Whoever enters an RCU reader is twice in it.
    String rcu = files.get("Rcu.tla");
    assertNotNull(rcu);
    String mutant = rcu.replaceFirst("nest\\[self\\] \\+ 1|@ \\+ 1", "@ + 2");
    assertFalse(mutant.equals(rcu), "the kernel module has changed: find another mutation");
    files.put("Rcu.tla", mutant);
    Model wrong =
        Model.of(model.module(), model.scenarioTitle(), files, model.bounds(), 0, model.program());
    RunOutcome o = engine().run(Scenarios.run(request, wrong, directory), Progress.none());
    boolean noticed =
        o.ending().why() == Ending.Why.ENGINE
            || o.errors().stream()
                .anyMatch(e -> e.mismatch() != null && e.mismatch().contains("nest"));
    assertTrue(noticed, () -> o.ending() + " " + o.errors());
  }
}
