package org.epcheck.runner.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.report.MatrixJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTests {
  private final Matrix matrix = Matrices.sample();

  @Test
  void itsOwnJsonIsExpected() {
    assertEquals(List.of(), differences(MatrixJson.of(matrix)));
  }

  @Test
  void itsOwnLinesAreExpectedAndEveryOtherWordIsNot() {
    List<String> lines = new ArrayList<>();
    matrix.allCells().forEach(c -> lines.add(c.id() + " " + c.verdict().word()));
    assertEquals(List.of(), differences(String.join("\n", lines)));
    for (int i = 0; i < lines.size(); i++) {
      List<String> changed = new ArrayList<>(lines);
      String word = lines.get(i).endsWith(" ok") ? "violated" : "ok";
      changed.set(i, lines.get(i).replaceFirst(" .*", " " + word));
      assertEquals(1, differences(String.join("\n", changed)).size(), lines.get(i));
    }
  }

  @Test
  void whatIsNotListedMustBeOk() {
    List<String> d = differences("# nothing\n");
    assertEquals("1a@1: expected ok (not listed), found violated", d.get(0));
    assertFalse(d.toString().contains("data-race"), "a warning counts only when it is named");
  }

  @Test
  void whatIsListedMustHaveBeenRun() {
    List<String> d = differences(MatrixJson.of(matrix).replace("\"1a@0\"", "\"1a@7\""));
    assertEquals(List.of("1a@7: expected ok, but it was not run"), d);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4c@6", "4c violated", "4c@6 maybe", "{", "{\"4c@6\": 3}", "{\"a\":[]}"})
  void refusesWhatIsNoExpectation(String text) {
    assertFalse(Expectation.parse("e.txt", text).isOk());
  }

  private List<String> differences(String text) {
    return Expectation.parse("e", text).get().differences(matrix);
  }
}
