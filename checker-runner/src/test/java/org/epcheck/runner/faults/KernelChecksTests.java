package org.epcheck.runner.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.epcheck.runner.engine.FoundError;
import org.epcheck.trace.model.Trace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every check that each run makes beside the purposes: it lets the right program pass, not the
 * wrong.
 */
@Tag("faults")
class KernelChecksTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "use-after-free",
        "double-free",
        "list",
        "deadlock",
        "locks",
        "mutex-in-object",
        "rcu",
        "refcount",
        "file",
        "data-race",
        "membership",
        "livelock",
        "lock-classes",
        "leak",
        "statement-expressions",
        "unsigned"
      })
  void rightProgramPasses(String program) {
    Exploration e = KernelCheck.explore(program, 0);
    assertTrue(e.result().complete());
    assertEquals("{}", e.kinds().toString());
    assertTrue(e.result().ends() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "use-after-free, 1, use-after-free",
    "double-free, 1, double-free",
    "double-free, 2, invalid-free",
    "list, 1, list-corruption",
    "deadlock, 1, deadlock",
    "locks, 1, unlock-not-owner",
    "locks, 2, lock-held-at-exit",
    "locks, 3, reader-underflow",
    "locks, 4, reader-held-at-exit",
    "locks, 5, sleep-in-atomic",
    "locks, 6, sleep-in-atomic",
    "locks, 7, sleep-in-atomic",
    "mutex-in-object, 1, use-after-free",
    "mutex-in-object, 2, free-held-lock",
    "rcu, 1, suspicious-rcu-usage",
    "rcu, 2, use-after-free",
    "rcu, 3, double-defer",
    "rcu, 4, double-free",
    "refcount, 1, refcount-from-zero",
    "refcount, 2, refcount-underflow",
    "refcount, 3, double-free",
    "refcount, 4, assertion",
    "file, 1, file-count-underflow",
    "data-race, 1, data-race",
    "membership, 1, warning",
    "deadlock, 2, lock-order",
    "lock-classes, 1, lock-order",
    "lock-classes, 2, lock-order",
    "livelock, 1, livelock",
    "livelock, 2, livelock",
    "leak, 1, assertion",
    "statement-expressions, 1, assertion",
    "unsigned, 1, bound-arithmetic",
    "unsigned, 2, bound-arithmetic",
    "unsigned, 3, bound-arithmetic",
    "unsigned, 4, bound-arithmetic",
  })
  void faultIsCaught(String program, int fault, String kind) {
    Exploration e = KernelCheck.explore(program, fault);
    assertTrue(e.result().complete());
    assertTrue(e.kinds().containsKey(kind), () -> "found " + e.kinds());
    assertTrue(e.errors().stream().anyMatch(x -> x.kind().equals(kind) && x.length() > 0));
  }

  /** Two-step unlock: it is the last touch of the mutex that comes too late, not the unlock. */
  @Test
  void lastTouchOfAMutexIsWhatComesTooLate() {
    Exploration e = KernelCheck.explore("mutex-in-object", 1);
    assertTrue(
        e.errors().stream()
            .allMatch(x -> x.kind().equals("use-after-free") && x.field().equals("mutex.owner")));
  }

  /** Both orders can be reached one after the other, and then together: two rows. */
  @Test
  void orderAndDeadlockAreTwoErrors() {
    assertEquals(
        "{deadlock=1, lock-order=1}", KernelCheck.explore("deadlock", 1).kinds().toString());
  }

  /** A gate keeps the two orders from meeting: no deadlock, but lockdep would complain. */
  @Test
  void orderWithoutDeadlockNamesBothPlaces() {
    Exploration e = KernelCheck.explore("deadlock", 2);
    assertEquals("{lock-order=1}", e.kinds().toString());
    Trace trace = e.errors().get(0).trace();
    assertNotNull(trace);
    String message = trace.failure().message();
    assertTrue(message.contains("takes inner while it holds outer in both() at"), message);
    assertTrue(message.contains("takes outer while it holds inner in both() at"), message);
    assertTrue(message.endsWith("no deadlock is found"), message);
  }

  /** Two locks of one class: an order only if the subclass says which comes first. */
  @Test
  void subclassesMakeAnOrderOfOneClass() {
    assertEquals("{}", KernelCheck.explore("lock-classes", 0).kinds().toString());
    Exploration same = KernelCheck.explore("lock-classes", 1);
    assertEquals("{lock-order=1}", same.kinds().toString());
    Trace trace = same.errors().get(0).trace();
    assertNotNull(trace);
    assertTrue(
        trace.failure().message().contains("takes node.lock while it holds another node.lock"),
        trace.failure().message());
    assertEquals("{lock-order=1}", KernelCheck.explore("lock-classes", 2).kinds().toString());
    assertEquals("{}", KernelCheck.explore("lock-classes", 3).kinds().toString());
  }

  /** Threads that can always move and never end. */
  @Test
  void livelockTellsFromWhereOnNothingEnds() {
    Exploration e = KernelCheck.explore("livelock", 1);
    assertEquals("{livelock=1}", e.kinds().toString());
    FoundError error = e.errors().get(0);
    Trace trace = error.trace();
    assertNotNull(trace);
    assertTrue(trace.failure().message().contains("A goes round in "), trace.failure().message());
    Exploration late = KernelCheck.explore("livelock", 2);
    assertEquals("{livelock=1}", late.kinds().toString());
    assertTrue(late.errors().get(0).length() > error.length());
  }

  /** A loop that could go on for ever if the other thread never came is none: it can come. */
  @Test
  void unfairWaitingIsNoLivelock() {
    assertEquals("{}", KernelCheck.explore("livelock", 0).kinds().toString());
    assertEquals("{}", KernelCheck.explore("livelock", 3).kinds().toString());
  }
}
