package org.epcheck.runner.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ResourcesTests {
  private static final long GIB = 1L << 30;

  @Test
  void noProcessAboveTwoGibByDefault() {
    assertEquals(new Resources(2, 2 * GIB), Resources.of(2, 64 * GIB, 0, 0, 1));
  }

  @Test
  void threeQuartersOfASmallMachine() {
    assertEquals(new Resources(2, 3 * GIB / 2), Resources.of(2, 4 * GIB, 0, 0, 1));
  }

  @Test
  void fewerJobsRatherThanTooLittleMemory() {
    assertEquals(new Resources(3, 2 * GIB / 4 * 3 / 3), Resources.of(8, 2 * GIB, 0, 0, 1));
    assertEquals(1, Resources.of(8, GIB / 2, 0, 0, 1).jobs());
  }

  @Test
  void whatTheUserSaysCounts() {
    assertEquals(new Resources(4, 2 * GIB), Resources.of(2, GIB, 4, 8 * GIB, 1));
    assertEquals(new Resources(1, 8 * GIB), Resources.of(2, GIB, 1, 8 * GIB, 1));
  }

  @Test
  void threadsOfOneRunCountAsCores() {
    assertEquals(2, Resources.of(4, 64 * GIB, 0, 0, 2).jobs());
    assertEquals(1, Resources.of(4, 64 * GIB, 0, 0, 3).jobs());
    assertEquals(1, Resources.of(2, 64 * GIB, 0, 0, 8).jobs());
    assertEquals(3, Resources.of(2, 64 * GIB, 3, 0, 8).jobs());
  }
}
