package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties of the user's own through TLC, on a small program. */
@Tag("tlc")
class PropertyOnTlcTests {
  private static final String MINE =
      """
      ---- MODULE mine ----
      EXTENDS Epcheck
      \\* @invariant a mutex has one holder
      OneHolder == \\A t, u \\in Threads :
        Owns(t, Static("outer"), "") /\\ Owns(u, Static("outer"), "") => t = u
      \\* @invariant
      NeverBoth == ~(Owns("A", Static("outer"), "") /\\ Owns("A", Static("inner"), "owner"))
      \\* @invariant
      NotYet == ~AllOver
      ====
      """;

  @TempDir Path directory;

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

  @Test
  void violatedOnesAreFoundAndReplayed() throws Exception {
    ModelRequest request = with("deadlock", 0, MINE);
    RunOutcome o = run(request, Scenarios.model(request));
    assertEquals(Ending.complete(), o.ending());
    assertEquals(
        List.of("property:NeverBoth", "property:NotYet"),
        o.errors().stream().map(FoundError::kind).toList());
    FoundError both = o.errors().get(0);
    assertNotNull(both.trace());
    assertEquals(
        "after step " + both.length() + " the property NeverBoth is false",
        both.trace().failure().message());
    // The other checks go on beside it.
    ModelRequest wrong = with("deadlock", 1, MINE);
    assertTrue(
        run(wrong, Scenarios.model(wrong)).errors().stream()
            .anyMatch(e -> e.kind().equals("deadlock")));
  }

  /** Without a property nothing of it is there; with one no step is merged. */
  @Test
  void aPropertyIsAskedOfEveryState() {
    Model plain = Scenarios.model(KernelCheck.request("deadlock", 0));
    Model with = Scenarios.model(with("deadlock", 0, MINE));
    assertTrue(!plain.files().containsKey("Inspect.tla"));
    assertTrue(!plain.files().getOrDefault("deadlock.tla", "").contains("ModelRules == <<>>"));
    assertTrue(with.files().getOrDefault("deadlock.tla", "").contains("ModelRules == <<>>"));
  }

  /** A last state that differs by more than the error is no trace of a property. */
  @Test
  void aPropertyThatMovesIsAMismatch() throws Exception {
    ModelRequest request = with("deadlock", 0, MINE);
    Model m = Scenarios.model(request);
    SortedMap<String, String> files = new TreeMap<>(m.files());
    files.computeIfPresent(
        "Checked.tla",
        (name, text) ->
            text.replace(
                "Halt(<<\"property:NeverBoth\", \"\", \"\", 0, <<>>>>)",
                "err' = <<\"property:NeverBoth\", \"\", \"\", 0, <<>>>> /\\"
                    + " nest' = [nest EXCEPT ![\"A\"] = 1] /\\ UNCHANGED <<pc, loc, stack, mem,"
                    + " life, mark, owner, held, queue, sync>>"));
    Model moved = Model.of(m.module(), m.scenarioTitle(), files, m.bounds(), m.size(), m.program());
    RunOutcome o = run(request, moved);
    assertTrue(
        o.errors().stream()
            .anyMatch(e -> e.kind().equals("property:NeverBoth") && e.mismatch() != null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ~AllOver          | ~AllDone          | 9 | 12 | Unknown operator: `AllDone'
          ~AllOver          | ~AllOver => => 1  | 9 | 26 | TLA+ syntax
          ~AllOver          | <>AllOver         | 9 | 1  | `NotYet` is not about a single state
          ~AllOver          | mem' = mem        | 9 | 1  | `NotYet` is not about a single state
          ~AllOver          | Owns("A", 1)     | 9 | 15 | requires 3 arguments
          """)
  void whatTheParserRefusesIsToldWithItsPlace(
      String from, String to, int line, int column, String message)
      throws IOException, InterruptedException {
    String text = MINE.replace(from, to);
    Model model = Scenarios.model(with("deadlock", 0, text));
    List<Diagnostic> problems =
        new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard())
            .problems(
                PropertyFile.parse("my/mine.tla", text).get(),
                model,
                Path.of(System.getProperty("java.home"), "bin", "java"));
    Diagnostic d = problems.get(0);
    assertTrue(d.message().contains(message), d.message());
    Span span = d.span();
    assertNotNull(span);
    assertEquals("my/mine.tla", span.file());
    assertEquals(line + ":" + column, span.line() + ":" + span.column());
  }

  @Test
  void whatIsRightHasNoProblems() throws Exception {
    Model model = Scenarios.model(with("deadlock", 0, MINE));
    assertEquals(
        List.of(),
        new TlcEngine(TlcJar.onClassPath(), TlcSettings.standard())
            .problems(
                PropertyFile.parse("mine.tla", MINE).get(),
                model,
                Path.of(System.getProperty("java.home"), "bin", "java")));
  }

  /** A field that does not exist shows when it is asked for: an error of the run, with words. */
  @Test
  void aFieldThatDoesNotExistIsNoOk() throws Exception {
    ModelRequest request =
        with("deadlock", 0, MINE.replace("~AllOver", "Field(Static(\"outer\"), \"nix\") = 0"));
    RunOutcome o = run(request, Scenarios.model(request));
    assertEquals(Ending.Why.ENGINE, o.ending().why());
    assertTrue(o.ending().detail().contains("no such field"), o.ending().detail());
    assertTrue(Files.exists(directory.resolve("tlc.log")));
  }

  /** More states than the interpreter has: the two do not agree, whatever errors there are. */
  @Test
  void aStateCountThatTheInterpreterDoesNotHaveIsAnErrorOfTheEngine() throws Exception {
    ModelRequest request = KernelCheck.request("livelock", 0);
    Model m = Scenarios.model(request);
    SortedMap<String, String> files = new TreeMap<>(m.files());
    files.computeIfPresent(
        "livelock.tla",
        (name, text) ->
            text.replace(
                "Next ==\n",
                "Next ==\n  \\/ /\\ err = <<>> /\\ nest[\"rcu\"] = 0 /\\ nest' = [nest EXCEPT"
                    + " ![\"rcu\"] = 7]\n     /\\ UNCHANGED <<pc, loc, stack, mem, life, mark, owner,"
                    + " held, queue, sync, err>>\n"));
    Model more = Model.of(m.module(), m.scenarioTitle(), files, m.bounds(), m.size(), m.program());
    RunOutcome o = run(request, more);
    assertEquals(Ending.Why.ENGINE, o.ending().why());
    assertTrue(o.ending().detail().contains("the interpreter"), o.ending().detail());
  }
}
