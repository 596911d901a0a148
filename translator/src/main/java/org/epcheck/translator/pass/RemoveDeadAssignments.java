package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;

/**
 * Removes assignments to variables that nobody reads afterwards, and results that nobody wants.
 * Memory is still read: that is a step.
 */
final class RemoveDeadAssignments extends FunctionPass {
  @Override
  IrFunction run(IrFunction f) {
    IrFunction before;
    IrFunction now = f;
    do {
      before = now;
      now = once(now);
    } while (!now.equals(before));
    return now;
  }

  private static IrFunction once(IrFunction f) {
    Liveness live = new Liveness(f.blocks());
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      List<Set<Var>> after = live.after(b);
      List<Instr> instrs = new ArrayList<>();
      for (int i = 0; i < b.instrs().size(); i++) {
        Instr instr = b.instrs().get(i);
        Var target = instr.target();
        boolean dead = target != null && !after.get(i).contains(target);
        if (!dead) {
          instrs.add(instr);
        } else if (instr instanceof Instr.Update u) {
          instrs.add(
              new Instr.Update(u.origin(), null, u.address(), u.op(), u.operand(), u.expected()));
        } else if (instr instanceof Instr.RefCount r) {
          instrs.add(new Instr.RefCount(r.origin(), null, r.address(), r.op()));
        } else if (!(instr instanceof Instr.Assign
            || instr instanceof Instr.Query
            || instr instanceof Instr.Choose)) {
          instrs.add(instr);
        }
      }
      blocks.put(b.label(), Programs.with(b, instrs, end(b, live)));
    }
    return Programs.with(f, blocks);
  }

  private static Terminator end(Block b, Liveness live) {
    Var result = Rewriter.target(b.end());
    if (result == null || live.out(b).contains(result)) {
      return b.end();
    } else if (b.end() instanceof Terminator.Call c) {
      return new Terminator.Call(c.origin(), null, c.callee(), c.arguments(), c.next());
    } else if (b.end() instanceof Terminator.CallPointer c) {
      return new Terminator.CallPointer(
          c.origin(), null, c.function(), c.type(), c.arguments(), c.candidates(), c.next());
    }
    return b.end();
  }
}
