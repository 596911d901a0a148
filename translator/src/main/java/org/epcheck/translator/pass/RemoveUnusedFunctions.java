package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;

/** Drops functions that nobody calls any more because they were inlined everywhere. */
final class RemoveUnusedFunctions implements Pass {
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
    List<String> roots = new ArrayList<>(List.of(program.setup()));
    program.threads().forEach(t -> roots.add(t.entry()));
    if (program.finish() != null) {
      roots.add(program.finish());
    }
    Map<String, IrFunction> functions = new LinkedHashMap<>(program.functions());
    functions.keySet().retainAll(Programs.reachableFunctions(program, roots));
    return Outcome.ok(Programs.with(program, functions));
  }
}
