package org.epcheck.translator.pass;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;

/** Lets every variable matter everywhere: what {@link ComputeLiveness} is measured against. */
final class KeepVariables extends FunctionPass {
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
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      Block kept =
          new Block(
              b.label(), b.instrs(), b.end(), new LinkedHashSet<>(f.variables()), b.continuation());
      blocks.put(b.label(), kept);
    }
    return f.with(f.variables(), f.entry(), blocks);
  }
}
