package org.epcheck.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Var;

/** What holds of every finished program. */
final class ProgramChecks {
  private ProgramChecks() {}

  static void check(Program p) {
    Set<String> labels = new HashSet<>();
    for (IrFunction f : p.functions().values()) {
      Set<Var> variables = new HashSet<>(f.variables());
      assertEquals(variables.size(), f.variables().size(), f.name());
      for (Block b : f.blocks().values()) {
        assertTrue(labels.add(b.label()), "label twice: " + b.label());
        assertTrue(variables.containsAll(b.live()), b.label());
        for (int i = 0; i < b.instrs().size(); i++) {
          Instr instr = b.instrs().get(i);
          assertTrue(i == 0 || !instr.isVisible(), "visible and not first: " + b.label());
          assertTrue(variables.containsAll(Rewriter.uses(instr)), b.label());
        }
        for (String next : b.end().successors()) {
          Block after = f.block(next);
          assertTrue(!next.equals(f.entry()), "a jump to the entry of " + f.name());
          Set<Var> known = new HashSet<>(b.live());
          b.instrs().forEach(i -> known.add(i.target()));
          known.add(Rewriter.target(b.end()));
          assertTrue(known.containsAll(after.live()), next + " needs what " + b.label() + " lost");
        }
      }
      noLocalLoop(f);
    }
  }

  /** Every loop outside of atomic sections has a scheduling point. */
  private static void noLocalLoop(IrFunction f) {
    for (Block start : f.blocks().values()) {
      Set<String> seen = new HashSet<>();
      List<String> work = new java.util.ArrayList<>(local(f, start));
      while (!work.isEmpty()) {
        String label = work.remove(work.size() - 1);
        assertTrue(
            !label.equals(start.label()) || !isLocal(start), "a thread may spin: " + start.label());
        if (seen.add(label)) {
          work.addAll(local(f, f.block(label)));
        }
      }
    }
  }

  private static boolean isLocal(Block b) {
    return b.continuation() && b.instrs().stream().noneMatch(Instr::isVisible);
  }

  private static List<String> local(IrFunction f, Block b) {
    return b.end().successors().stream().filter(s -> isLocal(f.block(s))).toList();
  }
}
