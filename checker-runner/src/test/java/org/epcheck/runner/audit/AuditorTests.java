package org.epcheck.runner.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.verdict.Matrix;
import org.junit.jupiter.api.Test;

class AuditorTests {
  private final Matrix matrix = Audits.matrix(0, 1, 2);

  private ConditionResult decide(Condition c) {
    return Audits.auditor(matrix).decide(Audits.claim("x", c)).conditions().get(0);
  }

  private static void is(Status status, ConditionResult r, String words) {
    String all = r.reason() + " " + r.evidence();
    assertEquals(status, r.status(), all);
    assertTrue(all.contains(words), all);
  }

  @Test
  void okAtEachStepHolds() {
    is(Status.HOLDS, decide(new Condition.Ok(Audits.at("0,2"), "1a")), "2 runs of one-one, 2,468");
  }

  @Test
  void aViolationRefutesWithItsCell() {
    is(
        Status.REFUTED,
        decide(new Condition.Ok(Audits.at("all"), "1a")),
        "cell=1a@1/one-one, text=use-after-free of toy1.a in first() by A (src/toy.c:8), 14 steps");
  }

  @Test
  void aProblemThatIsNotSeenIsNotRefuted() {
    is(Status.UNDECIDED, decide(new Condition.Violated(Audits.at("0"), "1a")), "1a@0 is ok in one");
    is(Status.HOLDS, decide(new Condition.Violated(Audits.at("1"), "1a")), "1a@1/one-one");
  }

  @Test
  void whatIsNotCompleteDecidesNothing() {
    Matrix m = Audits.matrix(0, 1, 2, 3);
    for (Condition c :
        List.of(
            new Condition.Ok(Audits.at("2-last"), "1a"),
            new Condition.Violated(Audits.at("3"), "1a"),
            new Condition.NoError(Audits.at("3"), Audits.rule("deadlock")),
            new Condition.NotLocked(Audits.at("3"), "none", List.of()))) {
      ClaimResult r = Audits.auditor(m).decide(Audits.claim("x", c));
      assertEquals(Status.UNDECIDED, r.status(), c.toString());
    }
  }

  @Test
  void aStepThatTheSeriesHasNotDecidesNothing() {
    is(Status.UNDECIDED, decide(new Condition.Ok(Audits.at("5-last"), "1a")), "no such step");
  }

  @Test
  void anErrorOfAPurposeOrOfNoneCounts() {
    is(
        Status.REFUTED,
        decide(new Condition.NoError(Audits.at("all"), Audits.rule("use-after-free"))),
        "1a@1/one-one");
    is(
        Status.HOLDS,
        decide(new Condition.NoError(Audits.at("0,2"), Audits.rule("use-after-free"))),
        "2 runs");
  }

  @Test
  void functionsMustHaveRun() {
    Condition c = new Condition.NoError(Audits.at("0", "first", "second"), Audits.rule("deadlock"));
    is(Status.UNDECIDED, decide(c), "second() did not run at 0");
  }

  @Test
  void aLockThatSomebodyTakes() {
    is(
        Status.REFUTED,
        decide(new Condition.NotLocked(Audits.at("all"), "big", List.of("other"))),
        "src/toy.c:7 at step 0 in one-one, text=first() takes big, also=[1, 2]");
    is(
        Status.HOLDS,
        decide(new Condition.NotLocked(Audits.at("all"), "big", List.of("first"))),
        "3 runs");
  }

  @Test
  void theOrderOfLocks() {
    is(
        Status.HOLDS,
        decide(new Condition.LockOrder(Audits.at("all"), List.of("toy.lock", "big"))),
        "3 runs");
    is(
        Status.REFUTED,
        decide(new Condition.LockOrder(Audits.at("all"), List.of("big", "toy.lock"))),
        "first() takes big holding toy.lock");
    is(
        Status.UNDECIDED,
        decide(new Condition.LockOrder(Audits.at("all"), List.of("a", "toy.lock"))),
        "nobody takes one of these locks while holding another");
  }

  @Test
  void aScenarioThatWasNotRunDecidesNothing() {
    Condition.Scope elsewhere =
        new Condition.Scope(StepRange.ALL, List.of("one-two"), new TreeMap<>(), List.of());
    is(Status.UNDECIDED, decide(new Condition.Ok(elsewhere, "1a")), "1a was not asked");
    is(
        Status.UNDECIDED,
        decide(new Condition.NoError(elsewhere, Audits.rule("deadlock"))),
        "scenario one-two was not run");
  }

  @Test
  void fixesAreFoundFromVerdicts() {
    Fixes freed = Fixes.of(Audits.FREED, matrix);
    assertEquals("patch 1 patch 2", freed.breaker() + " " + freed.fixer());
    Fixes twice = Fixes.of(Audits.TWICE, matrix);
    assertEquals("nobody -", twice.breaker() + " " + twice.fixer());
    Fixes open = Fixes.of(Audits.FREED, Audits.matrix(0, 1, 2, 3));
    assertEquals("patch 1 ?", open.breaker() + " " + open.fixer());
    Fixes never = Fixes.of(Audits.FREED, Audits.matrix(0, 1));
    assertEquals("patch 1 nothing", never.breaker() + " " + never.fixer());
  }

  @Test
  void aPatchIsNeededForWhatBreaksWithoutIt() {
    DropOne needed = DropOne.compare(2, "two", new TreeSet<>(), matrix, Audits.matrix(0, 1));
    assertEquals("yes", needed.needed());
    assertEquals("1a@1/one-one", needed.changes().get(0).cell());
    assertTrue(needed.changes().get(0).isWorse());
    DropOne not = DropOne.compare(1, "one", new TreeSet<>(), matrix, Audits.matrix(0));
    assertEquals("not seen", not.needed());
    DropOne open = DropOne.compare(1, "one", new TreeSet<>(), matrix, Audits.matrix(0, 3));
    assertEquals("? [1a, 1b]", open.needed() + " " + open.unknown());
  }

  /** An error of no purpose that only the series without the patch has; and one that nobody saw. */
  @Test
  void aNewErrorOfNoPurposeCountsToo() {
    RunOutcome deadlock =
        Fixtures.complete(Set.of(), Fixtures.error("deadlock", "", "", "first", 6));
    Matrix broken = Audits.matrix(List.of(2), List.of(deadlock));
    DropOne d = DropOne.compare(1, "one", new TreeSet<>(), matrix, broken);
    assertEquals("yes deadlock", d.needed() + " " + d.changes().get(0).row());
    RunOutcome open = Fixtures.outcome(new Ending(Ending.Why.MEMORY, ""), Set.of());
    DropOne half =
        DropOne.compare(
            1, "one", new TreeSet<>(), broken, Audits.matrix(List.of(2), List.of(open)));
    assertEquals(List.of("1a", "1b", "deadlock"), half.unknown());
  }

  @Test
  void stepsOfAClaim() {
    assertEquals(List.of(0, 1, 2), StepRange.ALL.of(2));
    assertEquals(List.of(0, 2, 3, 4), new StepRange("0,2-last").of(4));
    assertEquals(List.of(), new StepRange("5-8").of(4));
    assertEquals(List.of(4), new StepRange("last").of(4));
    for (String bad : new String[] {"", "x", "3-2", "1..2", "1-", "base"}) {
      assertEquals(null, StepRange.parse(bad), bad);
    }
  }
}
