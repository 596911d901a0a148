package org.epcheck.translator.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which states no run ends from, and the shortest way to them and round. */
class StateGraphTests {
  private static StateGraph graph(int... steps) {
    StateGraph g = new StateGraph();
    for (int i = 0; i < steps.length; i += 2) {
      g.step(steps[i], steps[i + 1]);
    }
    return g;
  }

  @Test
  void withoutStepsAllIsOver() {
    assertNull(graph().lasso());
  }

  @Test
  void aCycleWithAWayOutIsNone() {
    assertNull(graph(0, 1, 1, 2, 2, 0, 2, 3).lasso());
  }

  @Test
  void aCycleWithoutAWayOutIs() {
    StateGraph.Lasso lasso = graph(0, 1, 0, 2, 2, 3, 3, 4, 4, 3).lasso();
    assertNotNull(lasso);
    assertEquals(List.of(0, 2, 3, 4, 3), lasso.states());
    assertEquals(1, lasso.lost());
    assertEquals(2, lasso.loop());
  }

  @Test
  void aStepToItself() {
    StateGraph.Lasso lasso = graph(0, 0).lasso();
    assertNotNull(lasso);
    assertEquals(List.of(0, 0), lasso.states());
    assertEquals(0, lasso.lost());
    assertEquals(0, lasso.loop());
  }

  /** 1 and 2 are behind a way out, 5 and 6 are not; 4 leads only there. */
  @Test
  void theShortestWayToWhereNothingEnds() {
    StateGraph.Lasso lasso = graph(0, 1, 1, 2, 2, 1, 2, 3, 0, 4, 4, 5, 5, 6, 6, 5, 4, 6).lasso();
    assertNotNull(lasso);
    assertEquals(List.of(0, 4, 5, 6, 5), lasso.states());
    assertEquals(1, lasso.lost());
    assertEquals(2, lasso.loop());
  }

  /** What only lies behind the lost state's own cycle is not gone through first. */
  @Test
  void theNearestCycleIsTaken() {
    StateGraph.Lasso lasso = graph(0, 1, 1, 2, 2, 3, 3, 1, 1, 4, 4, 4).lasso();
    assertNotNull(lasso);
    assertEquals(0, lasso.lost());
    assertEquals(List.of(0, 1, 2, 3, 1), lasso.states());
  }
}
