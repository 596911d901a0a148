package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Terminator;

/**
 * Cuts blocks so that each holds at most one visible instruction, and that one first. Local
 * instructions after it stay in its block.
 */
final class SplitSteps extends FunctionPass {
  @Override
  public Set<Property> establishes() {
    return Set.of(Property.CUT);
  }

  @Override
  IrFunction run(IrFunction f) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      cut(b, blocks);
    }
    return f.with(f.variables(), f.entry(), blocks);
  }

  private static void cut(Block b, Map<String, Block> blocks) {
    List<Instr> instrs = new ArrayList<>();
    String label = b.label();
    int parts = 1;
    for (Instr i : b.instrs()) {
      if (i.isVisible() && !instrs.isEmpty()) {
        String next = b.label() + "/" + ++parts;
        Terminator end = new Terminator.Goto(i.origin(), next);
        blocks.put(label, new Block(label, instrs, end, b.live(), b.continuation()));
        label = next;
        instrs = new ArrayList<>();
      }
      instrs.add(i);
    }
    blocks.put(label, new Block(label, instrs, b.end(), b.live(), b.continuation()));
  }
}
