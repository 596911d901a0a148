package org.epcheck.translator.pass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;

/** A pass that looks at one function at a time and cannot fail. */
abstract class FunctionPass implements Pass {
  @Override
  public Set<Property> requires() {
    return Set.of();
  }

  @Override
  public Outcome<Program> run(Program program) {
    Map<String, IrFunction> functions = new LinkedHashMap<>();
    program.functions().forEach((name, f) -> functions.put(name, run(f)));
    return Outcome.ok(Programs.with(program, functions));
  }

  /** The transformed function. */
  abstract IrFunction run(IrFunction f);
}
