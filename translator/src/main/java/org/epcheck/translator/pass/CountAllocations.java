package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;

/**
 * Says how many objects of each type threads may allocate where the scenario does not: two, and for
 * locals in memory at least one for each place in the code of each thread that makes one.
 */
final class CountAllocations implements Pass {
  private static final int DEFAULT = 2;

  @Override
  public Set<Property> requires() {
    return Set.of(Property.INLINED);
  }

  @Override
  public Set<Property> breaks() {
    return Set.of();
  }

  @Override
  public Outcome<Program> run(Program program) {
    Map<String, Integer> counted = new TreeMap<>();
    List<String> roots = new ArrayList<>();
    program.threads().forEach(t -> roots.add(t.entry()));
    if (program.finish() != null) {
      roots.add(program.finish());
    }
    for (String root : roots) {
      for (String name : Programs.reachableFunctions(program, List.of(root))) {
        count(program.function(name), counted);
      }
    }
    Map<String, Integer> all = new LinkedHashMap<>(program.allocations());
    counted.forEach((type, n) -> all.putIfAbsent(type, Math.max(DEFAULT, n)));
    // A bound for a type that no thread allocates costs nothing but objects: dropped.
    all.keySet().retainAll(counted.keySet());
    return Outcome.ok(
        new Program(
            program.title(),
            program.statics(),
            program.functions(),
            program.threads(),
            program.setup(),
            program.finish(),
            program.structs(),
            program.guards(),
            program.goals(),
            all));
  }

  private static void count(IrFunction f, Map<String, Integer> counted) {
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        if (i instanceof Instr.Allocate a) {
          int n = a.storage() == Instr.Storage.STACK ? 1 : 0;
          counted.merge(a.type().toString(), n, Integer::sum);
        }
      }
    }
  }
}
