package org.epcheck.runner.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.interp.Discipline;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cells that cannot be searched without merging steps: whatever random walks without it come to,
 * the search with it has found. Cells and walks of one's own, here all of deep-nest:
 *
 * <pre>
 *   mvn -B verify -Dtest=WalkedCellsTests -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dcells=deep-nest@0,deep-nest@1 -Dwalks=5000
 * </pre>
 */
@Tag("faults")
class WalkedCellsTests {
  private static final String CELLS =
      System.getProperty(
          "cells", "nested-add-close-inner-close-file@0,nested-wait@0,deep-nest@0,deep-nest@1");
  private static final int WALKS = Integer.getInteger("walks", 100);
  private static final int STEPS = 5_000;
  private static final int LIMIT = 400_000;

  /** How likely it is that the thread that has made a step makes the next one, walk by walk. */
  private static final double[] STAYS = {0, 0.5, 0.8, 0.95, 0.99};

  private static Stream<String> cells() {
    return Arrays.stream(CELLS.split(","));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void walksFindNothingNew(String cell) {
    String[] names = cell.split("@");
    int step = Integer.parseInt(names[1]);
    Steps steps = Steps.builtIn();
    ModelRequest request = steps.request(step, steps.files(step), names[0], Map.of());
    Model model = new ModelTranslator(steps.library()).translate(request, false).get();
    assertTrue(model.discipline().isOn());
    Interpreter merged = Interpreter.start(model.program()).get().with(model.discipline());
    Explorer.Result result = Explorer.explore(merged, LIMIT);
    assertTrue(result.complete(), "more than " + LIMIT + " states");
    SortedSet<ErrorValue> walked = walked(merged.with(Discipline.NONE), WALKS);
    assertFalse(walked.isEmpty(), "the walks find nothing at all");
    walked.removeAll(result.errors().keySet());
    assertEquals(new TreeSet<>(), walked);
  }

  /** Walks find most of what there is: here 73 of 83 errors. */
  @Test
  void walksFindMostErrors() {
    Steps steps = Steps.builtIn();
    ModelRequest request = steps.request(1, steps.files(1), "close-close", Map.of());
    Model model = new ModelTranslator(steps.library()).translate(request, false).get();
    Interpreter plain = Interpreter.start(model.program()).get();
    SortedSet<ErrorValue> all = new TreeSet<>(Explorer.explore(plain, LIMIT).errors().keySet());
    all.removeIf(ErrorValue::isReached);
    SortedSet<ErrorValue> walked = walked(plain, 500);
    assertTrue(all.containsAll(walked));
    assertTrue(
        walked.size() * 10 >= all.size() * 8, walked.size() + " of " + all.size() + " errors");
  }

  private static SortedSet<ErrorValue> walked(Interpreter interpreter, int walks) {
    SortedSet<ErrorValue> found = new TreeSet<>();
    for (int seed = 0; seed < walks; seed++) {
      Random random = new Random(seed);
      double stay = STAYS[seed % STAYS.length];
      State state = interpreter.initialState();
      int thread = -1;
      for (int n = 0; n < STEPS; n++) {
        List<Successor> next = new ArrayList<>();
        List<Successor> same = new ArrayList<>();
        for (Successor s : interpreter.successors(state)) {
          ErrorValue error = s.error();
          if (error != null) {
            found.add(error);
          } else {
            next.add(s);
            if (s.move().thread() == thread) {
              same.add(s);
            }
          }
        }
        if (next.isEmpty()) {
          break;
        }
        List<Successor> from = !same.isEmpty() && random.nextDouble() < stay ? same : next;
        Successor step = from.get(random.nextInt(from.size()));
        thread = step.move().thread();
        state = step.state();
      }
    }
    found.removeIf(ErrorValue::isReached);
    return found;
  }
}
