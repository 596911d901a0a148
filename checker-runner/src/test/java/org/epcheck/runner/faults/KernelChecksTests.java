package org.epcheck.runner.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        "livelock"
      })
  void rightProgramPasses(String program) {
    Exploration e = KernelCheck.explore(program, 0);
    assertTrue(e.result().complete());
    assertEquals("{}", e.result().kinds().toString());
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
  })
  void faultIsCaught(String program, int fault, String kind) {
    Exploration e = KernelCheck.explore(program, fault);
    assertTrue(e.result().complete());
    assertTrue(e.result().kinds().containsKey(kind), () -> "found " + e.result().kinds());
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

  /**
   * An order that could deadlock but for a gate is no error: only a deadlock that can be reached
   * is.
   */
  @Test
  void orderAloneIsNotReported() {
    assertEquals("{}", KernelCheck.explore("deadlock", 2).result().kinds().toString());
  }

  /**
   * A stated limit: threads that run for ever are no error. The search knows (no state is an end),
   * a verdict does not.
   */
  @Test
  void livelockIsNotReported() {
    Exploration e = KernelCheck.explore("livelock", 1);
    assertEquals("{}", e.result().kinds().toString());
    assertEquals(0, e.result().ends());
  }
}
