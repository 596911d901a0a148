package org.epcheck.runner.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.audit.DropOne;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.report.MatrixJson;
import org.epcheck.runner.report.MatrixMarkdown;
import org.epcheck.runner.report.MatrixText;
import org.epcheck.runner.report.Style;
import org.junit.jupiter.api.Test;

class JudgeTests {
  private static final Purpose UAF = withGoal(Fixtures.purpose("1", List.of(), "use-after-free"));
  private static final Purpose RACE = Fixtures.purpose("2", List.of(), "data-race");
  private static final FoundError FREED = Fixtures.error("use-after-free", "toy", "a", "f", 7);
  private static final FoundError LONGER = Fixtures.error("use-after-free", "toy", "b", "g", 9);
  private static final Set<String> REACHED = Set.of("g1");

  @Test
  void completeAndReachedIsOk() {
    assertEquals(new Verdict.Ok(), verdict("1", Fixtures.complete(REACHED)));
  }

  @Test
  void theShortestErrorOfThePurposeCounts() {
    assertEquals(
        new Verdict.Violated(7, true), verdict("1", Fixtures.complete(REACHED, LONGER, FREED)));
    assertEquals(FREED, judge(Fixtures.complete(REACHED, LONGER, FREED)).evidence().get("1"));
  }

  @Test
  void anErrorOfOnePurposeSaysNothingAboutAnother() {
    assertEquals(new Verdict.Ok(), verdict("2", Fixtures.complete(REACHED, FREED)));
  }

  @Test
  void aViolationCountsEvenWhenTheRunIsNotComplete() {
    RunOutcome o = Fixtures.outcome(new Ending(Ending.Why.TIME, "10 s"), REACHED, FREED);
    assertEquals(new Verdict.Violated(7, true), verdict("1", o));
    assertEquals(new Verdict.Inconclusive(Verdict.Reason.TIME, "10 s"), verdict("2", o));
  }

  @Test
  void nothingButACompleteRunIsOk() {
    for (Ending.Why why : Ending.Why.values()) {
      Verdict v = verdict("1", Fixtures.outcome(new Ending(why, ""), REACHED));
      assertEquals(why == Ending.Why.COMPLETE, v instanceof Verdict.Ok, why.toString());
    }
  }

  @Test
  void aBoundMakesEveryOtherVerdictInconclusive() {
    FoundError bound = Fixtures.error("bound-objects", "toy", "", "f", 3);
    RunOutcome o = Fixtures.complete(REACHED, bound, FREED);
    assertEquals(new Verdict.Violated(7, true), verdict("1", o));
    assertEquals(
        new Verdict.Inconclusive(Verdict.Reason.BOUND, "objects at src/toy.c:8"), verdict("2", o));
  }

  @Test
  void anUnreachedGoalMakesAnOkVacuous() {
    Verdict v = verdict("1", Fixtures.complete(Fixtures.none()));
    assertEquals("not reached: f() while another thread is in g()", v.detail());
    assertEquals("vac", v.mark());
    assertEquals(new Verdict.Ok(), verdict("2", Fixtures.complete(Fixtures.none())));
  }

  @Test
  void aTraceThatCannotBeReplayedIsAnErrorOfAllVerdictsThatRestOnTheRun() {
    RunOutcome o = Fixtures.complete(REACHED, Fixtures.unreplayed(FREED));
    assertInstanceOf(Verdict.Failed.class, verdict("1", o));
    assertInstanceOf(Verdict.Failed.class, verdict("2", o));
    assertNull(judge(o).evidence().get("1"));
  }

  @Test
  void anErrorOfNoPurposeIsKept() {
    FoundError deadlock = Fixtures.error("deadlock", "", "", "f", 4);
    RunVerdicts r = judge(Fixtures.complete(REACHED, deadlock));
    assertEquals(List.of(deadlock), r.others());
    assertEquals(deadlock, r.evidence().get("deadlock"));
  }

  /** Nothing that a run found is passed over, whatever was selected. */
  @Test
  void whatNobodyAskedForIsToldAndCountsForBisecting() {
    RunVerdicts r = judge(Fixtures.complete(REACHED, LONGER, FREED), List.of(RACE));
    assertEquals(Set.of("2"), r.verdicts().keySet());
    assertEquals(List.of(), r.others());
    assertEquals(List.of(new RunVerdicts.Unasked("1", false, FREED)), r.unasked());
    Matrix m = matrix(r);
    assertEquals("ok", Objects.requireNonNull(m.row("2").get(1)).verdict().mark());
    assertEquals(Matrix.Bisect.NO, m.safeAt(1));
    String report = MatrixText.report(m, Style.PLAIN);
    assertTrue(
        report.contains(
            "other errors found (no selected purpose asks about them)\n"
                + "  1@1                 7 steps  use-after-free of toy.a in f(), s\n"),
        report);
    assertTrue(MatrixMarkdown.of(m).contains("1@1                 7 steps"));
    // Asked for, it is a row; and a run without errors has no such section.
    assertEquals(List.of(), judge(Fixtures.complete(REACHED, FREED)).unasked());
    RunVerdicts clean = judge(Fixtures.complete(REACHED), List.of(RACE));
    assertEquals(Matrix.Bisect.YES, matrix(clean).safeAt(1));
    assertFalse(MatrixText.report(matrix(clean), Style.PLAIN).contains("no selected purpose"));
  }

  private static final Extent NO_LIVELOCK =
      new Extent("more than 7 states", "more than 7 states", new TreeSet<>(), "");

