package org.epcheck.runner.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

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

  private static Verdict verdict(String purpose, RunOutcome outcome) {
    return Objects.requireNonNull(judge(outcome).verdicts().get(purpose));
  }

  private static RunVerdicts judge(RunOutcome outcome) {
    List<Purpose> purposes = List.of(UAF, RACE);
    PlannedRun run = new PlannedRun(1, "s", new TreeMap<>(), new TreeMap<>(), purposes);
    return new Judge(new Classifier(purposes)).judge(run, outcome, "title", "bounds", false);
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
