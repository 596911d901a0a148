package org.epcheck.runner.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MergeTests {
  private static final Verdict OK = new Verdict.Ok();
  private static final Verdict TIME = new Verdict.Inconclusive(Verdict.Reason.TIME, "");
  private static final Verdict FAILED = new Verdict.Failed("");

  @Test
  void theShortestViolationWins() {
    Merge.Merged m =
        merge(TIME, new Verdict.Violated(9, true), FAILED, new Verdict.Violated(7, false), OK);
    assertEquals(new Verdict.Violated(7, false), m.verdict());
    assertEquals("s3", m.scenario());
  }

  @Test
  void oneInconclusiveScenarioIsEnough() {
    assertEquals(TIME, merge(OK, OK, TIME).verdict());
    assertEquals("?", merge(OK, TIME, vacuous("a")).verdict().mark());
  }

  @Test
  void aFailureIsWorseThanInconclusive() {
    assertEquals(FAILED, merge(TIME, FAILED, OK).verdict());
  }

  @Test
  void aGoalReachedInOneScenarioIsReached() {
    assertEquals(OK, merge(vacuous("a"), OK).verdict());
    assertEquals(OK, merge(vacuous("a"), vacuous("b")).verdict());
    assertEquals(vacuous("b"), merge(vacuous("a", "b"), vacuous("b")).verdict());
  }

  @Test
  void nothingIsNotApplicable() {
    assertEquals(new Verdict.NotApplicable(), merge().verdict());
  }

  /** Of all pairs and triples of verdicts, only those of ok and vacuous ones may give an ok. */
  @Test
  void nothingElseBecomesOk() {
    List<Verdict> all =
        List.of(
            OK,
            TIME,
            FAILED,
            vacuous("a"),
            new Verdict.Violated(3, true),
            new Verdict.Inconclusive(Verdict.Reason.BOUND, ""),
            new Verdict.Inconclusive(Verdict.Reason.MEMORY, ""));
    for (Verdict a : all) {
      for (Verdict b : all) {
        for (Verdict c : all) {
          boolean harmless =
              List.of(a, b, c).stream()
                  .allMatch(v -> v instanceof Verdict.Ok || v instanceof Verdict.Vacuous);
          if (!harmless) {
            assertFalse(merge(a, b, c).verdict() instanceof Verdict.Ok, a + " " + b + " " + c);
          }
        }
      }
    }
  }

  private static Verdict vacuous(String... goals) {
    return new Verdict.Vacuous(new TreeSet<>(List.of(goals)));
  }

  private static Merge.Merged merge(Verdict... verdicts) {
    SortedMap<String, Verdict> map = new TreeMap<>();
    for (int i = 0; i < verdicts.length; i++) {
      map.put("s" + i, verdicts[i]);
    }
    return Merge.merge(map);
  }
}
