package org.epcheck.runner.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Purpose;
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

  private static Matrix matrix(RunVerdicts r) {
    return Matrix.of(
        new Matrix.Frame(
            "series",
            "title",
            List.of("base", "one"),
            List.of(1),
            r.run().purposes(),
            List.of("s"),
            new TreeMap<>(),
            new TreeMap<>(),
            "default"),
        List.of(r));
  }

  private static Verdict verdict(String purpose, RunOutcome outcome) {
    return Objects.requireNonNull(judge(outcome).verdicts().get(purpose));
  }

  private static RunVerdicts judge(RunOutcome outcome) {
    return judge(outcome, List.of(UAF, RACE));
  }

  private static RunVerdicts judge(RunOutcome outcome, List<Purpose> asked) {
    PlannedRun run = new PlannedRun(1, "s", new TreeMap<>(), new TreeMap<>(), asked);
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
