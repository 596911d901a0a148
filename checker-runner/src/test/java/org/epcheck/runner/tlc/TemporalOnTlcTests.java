package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.faults.KernelCheck;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Temporal properties of the user's own through TLC, on small programs. */
@Tag("tlc")
class TemporalOnTlcTests {
  @TempDir Path directory;

  private static String module(String... properties) {
    return "---- MODULE mine ----\nEXTENDS Epcheck\n" + String.join("\n", properties) + "\n====\n";
  }

  private static String asked(String fairness, String definition) {
    return "\\* @property\n\\* @fairness " + fairness + "\n" + definition;
  }

  private static ModelRequest with(String program, int fault, String property) {
    ModelRequest r = KernelCheck.request(program, fault);
    SortedMap<String, String> files = new TreeMap<>(r.files());
    files.put(PropertyFile.FOLDER + "mine.tla", property);
    return new ModelRequest(
        r.series(), r.step(), files, r.units(), r.scenario(), r.defines(), r.guards(), r.goals());
  }

  private RunOutcome run(ModelRequest request, Model model) throws Exception {
    return new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard())
        .run(Scenarios.run(request, model, directory), Progress.none());
  }

  private RunOutcome run(String program, int fault, String... properties) throws Exception {
    ModelRequest request = with(program, fault, module(properties));
    return run(request, Scenarios.model(request));
  }

  private static Trace trace(RunOutcome o, String kind) {
    FoundError e = o.errors().stream().filter(x -> x.kind().equals(kind)).findFirst().orElseThrow();
    assertNull(e.mismatch());
    Trace trace = e.trace();
    assertNotNull(trace);
    assertEquals(trace.failure().step(), e.length());
    return trace;
  }

  @Test
  void whatHoldsOfEveryRunIsNoError() throws Exception {
    RunOutcome o =
        run(
            "deadlock",
            0,
            asked("weak", "Ends == <>AllOver"),
            asked("none", "Stays == [][Ended(\"A\") => Ended(\"A\")']_vars"),
            asked("none", "Needs == WeaklyFair(\"A\") /\\ WeaklyFair(\"B\") => <>AllOver"),
            asked("weak", "Leads == Held(Static(\"outer\"), \"\") ~> HoldsNothing(\"A\")"));
    assertEquals(Ending.complete(), o.ending());
    assertEquals(List.of(), o.errors());
  }

  /** Without fairness A may stop anywhere; with it, only a deadlock keeps it from its end. */
  @Test
  void withoutFairnessAThreadMayStop() throws Exception {
    RunOutcome o = run("deadlock", 0, asked("none", "Ends == <>Ended(\"A\")"));
    Trace trace = trace(o, "property:Ends");
    assertNull(trace.loop());
    String message = trace.failure().message();
    assertTrue(message.contains("is false of this run: after step "), message);
    assertTrue(message.contains("nothing moves any more; A stands in both() at "), message);
    RunOutcome dead = run("deadlock", 1, asked("strong", "Ends == <>Ended(\"A\")"));
    assertTrue(dead.errors().stream().anyMatch(e -> e.kind().equals("deadlock")));
    assertTrue(trace(dead, "property:Ends").failure().message().contains(" and waits"));
  }

  /** A lock that is free now and then: weak fairness leaves the other waiting for ever. */
  @Test
  void fairnessDecides() throws Exception {
    RunOutcome o =
        run(
            "starvation",
            0,
            asked("weak", "Weakly == <>Ended(\"B\")"),
            asked("strong", "Strongly == <>Ended(\"B\")"));
    assertEquals(Ending.complete(), o.ending());
    assertEquals(List.of("property:Weakly"), o.errors().stream().map(FoundError::kind).toList());
    Trace trace = trace(o, "property:Weakly");
    assertNotNull(trace.loop());
    String message = trace.failure().message();
    assertTrue(message.contains("all is as it was before step " + trace.loop()), message);
    assertTrue(message.contains("A goes round in "), message);
    assertTrue(message.contains("B stands in "), message);
  }

  @Test
  void aRoundOfTwoThreadsIsFairToBoth() throws Exception {
    RunOutcome o = run("livelock", 3, asked("strong", "Ends == <>(Ended(\"A\") \\/ Ended(\"B\"))"));
    Trace trace = trace(o, "property:Ends");
    Integer loop = trace.loop();
    assertNotNull(loop);
    assertEquals(
        List.of("A", "B"),
        trace.steps().stream()
            .filter(s -> s.n() >= loop)
            .map(Trace.Step::thread)
            .distinct()
            .sorted()
            .toList());
  }

  /** What a finite run violates needs no round: the state, or the step, is its last. */
  @Test
  void safetyEndsWithTheViolation() throws Exception {
    RunOutcome o =
        run(
            "deadlock",
            0,
            asked("weak", "Always == [](Ended(\"B\") => Ended(\"A\"))"),
            asked("weak", "Order == [][Ended(\"B\")' => Ended(\"A\")]_vars"),
            asked("weak", "First == Ended(\"A\") /\\ []TRUE"));
    assertEquals(Ending.complete(), o.ending());
    Trace always = trace(o, "property:Always");
    assertEquals(
        "after step " + always.failure().step() + " the property Always is false",
        always.failure().message());
    Trace step = trace(o, "property:Order");
    assertTrue(
        step.failure().message().endsWith(" not as the property Order has it"),
        step.failure().message());
    assertEquals("B", step.steps().get(step.failure().step() - 1).thread());
    assertEquals(0, trace(o, "property:First").failure().step());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ended("A")            | `P` is about a single state: only the first one would be asked
          mem' = mem            | `P` is about a single step, not about a run
          <>Ender("A")          | Unknown operator: `Ender'
          [](Ended("A")' = TRUE)| [] followed by action not of form
          """)
  void whatIsNoTemporalFormulaIsToldWithItsPlace(String formula, String message) throws Exception {
    String text = module(asked("weak", "P == " + formula));
    Model model = Scenarios.model(with("deadlock", 0, text));
    List<Diagnostic> problems =
        new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard())
            .problems(
                PropertyFile.parse("my/mine.tla", text).get(),
                model,
                Path.of(System.getProperty("java.home"), "bin", "java"));
    assertTrue(problems.get(0).message().contains(message), problems.get(0).message());
    Span span = problems.get(0).span();
    assertNotNull(span);
    assertEquals("my/mine.tla:5", span.file() + ":" + span.line());
  }

  @Test
  void whatIsRightHasNoProblems() throws Exception {
    String text = module(asked("weak", "P == []<>Ended(\"A\")"));
    assertEquals(
        List.of(),
        new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard())
            .problems(
                PropertyFile.parse("mine.tla", text).get(),
                Scenarios.model(with("deadlock", 0, text)),
                Path.of(System.getProperty("java.home"), "bin", "java")));
  }

  /** TLA+ that TLC has no procedure for: no verdict, with its words. */
  @Test
  void aFormulaThatTlcCannotHandleIsNoOk() throws Exception {
    RunOutcome o = run("deadlock", 0, asked("weak", "P == <><<Ended(\"A\")'>>_vars"));
    assertEquals(Ending.Why.ENGINE, o.ending().why());
    assertTrue(
        o.ending().detail().startsWith("the property P: TLC cannot check it"), o.ending().detail());
  }

  /** A search that is not over all states says nothing about runs. */
  @Test
  void statesThatAreMissingAreAnErrorOfTheEngine() throws Exception {
    ModelRequest request = with("deadlock", 0, module(asked("weak", "P == <>TRUE")));
    Model m = Scenarios.model(request);
    SortedMap<String, String> files = new TreeMap<>(m.files());
    files.computeIfPresent(
        "Checked.tla",
        (name, text) ->
            text.replace("Next /\\ err' = <<>>", "Next /\\ err' = <<>> /\\ ~Ended(\"A\")'"));
    Model fewer = Model.of(m.module(), m.scenarioTitle(), files, m.bounds(), m.size(), m.program());
    RunOutcome o = run(request, fewer);
    assertEquals(Ending.Why.ENGINE, o.ending().why());
    assertTrue(o.ending().detail().contains("states without errors, not"), o.ending().detail());
  }

  /** TLC thinks that nothing need move; the interpreter sees that A could. */
  @Test
  void aRunThatIsNotFairIsNoCounterexample() throws Exception {
    ModelRequest request = with("deadlock", 0, module(asked("weak", "P == <>Ended(\"A\")")));
    Model m = Scenarios.model(request);
    SortedMap<String, String> files = new TreeMap<>(m.files());
    files.computeIfPresent(
        "Checked.tla",
        (name, text) ->
            text.replace(
                "WeaklyFairSpec == AnySpec /\\ \\A t \\in Threads : WeaklyFair(t)",
                "WeaklyFairSpec == AnySpec"));
    Model unfair =
        Model.of(m.module(), m.scenarioTitle(), files, m.bounds(), m.size(), m.program());
    FoundError e = run(request, unfair).errors().get(0);
    assertEquals("property:P", e.kind());
    assertEquals("the run is not fair: A could go on, and never does", e.mismatch());
  }

  /** A bound that was hit: the engine does not even ask. */
  @Test
  void behindABoundNothingIsAsked() throws Exception {
    RunOutcome o = run("unsigned", 1, asked("weak", "P == []FALSE"));
    assertTrue(o.errors().stream().anyMatch(e -> e.kind().equals("bound-arithmetic")));
    assertTrue(o.errors().stream().noneMatch(e -> e.kind().startsWith(PropertyFile.KIND)));
  }
}
