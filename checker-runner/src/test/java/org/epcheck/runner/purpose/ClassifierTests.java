package org.epcheck.runner.purpose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.verdict.Others;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.Schedule;
import org.junit.jupiter.api.Test;

class ClassifierTests {
  private final Classifier classifier =
      new Classifier(PurposeFiles.read(SpecsLibrary.directory(Fixtures.library()).get()).get());

  @Test
  void anErrorOfAPurposeIsItsViolation() {
    assertEquals(List.of("1a"), violated("use-after-free", "toy", "a", "first"));
    assertEquals(List.of("1a"), violated("unguarded-access", "toy", "a.inner[2]", "first"));
  }

  @Test
  void everyPartOfARuleMustFit() {
    assertEquals(List.of(), violated("null-dereference", "toy", "a", "first"));
    assertEquals(List.of(), violated("use-after-free", "other", "a", "first"));
    assertEquals(List.of(), violated("use-after-free", "toy", "ab", "first"));
    assertEquals(List.of(), violated("use-after-free", "toy", "", "first"));
  }

  @Test
  void theWholeStackCounts() {
    assertEquals(List.of("1b"), violated("double-free", "toy", "", "free_it", "second"));
    assertEquals(List.of(), violated("double-free", "toy", "", "free_it", "first"));
    assertEquals(List.of(), violated("double-free", "toy", "", "second"));
    assertEquals(List.of(), violated("double-free", "toy", "", "free_it", "second", "setup"));
  }

  @Test
  void whatBelongsToNoPurposeIsAnErrorInItsOwnRight() {
    FoundError deadlock = Fixtures.error("deadlock", "", "", "first", 3);
    assertTrue(classifier.isOther(deadlock));
    assertFalse(classifier.isOther(Fixtures.error("use-after-free", "toy", "a", "first", 3)));
  }

  /** They are shown, but they are errors only where a purpose names them. */
  @Test
  void marksAndGuardsThatNoPurposeNamesAreWarnings() {
    for (String kind : List.of("use-after-mark", "unguarded-access", "data-race")) {
      FoundError e = Fixtures.error(kind, "toy", "b", "first", 3);
      assertTrue(classifier.isOther(e), kind);
      assertTrue(Others.isWarning(Others.name(e)), kind);
    }
    for (String kind : List.of("use-after-free", "data-racer", "deadlock")) {
      assertFalse(
          Others.isWarning(Others.name(Fixtures.error(kind, "toy", "b", "first", 3))), kind);
    }
    assertEquals(List.of("1a"), violated("unguarded-access", "toy", "a", "first"));
  }

  @Test
  void aBoundIsNeitherAViolationNorAnotherError() {
    FoundError bound = Fixtures.error("bound-objects", "toy", "a", "first", 3);
    assertTrue(Classifier.isBound(bound));
    assertFalse(classifier.isOther(bound));
    assertEquals(List.of(), classifier.violated(bound));
  }

  /** The calls next to the access tell apart what is the same in all else. */
  @Test
  void aRuleMayAskForTheCallsNextToTheAccess() {
    FoundError e = withHelper(Fixtures.error("k", "toy", "a", List.of("walk", "check"), 1), "peek");
    assertEquals(List.of("peek"), e.helpers());
    List<String> none = List.of();
    assertTrue(rule(List.of("check"), none, none).matches(e));
    assertTrue(rule(List.of("walk|check"), List.of("look|peek"), none).matches(e));
    assertTrue(rule(none, none, List.of("look")).matches(e));
    assertFalse(rule(List.of("walk"), none, none).matches(e));
    assertFalse(rule(none, List.of("peek", "look"), none).matches(e));
    assertFalse(rule(none, none, List.of("look|peek")).matches(e));
    FoundError alone = Fixtures.error("k", "toy", "a", List.of("walk"), 1);
    assertFalse(rule(List.of("walk"), none, none).matches(alone));
    assertFalse(rule(none, List.of("peek"), none).matches(alone));
  }

  private static Rule rule(List<String> from, List<String> through, List<String> notThrough) {
    List<String> none = List.of();
    return new Rule(
        List.of("k"), none, none, none, none, none, new Rule.Calls(from, through, notThrough));
  }

  /** The same error in a helper of the headers. */
  private static FoundError withHelper(FoundError e, String helper) {
    Trace t = Objects.requireNonNull(e.trace());
    Trace.Step step = t.steps().get(0);
    List<Trace.Frame> frames = new ArrayList<>(step.frames());
    frames.add(new Trace.Frame(helper, "include/toy.h", 3, "*p", true));
    Trace.Step inside =
        new Trace.Step(
            t.failure().step(),
            step.thread(),
            step.label(),
            frames,
            step.text(),
            step.depth(),
            step.visible(),
            step.events());
    Trace told =
        new Trace(
            t.version(),
            t.cell(),
            t.threads(),
            t.objects(),
            t.initial(),
            List.of(inside),
            t.failure());
    return e.with(told, new Schedule(List.of(), null));
  }

  private List<String> violated(String kind, String tag, String field, String... stack) {
    return classifier.violated(Fixtures.error(kind, tag, field, List.of(stack), 3));
  }
}
