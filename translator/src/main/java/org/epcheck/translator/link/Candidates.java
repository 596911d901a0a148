package org.epcheck.translator.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Terminator;

/** Gives each call through a pointer the functions that it may call. */
record Candidates(Set<String> addressTaken, Map<String, IrFunction> functions) {
  IrFunction resolve(IrFunction f) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      blocks.put(
          b.label(),
          new Block(b.label(), b.instrs(), resolve(b.end()), b.live(), b.continuation()));
    }
    return f.with(f.variables(), f.entry(), blocks);
  }

  private Terminator resolve(Terminator end) {
    if (!(end instanceof Terminator.CallPointer c)) {
      return end;
    }
    List<String> all =
        functions.values().stream()
            .filter(f -> addressTaken.contains(f.name()))
            .filter(f -> f.parameters().size() == c.arguments().size())
            .map(IrFunction::name)
            .sorted()
            .toList();
    return new Terminator.CallPointer(
        c.origin(), c.result(), c.function(), c.arguments(), all, c.next());
  }
}