  /** That nobody has looked for livelocks matters to whoever asks about them, and is told. */
  @Test
  void aLivelockThatNobodyLookedForIsNotAbsent() {
    RunOutcome o = Fixtures.with(NO_LIVELOCK, Fixtures.complete(REACHED));
    Purpose lively = Fixtures.purpose("3", List.of(), "deadlock|livelock");
    List<Purpose> all = List.of(UAF, RACE, lively);
    RunVerdicts r = judge(o, all);
    assertEquals(new Verdict.Ok(), r.verdicts().get("2"));
    assertEquals(
        new Verdict.Inconclusive(Verdict.Reason.NOT_SEARCHED, "livelock: more than 7 states"),
        r.verdicts().get("3"));
    assertEquals(new Verdict.Ok(), judge(Fixtures.complete(REACHED), all).verdicts().get("3"));
    Matrix m = matrix(judge(o, List.of(RACE)));
    assertEquals("ok", Objects.requireNonNull(m.row("2").get(1)).verdict().mark());
    assertEquals(Matrix.Bisect.UNKNOWN, m.safeAt(1));
    String report = MatrixText.report(m, Style.PLAIN);
    assertTrue(
        report.contains(
            "\nok   no violation within the bounds below\n"
                + "livelock: not searched in 1 of 1 runs (see"),
        report);
    assertTrue(
        report.contains("not searched\n  livelock: not searched (more than 7 states): @1/s\n"),
        report);
    assertTrue(MatrixMarkdown.of(m).contains("livelock: not searched (more than 7 states): @1/s"));
    Matrix clean = matrix(judge(Fixtures.complete(REACHED), List.of(RACE)));
    assertFalse(MatrixText.report(clean, Style.PLAIN).contains("livelock"));
  }

  /** A row of livelocks says ok only where somebody looked. */
  @Test
  void theRowOfALivelockSaysNothingOfRunsThatWereNotSearched() {
    FoundError livelock = Fixtures.error("livelock", "", "", "f", 4);
    RunVerdicts found = judge(Fixtures.complete(REACHED, livelock), List.of(RACE));
    RunVerdicts open =
        judge(0, Fixtures.with(NO_LIVELOCK, Fixtures.complete(REACHED)), List.of(RACE));
    Matrix m = matrix(open, found);
    assertEquals("X4", livelock(m, 1));
    assertEquals("?", livelock(m, 0));
    Matrix searched = matrix(judge(0, Fixtures.complete(REACHED), List.of(RACE)), found);
    assertEquals("ok", livelock(searched, 0));
    // Nor is it better without a patch only because nobody looked.
    TreeSet<Integer> none = new TreeSet<>();
    DropOne d = DropOne.compare(1, "one", none, matrix(found), matrix(moved(open)));
    assertEquals(List.of("livelock"), d.unknown());
    assertEquals(List.of(), d.changes());
  }

  private static String livelock(Matrix m, int step) {
    return m.allCells().stream()
        .filter(c -> c.row().equals("livelock") && c.step() == step)
        .map(c -> c.verdict().mark())
        .collect(Collectors.joining());
  }

  private static RunVerdicts moved(RunVerdicts r) {
    return judge(1, r.outcome(), List.of(RACE));
  }

  /** A goal that only walks reached is told as that. */
  @Test
  void aGoalThatOnlyWalksReachedIsToldAsThat() {
    Extent walked = new Extent("", "more than 7 states", new TreeSet<>(REACHED), "");
    RunVerdicts r = judge(Fixtures.with(walked, Fixtures.complete(REACHED)), List.of(UAF));
    assertEquals(new Verdict.Ok(), r.verdicts().get("1"));
    String report = MatrixText.report(matrix(r), Style.PLAIN);
    assertTrue(
        report.contains("  1@1: complete in s; f() met g() (seen by walks only)\n  Walks: "),
        report);
    RunVerdicts searched = judge(Fixtures.complete(REACHED), List.of(UAF));
    assertFalse(MatrixText.report(matrix(searched), Style.PLAIN).contains("walks"));
    assertTrue(
        MatrixJson.of(matrix(r))
            .replaceAll("\\s", "")
            .contains("\"goalsReachedByWalks\":[\"g1\"]"));
    assertTrue(
        MatrixJson.of(matrix(searched))
            .replaceAll("\\s", "")
            .contains("\"goalsReached\":[\"g1\"],\"goalsReachedByWalks\":[]"));
  }

  private static Matrix matrix(RunVerdicts... runs) {
    return Matrix.of(
        new Matrix.Frame(
            "series",
            "title",
            List.of("base", "one"),
            Arrays.stream(runs).map(r -> r.run().step()).toList(),
            runs[0].run().purposes(),
            List.of("s"),
            new TreeMap<>(),
            new TreeMap<>(),
            "default"),
        List.of(runs));
  }

  private static Verdict verdict(String purpose, RunOutcome outcome) {
    return Objects.requireNonNull(judge(outcome).verdicts().get(purpose));
  }

  private static RunVerdicts judge(RunOutcome outcome) {
    return judge(outcome, List.of(UAF, RACE));
  }

  private static RunVerdicts judge(RunOutcome outcome, List<Purpose> asked) {
    return judge(1, outcome, asked);
  }

  private static RunVerdicts judge(int step, RunOutcome outcome, List<Purpose> asked) {
    PlannedRun run = new PlannedRun(step, "s", new TreeMap<>(), new TreeMap<>(), asked);
    return new Judge(new Classifier(List.of(UAF, RACE)))
        .judge(run, outcome, "title", "bounds", false);
  }

  private static Purpose withGoal(Purpose p) {
    return new Purpose(
        p.id(),
        p.title(),
        p.property(),
        null,
        p.claim(),
        p.rules(),
        List.of(),
        List.of(new GoalSpec("g1", "f", "g")),
        List.of());
  }
}
