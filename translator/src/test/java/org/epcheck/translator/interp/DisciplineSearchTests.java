package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.c;
import static org.epcheck.translator.interp.ProgramBuilder.g;
import static org.epcheck.translator.interp.ProgramBuilder.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.epcheck.translator.ir.Instr.Access;
import org.epcheck.translator.type.CType;
import org.junit.jupiter.api.Test;

/** A search for a discipline that has to give up: weaker or unchecked, but never wrong. */
final class DisciplineSearchTests {
  private static final int LIMIT = 100_000;

  /** Two threads keep to a lock, a third one does not. */
  private static Interpreter model() {
    ProgramBuilder p =
        new ProgramBuilder().global("x", CType.INT).global("y", CType.INT).global("m", CType.INT);
    for (String name : new String[] {"A", "B"}) {
      FunctionBuilder t = p.thread(name);
      t.mutexLock(g("m")).load("v", g("x"), Access.PLAIN);
      t.store(g("x"), plus(t.v("v"), 1), Access.PLAIN).live("v");
      t.mutexUnlock(g("m")).live();
    }
    p.thread("C").store(g("y"), c(1), Access.PLAIN).store(g("x"), c(7), Access.PLAIN);
    return p.start();
  }

  @Test
  void whateverTheMomentNoErrorIsLost() {
    Interpreter plain = model();
    Explorer.Result all = Explorer.explore(plain, LIMIT);
    assertTrue(all.complete() && !all.errors().isEmpty());
    int without = 0;
    int guesses = 0;
    int last = 0;
    DisciplineSearch.Found found;
    do {
      AtomicInteger left = new AtomicInteger(last++);
      found = DisciplineSearch.search(plain, LIMIT, () -> left.getAndDecrement() <= 0);
      Explorer.Result run = Explorer.explore(found.interpreter(), LIMIT);
      assertTrue(run.complete());
      if (run.errors().keySet().stream().noneMatch(e -> e.kind().equals(Interpreter.BROKEN))) {
        assertEquals(all.errors().keySet(), run.errors().keySet(), "given up at " + last);
      }
      if (found.searched() == null) {
        assertFalse(found.interpreter().discipline().isOn());
        assertEquals(all.distinct(), run.distinct());
        without++;
      } else if (found.hurried()) {
        assertFalse(found.searched().complete());
        guesses++;
      }
    } while (found.hurried());
    assertTrue(without > 1 && guesses > 1, without + " and " + guesses);
    assertTrue(found.interpreter().discipline().isOn());
    assertNotNull(found.searched());
  }

  /** That there are too many states is no matter of time. */
  @Test
  void aLimitOfStatesIsNoHurry() {
    DisciplineSearch.Found found = DisciplineSearch.search(model(), 1, () -> false);
    assertNotNull(found.searched());
    assertFalse(found.searched().complete());
    assertFalse(found.hurried());
    assertNull(DisciplineSearch.search(model(), 1, () -> true).searched());
  }
}
