package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Var;

/**
 * Moves assignments at the start of a block behind its first visible instruction, if it does not
 * care: a block that begins with a visible instruction needs no step of its own for them.
 */
final class SinkAssignments extends FunctionPass {
  @Override
  public Set<Property> breaks() {
    return Set.of(Property.CUT, Property.SCHEDULED, Property.LIVE, Property.NAMED);
  }

  @Override
  IrFunction run(IrFunction f) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      blocks.put(b.label(), Programs.with(b, sink(b.instrs()), b.end()));
    }
    return f.with(f.variables(), f.entry(), blocks);
  }

  /** The instructions in the new order, or as they are. */
  static List<Instr> sink(List<Instr> instrs) {
    int first = 0;
    while (first < instrs.size() && instrs.get(first) instanceof Instr.Assign) {
      first++;
    }
    if (first == 0 || first == instrs.size() || !instrs.get(first).isVisible()) {
      return instrs;
    }
    Instr visible = instrs.get(first);
    Var set = visible.target();
    Set<Var> read = Rewriter.uses(visible);
    for (Instr i : instrs.subList(0, first)) {
      Var target = i.target();
      if (target == null
          || read.contains(target)
          || target.equals(set)
          || set != null && Rewriter.uses(i).contains(set)) {
        return instrs;
      }
    }
    List<Instr> result = new ArrayList<>(List.of(visible));
    result.addAll(instrs.subList(0, first));
    result.addAll(instrs.subList(first + 1, instrs.size()));
    return result;
  }
}
