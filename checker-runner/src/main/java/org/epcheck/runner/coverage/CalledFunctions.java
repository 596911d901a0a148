package org.epcheck.runner.coverage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Terminator;

/** The functions that the scenario's threads, and the callbacks that they queue, can call. */
final class CalledFunctions {
  private final Program program;
  private final Set<String> seen = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  private CalledFunctions(Program program) {
    this.program = program;
  }

  /** In the program's order. */
  static List<IrFunction> of(Program program) {
    CalledFunctions c = new CalledFunctions(program);
    program.threads().forEach(t -> c.add(t.entry()));
    while (!c.open.isEmpty()) {
      c.look(program.function(c.open.pop()));
    }
    return program.functions().values().stream().filter(f -> c.seen.contains(f.name())).toList();
  }

  private void add(String name) {
    if (program.functions().containsKey(name) && seen.add(name)) {
      open.push(name);
    }
  }

  /** Whoever hands on a function's address may have it called: callbacks. */
  private void look(IrFunction f) {
    Rewriter addresses =
        Rewriter.operands(
            p -> {
              if (p instanceof Pure.FunctionAddress a) {
                add(a.function());
              }
              return p;
            });
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        var unused = addresses.instr(i);
      }
      var unused = addresses.terminator(b.end());
      if (b.end() instanceof Terminator.Call c) {
        add(c.callee());
      } else if (b.end() instanceof Terminator.CallPointer c) {
        c.candidates().forEach(this::add);
      }
    }
  }
}
