package org.epcheck.translator.pass;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Var;

/** Notes for each block which variables still matter when it begins. */
final class ComputeLiveness extends FunctionPass {
  @Override
  public Set<Property> establishes() {
    return Set.of(Property.LIVE);
  }

  @Override
  public Set<Property> breaks() {
    return Set.of();
  }

  @Override
  IrFunction run(IrFunction f) {
    Liveness live = new Liveness(f.blocks());
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      // In the order of the function's variables.
      Set<Var> ordered = new LinkedHashSet<>(f.variables());
      ordered.retainAll(live.in(b.label()));
      blocks.put(b.label(), new Block(b.label(), b.instrs(), b.end(), ordered, b.continuation()));
    }
    return f.with(f.variables(), f.entry(), blocks);
  }
}
