package org.epcheck.translator.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.type.CType;

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

  /** Whether a call through a pointer, or a deferral, may be one of a function of this type. */
  boolean isCalled(CType.Function type) {
    return type.parameters().size() == 1
        || functions.values().stream()
            .flatMap(f -> f.blocks().values().stream())
            .anyMatch(
                b ->
                    b.end() instanceof Terminator.CallPointer c
                        && (type.parameters().isEmpty()
                            || type.parameters().size() == c.arguments().size())
                        && isCompatible(type, c.type()));
  }

  /**
   * Types of several units are compared by what they say; {@code f()} says nothing of parameters.
   */
  private static boolean isCompatible(CType.Function function, CType.Function called) {
    return function.toString().equals(called.toString())
        || called.parameters().isEmpty()
        || function.parameters().isEmpty();
  }

  private Terminator resolve(Terminator end) {
    if (!(end instanceof Terminator.CallPointer c)) {
      return end;
    }
    List<String> all =
        functions.values().stream()
            .filter(f -> addressTaken.contains(f.name()))
            .filter(f -> f.parameters().size() == c.arguments().size())
            .filter(f -> isCompatible(f.type(), c.type()))
            .map(IrFunction::name)
            .sorted()
            .toList();
    return new Terminator.CallPointer(
        c.origin(), c.result(), c.function(), c.type(), c.arguments(), all, c.next());
  }
}
