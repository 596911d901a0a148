package org.epcheck.translator.ir;

/** Loads that are made for the access alone: the last look of an unlock at its mutex, for one. */
public final class BlindLoads {
  private BlindLoads() {}

  /** Whether the instruction is a marked load, and nothing uses what it has loaded. */
  public static boolean isBlind(IrFunction f, Block b, Instr i) {
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
