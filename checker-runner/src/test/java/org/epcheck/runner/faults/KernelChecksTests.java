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

/** What the checks that each run makes say of small programs, beyond {@link SectionChecksTests}. */
@Tag("faults")
class KernelChecksTests {

  @ParameterizedTest
  @ValueSource(strings = {"statement-expressions", "unsigned"})
  void rightProgramPasses(String program) {
    Exploration e = KernelCheck.explore(program, 0);
    assertTrue(e.result().complete());
    assertEquals("{}", e.kinds().toString());
    assertTrue(e.result().ends() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "rcu, 4, double-free",
    "refcount, 3, double-free",
    "refcount, 4, assertion",
    "file, 2, double-mark",
    "lock-classes, 2, lock-order",
    "livelock, 2, livelock",
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
