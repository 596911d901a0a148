package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.epcheck.runner.engine.Model;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.ObjectTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reducing passes take away is states, never an error or a reached goal. */
class ReductionTests {
  private static final int LIMIT = 3_000_000;

  /** A search, and what was found in terms of the C program. */
  private record Found(Explorer.Result result, SortedSet<String> findings) {}

  private static Found search(int step, String scenario, boolean reduced) {
    Model model = RealModels.model(RealModels.request(step, scenario).reduced(reduced));
    Interpreter interpreter = RealModels.interpreter(model);
    Explorer.Result result = Explorer.explore(interpreter, LIMIT);
    assertTrue(result.complete(), () -> "more than " + LIMIT + " states");
    Map<String, String> functions = new HashMap<>();
    interpreter
        .program()
        .functions()
        .forEach((name, f) -> f.blocks().keySet().forEach(label -> functions.put(label, name)));
    SortedSet<String> findings = new TreeSet<>();
    for (ErrorValue e : result.errors().keySet()) {
      String at = functions.getOrDefault(e.label(), e.label());
      List<String> via = e.via().stream().map(l -> functions.getOrDefault(l, l)).toList();
      findings.add(
          e.kind()
              + " "
              + e.thread()
              + " "
              + place(interpreter.objects(), e.address())
              + " in "
              + at
              + " "
              + via);
    }
    return new Found(result, findings);
  }

  private static String place(ObjectTable objects, long address) {
    return address == 0 ? "-" : objects.describe(address);
  }

  @ParameterizedTest
  @CsvSource({"0, close-close", "1, close-close", "5, close-close", "8, close-close"})
  void errorsAndGoalsAreTheSameWithoutReduction(int step, String scenario, TestReporter reporter) {
    Found plain = search(step, scenario, false);
    Found reduced = search(step, scenario, true);
    reporter.publishEntry(
        scenario + "@" + step,
        reduced.result().distinct() + " states instead of " + plain.result().distinct());
    assertEquals(plain.findings(), reduced.findings());
    assertFalse(reduced.findings().isEmpty());
    assertTrue(reduced.result().distinct() < plain.result().distinct());
  }

  @Test
  void theModelSaysWhetherItIsReduced() {
    Model plain = RealModels.model(RealModels.request(0, "close-close").reduced(false));
    Model reduced = RealModels.model(RealModels.request(0, "close-close"));
    assertFalse(plain.files().equals(reduced.files()), "an outcome must not serve both");
  }
}
