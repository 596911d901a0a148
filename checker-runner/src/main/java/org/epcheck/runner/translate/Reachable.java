package org.epcheck.runner.translate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Terminator;

/** How much code can run from a function on. */
final class Reachable {
  private final Program program;

  Reachable(Program program) {
    this.program = program;
  }

  /** Number of blocks of the functions and of all that they call. */
  long blocks(List<String> entries) {
    Set<String> seen = new HashSet<>(entries);
    Deque<String> open = new ArrayDeque<>(seen);
    long blocks = 0;
    while (!open.isEmpty()) {
      IrFunction f = program.function(open.pop());
      blocks += f.blocks().size();
      for (Block b : f.blocks().values()) {
        if (b.end() instanceof Terminator.Call c && seen.add(c.callee())) {
          open.push(c.callee());
        } else if (b.end() instanceof Terminator.CallPointer c) {
          c.candidates().stream().filter(seen::add).forEach(open::push);
        }
      }
    }
    return blocks;
  }
}
