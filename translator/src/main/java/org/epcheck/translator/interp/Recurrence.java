package org.epcheck.translator.interp;

import java.util.HashSet;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;

/**
 * Whether a program can be in one state twice. A run that comes back to a state has a frame whose
 * function goes round in its own control flow: without loops there is no such run. What is
 * allocated is never unborn again, so a round with an allocation does not come back.
 */
public final class Recurrence {
  private Recurrence() {}

  /** False: no state comes back. True: perhaps one does. */
  public static boolean isPossible(Program program) {
    return program.functions().values().stream()
        .filter(f -> !f.name().equals(program.setup()))
        .anyMatch(Recurrence::hasRound);
  }

  /** Whether blocks are left when those that no other one leads to are taken away in turn. */
  private static boolean hasRound(IrFunction function) {
    Set<String> left = new HashSet<>();
    for (Block b : function.blocks().values()) {
      if (b.instrs().stream().noneMatch(i -> i instanceof Instr.Allocate a && !a.mayFail())) {
        left.add(b.label());
      }
    }
    while (true) {
      Set<String> targets = new HashSet<>();
      left.forEach(l -> targets.addAll(function.block(l).end().successors()));
      if (!left.retainAll(targets)) {
        return !left.isEmpty();
      }
    }
  }
}
