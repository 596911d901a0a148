package org.epcheck.runner.purpose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.verdict.Others;
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

  private List<String> violated(String kind, String tag, String field, String... stack) {
    return classifier.violated(Fixtures.error(kind, tag, field, List.of(stack), 3));
  }
}
