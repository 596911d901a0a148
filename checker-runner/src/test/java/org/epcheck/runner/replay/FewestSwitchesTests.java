package org.epcheck.runner.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders with the fewest switches, by hand. */
class FewestSwitchesTests {
  private final List<FewestSwitches.Unit> units = new ArrayList<>();

  private FewestSwitchesTests unit(int thread, String place, int needsA, int needsB) {
    units.add(new FewestSwitches.Unit(thread, place, new int[] {0, needsA, needsB}));
    return this;
  }

  private List<Integer> order() {
    return FewestSwitches.order(units, 2);
  }

  @Test
  void independentThreadsRunOneAfterAnother() {
    unit(1, "a", 0, 0).unit(2, "b", 0, 0).unit(1, "c", 0, 0).unit(2, "d", 0, 0);
    assertEquals(List.of(0, 2, 1, 3), order());
  }

  @Test
  void dependencesAreKept() {
    unit(1, "a", 0, 0).unit(2, "b", 1, 0).unit(1, "c", 0, 1).unit(2, "d", 2, 0);
    assertEquals(List.of(0, 1, 2, 3), order());
  }

  @Test
  void theLastNeedsAll() {
    unit(1, "a", 0, 0).unit(2, "b", 0, 0).unit(1, "fails", 0, 1);
    assertEquals(List.of(1, 0, 2), order());
  }

  /** Thread 2 has to come between two steps of 1: between statements, not inside one. */
  @Test
  void switchesBetweenStatements() {
    unit(1, "s", 0, 0).unit(2, "b", 1, 0).unit(1, "s", 0, 0).unit(1, "t", 0, 1);
    assertEquals(List.of(0, 2, 1, 3), order());
  }

  @Test
  void tooManyCutsAreLeftAlone() {
    for (int i = 0; i < 500; i++) {
      unit(1, "a", 0, 0).unit(2, "b", 0, 0);
    }
    assertNull(order());
  }
}
