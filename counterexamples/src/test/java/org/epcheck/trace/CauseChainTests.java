package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Chain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cause chain against answers found by reading the traces. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CauseChainTests {
  private static final Map<String, Chain> ANSWERS = new HashMap<>();

  static {
    // use, free, retire, allocate, protection, obtain, first
    ANSWERS.put("uaf-missing-rcu", new Chain(21, 18, 11, 0, 5, 2, null));
    ANSWERS.put("uaf-missing-reference", new Chain(18, 16, 14, 0, 4, 3, null));
    ANSWERS.put("uaf-early-unlock", new Chain(10, 7, null, 0, 3, 2, null));
    ANSWERS.put("uaf-dropped-reference", new Chain(6, 5, null, 0, 3, 1, null));
    ANSWERS.put("uaf-stale-pointer", new Chain(8, 6, null, 0, null, 7, null));
    ANSWERS.put("uaf-unlock-tail", new Chain(7, 6, null, 0, 2, null, null));
    ANSWERS.put("uaf-three-threads", new Chain(11, 10, null, 0, null, 3, null));
    ANSWERS.put("uaf-four-threads", new Chain(23, 20, 15, 0, 4, 2, null));
    ANSWERS.put("uaf-with-noise", new Chain(66, 62, 45, 0, 39, 38, null));
    ANSWERS.put("double-free", new Chain(6, 3, null, 0, null, 1, 3));
    ANSWERS.put("double-defer", new Chain(15, null, 9, 0, null, 2, 9));
    ANSWERS.put("list-corruption", new Chain(7, null, null, 0, null, null, 3));
    ANSWERS.put("deadlock-two", new Chain(null, null, null, null, null, null, null));
    ANSWERS.put("deadlock-three", new Chain(null, null, null, null, null, null, null));
    ANSWERS.put("data-race", new Chain(null, null, null, 0, null, null, null));
    ANSWERS.put("leak", new Chain(null, null, null, 0, null, null, 2));
    ANSWERS.put("real-epoll-freed-before-lock", new Chain(93, 92, 88, 0, 90, 89, null));
    ANSWERS.put("real-epoll-freed-in-unlock", new Chain(89, 88, 86, 0, 78, 25, null));
    ANSWERS.put("real-item-removed-twice", new Chain(89, 88, 79, 0, 85, 62, null));
    ANSWERS.put("real-race", new Chain(null, null, null, 0, null, 20, null));
    ANSWERS.put("real-list-corruption", new Chain(95, null, 79, 0, null, 62, 64));
    ANSWERS.put("livelock", new Chain(null, null, null, null, null, null, null));
    ANSWERS.put("lock-order", new Chain(8, null, null, 0, null, null, 2));
    ANSWERS.put("unguarded-access", new Chain(3, null, null, 0, null, null, 2));
  }

  static List<String> cases() {
    return List.copyOf(Traces.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answers(String name) {
    assertEquals(ANSWERS.get(name), explain(name).verdict().chain());
  }

  @Test
  void everyCaseHasAnAnswer() {
    assertEquals(Traces.ALL.keySet(), ANSWERS.keySet());
  }

  /** A chain that did not look at the trace would stay the same. */
  @Test
  void aSectionThatStaysOpenIsNoEndOfProtection() {
    Trace trace = Traces.get("uaf-missing-rcu");
    Trace mutant = without(trace, 5);
    @Nullable Integer protection = Counterexamples.explain(mutant).verdict().chain().protection();
    assertNotEquals(Integer.valueOf(5), protection);
  }

  @Test
  void deadlockNamesLocksAndHolders() {
    Timeline t = explain("deadlock-two");
    assertEquals(
        List.of(
            "A waits for eventpoll2.mtx, held by B since step 2",
            "B waits for eventpoll1.mtx, held by A since step 1"),
        t.verdict().why());
    String report = Counterexamples.render(t, "report", Counterexamples.Options.PLAIN);
    assertTrue(report.contains(" #0: (eventpoll1.mtx), at: do_epoll_ctl, step 1"), report);
    assertTrue(report.contains("*** DEADLOCK ***"), report);
  }

  /** One sentence for each family of errors. */
  @Test
  void sentences() {
    Map<String, String> wanted = new HashMap<>();
    wanted.put(
        "uaf-missing-rcu",
        "B got its pointer to epitem1 at step 2, B left its RCU section (entered at step 1) at step"
            + " 5, its last protection, A queued epitem1 to be freed at step 11, the callback freed"
            + " epitem1 at step 18, and B read epitem1.ffd.file at step 21.");
    wanted.put(
        "deadlock-two",
        "A waits for eventpoll2.mtx, which B has held since step 2, and B waits for eventpoll1.mtx,"
            + " which A has held since step 1.");
    wanted.put(
        "leak", "Nobody can free epitem1 any more: A overwrote the last pointer to it at step 2.");
    wanted.put(
        "data-race",
        "A reads and B writes epitem1.fllink.next, at least one without a marked access: A in"
            + " ep_free() holds eventpoll1.mtx, B in eventpoll_release_file() holds file1.f_lock.");
    wanted.put(
        "livelock",
        "A, B wait for each other and never stop trying: A, B repeat steps 4 to 5 for ever.");
    wanted.put(
        "lock-order",
        "eventpoll1.mtx and eventpoll2.mtx are taken in both orders: A did"
            + " `mutex_lock_nested(&tep->mtx, 1)` at step 2 holding eventpoll1.mtx, B"
            + " `mutex_lock_nested(&tep->mtx, 1)` at step 8 holding eventpoll2.mtx.");
    wanted.forEach((name, text) -> assertEquals(text, explain(name).verdict().sentence(), name));
  }

  /** A step of the chain is never left out of the folded view. */
  @ParameterizedTest
  @MethodSource("cases")
  void theChainIsShown(String name) {
    Timeline t = explain(name);
    Chain c = t.verdict().chain();
    List<Integer> steps = new ArrayList<>();
    for (Integer n :
        new @Nullable Integer[] {
          c.use(), c.free(), c.retire(), c.protection(), c.obtain(), c.first()
        }) {
      if (n != null) {
        steps.add(n);
      }
    }
    for (int n : steps) {
      Timeline.Row row = t.rows().get(t.steps().get(n - 1).row());
      assertTrue(row.shown(), name + " step " + n);
      assertEquals(t.steps().get(n - 1).thread(), row.thread());
    }
  }

  private static Timeline explain(String name) {
    return Counterexamples.explain(Traces.get(name));
  }

  /** The same trace, in which step {@code n} does nothing. */
  private static Trace without(Trace t, int n) {
    List<Trace.Step> steps = new ArrayList<>(t.steps());
    Trace.Step s = steps.get(n - 1);
    steps.set(
        n - 1,
        new Trace.Step(
            s.n(), s.thread(), s.label(), s.frames(), s.text(), s.depth(), true, List.<Event>of()));
    return new Trace(
        t.version(), t.cell(), t.threads(), t.objects(), t.initial(), steps, t.failure());
  }
}
