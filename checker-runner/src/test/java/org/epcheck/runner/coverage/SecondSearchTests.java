package org.epcheck.runner.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.Sources;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;
import org.junit.jupiter.api.Test;

class SecondSearchTests {
  private static final String UNIT =
      """
      #include <linux/mutex.h>
      static DEFINE_MUTEX(outer);
      static DEFINE_MUTEX(inner);
      static int n;
      void never(void)
      {
      	n = 7;
      }
      void add(int v)
      {
      	mutex_lock(&outer);
      	mutex_lock(&inner);
      	if (n > 100)
      		never();
      	if (v > 1)
      		n = n + v;
      	mutex_unlock(&inner);
      	mutex_unlock(&outer);
      }
      """;

  private static final String SCENARIO =
      """
      #include <epcheck/scenario.h>
      SCENARIO("two threads add");
      void add(int v);
      static int idle(void) { return 0; }
      SETUP { add(50); }
      THREAD(A, "add 1") { add(1); }
      THREAD(B, "add 2") { add(2); }
      FINALLY { ASSERT(idle()); }
      """;

  private final ModelRequest request = request();
  private final Interpreter interpreter = interpreter(request);
  private final Explorer.Result explored = Explorer.explore(interpreter, 100_000);

  private static ModelRequest request() {
    SpecsLibrary library = SpecsLibrary.builtIn().get();
    SortedMap<String, String> files =
        new TreeMap<>(Sources.of(library, ModelFile.of(library).get()));
    files.put("unit.c", UNIT);
    files.put("scenarios/s.c", SCENARIO);
    return new ModelRequest(
        "test",
        0,
        files,
        List.of("unit.c", "scenarios/s.c"),
        "s",
        new TreeMap<>(),
        List.of(),
        List.of());
  }

  private static Interpreter interpreter(ModelRequest request) {
    Model model = new ModelTranslator(SpecsLibrary.builtIn().get()).translate(request, false).get();
    Program program = model.program();
    assertNotNull(program);
    return Interpreter.start(program).get();
  }

  private SecondSearch.Result run(long distinct, Set<ErrorValue> errors, int limit)
      throws InterruptedException {
    return SecondSearch.run(interpreter, request, distinct, errors, null, limit, () -> false);
  }

  private Coverage coverage() throws InterruptedException {
    SecondSearch.Result r = run(explored.distinct(), explored.errors().keySet(), 100_000);
    assertNull(r.disagreement());
    Coverage c = r.coverage();
    assertNotNull(c);
    return c;
  }

  @Test
  void nothingIsSaidWhenTheTimeIsOver() throws InterruptedException {
    SecondSearch.Result r =
        SecondSearch.run(
            interpreter,
            request,
            explored.distinct(),
            explored.errors().keySet(),
            null,
            100_000,
            () -> true);
    assertEquals(new SecondSearch.Result(null, "the time limit was over", null), r);
  }

  @Test
  void functionsAndLinesThatRan() throws InterruptedException {
    Coverage c = coverage();
    assertEquals(
        List.of(
            new Coverage.Function("never", "unit.c", 5, false, List.of()),
            new Coverage.Function("add", "unit.c", 9, true, List.of(14))),
        c.functions());
    assertEquals(1, c.functionsRun());
  }

  @Test
  void branchesAndTheWaysThatTheyTook() throws InterruptedException {
    Coverage c = coverage();
    assertEquals(
        List.of(
            new Coverage.Branch("add", "unit.c", 13, "n > 100", false, true),
            new Coverage.Branch("add", "unit.c", 15, "v > 1", true, true)),
        c.branches());
    assertEquals("3/4", c.waysTaken() + "/" + c.ways());
  }

  /** The setup's locks do not count, nor does what FINALLY does. */
  @Test
  void locksWithWhatWasHeld() throws InterruptedException {
    assertEquals(
        List.of(
            new Coverage.Lock("outer", "inner", "add", "unit.c:12"),
            new Coverage.Lock("", "outer", "add", "unit.c:11")),
        coverage().locks());
  }

  @Test
  void threadsThatWereUnderWayTogether() throws InterruptedException {
    for (Coverage.Overlap o : coverage().overlaps()) {
      boolean met = o.first().equals("A") && o.second().equals("B");
      assertTrue(met ? o.states() > 10 : o.states() == 0, o.toString());
    }
  }

  @Test
  void anotherNumberOfStatesIsADisagreement() throws InterruptedException {
    int n = explored.distinct();
    Set<ErrorValue> errors = explored.errors().keySet();
    String words = "TLC and the interpreter do not see the same states: ";
    assertEquals(
        words + (n + 1) + " states and " + n + " states",
        run(n + 1, errors, 100_000).disagreement());
    SecondSearch.Result fewer = run(n - 1, new TreeSet<>(errors), 100_000);
    String text = fewer.disagreement();
    assertTrue(
        text != null && text.startsWith(words + (n - 1) + " states and at least " + n), text);
    assertNull(fewer.coverage());
  }

  @Test
  void anotherSetOfErrorsIsADisagreement() throws InterruptedException {
    int n = explored.distinct();
    assertEquals(1, explored.kinds().get("assertion"));
    String missed = run(n, Set.of(), 100_000).disagreement();
    assertTrue(missed != null && missed.contains("only the second finds <<\"assertion\""), missed);
    Set<ErrorValue> more = new TreeSet<>(explored.errors().keySet());
    more.add(new ErrorValue("double-free", "A", "x", 1000, List.of()));
    String added = run(n, more, 100_000).disagreement();
    assertTrue(added != null && added.contains("only the first finds <<\"double-free\""), added);
  }

  @Test
  void aModelThatIsTooBigIsNotSearched() throws InterruptedException {
    SecondSearch.Result r = run(explored.distinct(), Set.of(), explored.distinct() - 1);
    assertNull(r.coverage());
    assertNull(r.disagreement());
  }

  @Test
  void anInterruptedSearchIsNoResult() {
    Thread.currentThread().interrupt();
    org.junit.jupiter.api.Assertions.assertThrows(
        InterruptedException.class,
        () -> run(explored.distinct(), explored.errors().keySet(), 100_000));
  }
}
