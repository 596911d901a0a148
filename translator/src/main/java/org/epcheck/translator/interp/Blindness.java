package org.epcheck.translator.interp;

import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Var;

/** Loads that are made for the access alone: the last look of an unlock at its mutex, for one. */
final class Blindness {
  private Blindness() {}

  /** Whether the instruction is a marked load, and nothing uses what it has loaded. */
  static boolean isBlind(IrFunction f, Block b, Instr i) {
    if (!(i instanceof Instr.Load load) || load.access() == Instr.Access.PLAIN) {
      return false;
    }
    Var v = load.target();
    boolean after = false;
    for (Instr other : b.instrs()) {
      if (after && Rewriter.uses(other).contains(v)) {
        return false;
      }
      after |= other == i;
    }
    return !Rewriter.uses(b.end()).contains(v)
        && b.end().successors().stream().noneMatch(s -> f.block(s).live().contains(v));
  }
}
