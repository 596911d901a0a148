package org.epcheck.runner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTests {
  private static final TreeMap<String, ModelFile.Switch> SWITCHES =
      new TreeMap<>(
          Map.of(
              "fails",
              new ModelFile.Switch(
                  "fails", "M", "t", new TreeMap<>(Map.of("no", "0", "yes", "1")), "no")));

  @ParameterizedTest
  @CsvSource({
    "'0..8', '[0, 1, 2, 3, 4, 5, 6, 7, 8]'",
    "'all', '[0, 1, 2, 3, 4, 5, 6, 7, 8]'",
    "'1,3-5', '[1, 3, 4, 5]'",
    "'5, 1,base', '[0, 1, 5]'",
    "'4,4..5', '[4, 5]'"
  })
  void readsSteps(String text, String steps) {
    assertEquals(steps, Selection.steps(text, 8).get().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "0..9", "5-3", "", "x", "1-2-3", "-1", "1,,2", "99999999999"})
  void refusesWhatIsNoStep(String text) {
    assertFalse(Selection.steps(text, 8).isOk());
  }

  @Test
  void namesComeInTheOrderOfTheLibrary() {
    assertEquals(List.of("a", "c"), names("c,a", "a", "b", "c"));
  }

  @Test
  void anUnknownNameHasASuggestionAndTheList() {
    Diagnostic d =
        Selection.names("scenario", "close-clos", List.of("close-close", "wait"))
            .diagnostics()
            .get(0);
    assertEquals("unknown scenario `close-clos`", d.message());
    assertEquals("did you mean `close-close`? known: close-close, wait", d.help());
  }

  @Test
  void aNameLikeNothingHasOnlyTheList() {
    Diagnostic d = Selection.names("scenario", "zzz", List.of("close-close")).diagnostics().get(0);
    assertEquals("known: close-close", d.help());
  }

  @Test
  void switchesHavePresets() {
    assertEquals(Map.of("fails", "no"), Selection.switches(List.of(), SWITCHES).get());
    assertEquals(Map.of("fails", "yes"), Selection.switches(List.of("fails=yes"), SWITCHES).get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail=yes", "fails=maybe", "fails", "=yes"})
  void refusesWhatIsNoSwitch(String text) {
    assertFalse(Selection.switches(List.of(text), SWITCHES).isOk());
  }

  @Test
  void aPlanLeavesOutScenariosThatNoPurposeAppliesTo() {
    var all = Fixtures.purpose("1", List.of(), "deadlock");
    var some =
        new org.epcheck.runner.purpose.Purpose(
            "2", "t", "p", null, all.claim(), all.rules(), List.of(), List.of(), List.of("s1"));
    Plan plan =
        Plan.of(
            List.of(0, 3),
            List.of(some),
            List.of("s1", "s2"),
            false,
            new TreeMap<>(Map.of("fails", "yes")),
            SWITCHES);
    assertEquals(
        List.of("0-s1-fails=yes", "3-s1-fails=yes"),
        plan.runs().stream().map(PlannedRun::name).toList());
  }

  @Test
  void readsCells() {
    assertEquals(new CellId("4c", 6, ""), CellId.parse("4c@6").get());
    assertEquals(new CellId("4c", 0, "close-close"), CellId.parse("4c@base/close-close").get());
    assertFalse(CellId.parse("4c").isOk());
    assertFalse(CellId.parse("@6").isOk());
  }

  private static List<String> names(String text, String... known) {
    return Selection.names("name", text, List.of(known)).get();
  }
}
