package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Var;
import org.jspecify.annotations.Nullable;

/**
 * Makes one variable of two where one is only copied to the other and they are never needed at the
 * same time. A C variable keeps its name; a temporary loses it.
 */
final class CoalesceCopies extends FunctionPass {
  @Override
  IrFunction run(IrFunction f) {
    IrFunction now = f;
    while (true) {
      IrFunction next = one(now);
      if (next == null) {
        return now;
      }
      now = next;
    }
  }

  private static @Nullable IrFunction one(IrFunction f) {
    Liveness live = new Liveness(f.blocks());
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        if (i instanceof Instr.Assign a
            && a.value() instanceof Pure.Use u
            && !u.var().equals(a.target())
            && !(f.parameters().contains(a.target()) && f.parameters().contains(u.var()))
            && !interfere(f, live, a.target(), u.var())) {
          Var keep = preferred(f, a.target(), u.var());
          return rename(f, keep.equals(u.var()) ? a.target() : u.var(), keep);
        }
      }
    }
    return null;
  }

  private static Var preferred(IrFunction f, Var target, Var source) {
    if (f.parameters().contains(source)) {
      return source;
    } else if (f.parameters().contains(target)) {
      return target;
    }
    return Names.isBetter(source, target) ? source : target;
  }

  private static boolean interfere(IrFunction f, Liveness live, Var x, Var y) {
    Set<Var> atEntry = live.in(f.entry());
    boolean px = f.parameters().contains(x);
    boolean py = f.parameters().contains(y);
    if (px && atEntry.contains(y) || py && atEntry.contains(x)) {
      return true;
    }
    for (Block b : f.blocks().values()) {
      List<Set<Var>> after = live.after(b);
      for (int i = 0; i < b.instrs().size(); i++) {
        Instr instr = b.instrs().get(i);
        Var target = instr.target();
        if (target == null || isCopyBetween(instr, x, y)) {
          continue;
        }
        if (target.equals(x) && after.get(i).contains(y)
            || target.equals(y) && after.get(i).contains(x)) {
          return true;
        }
      }
      Var result = Rewriter.target(b.end());
      Set<Var> out = live.out(b);
      if (result != null
          && (result.equals(x) && out.contains(y) || result.equals(y) && out.contains(x))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCopyBetween(Instr i, Var x, Var y) {
    return i instanceof Instr.Assign a
        && a.value() instanceof Pure.Use u
        && (a.target().equals(x) && u.var().equals(y) || a.target().equals(y) && u.var().equals(x));
  }

  private static IrFunction rename(IrFunction f, Var from, Var to) {
    Rewriter rewriter = Rewriter.variables(v -> v.equals(from) ? to : v);
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      List<Instr> instrs = new ArrayList<>();
      for (Instr i : b.instrs()) {
        Instr j = rewriter.instr(i);
        boolean self =
            j instanceof Instr.Assign a
                && a.value() instanceof Pure.Use u
                && u.var().equals(a.target());
        if (!self) {
          instrs.add(j);
        }
      }
      blocks.put(b.label(), Programs.with(b, instrs, rewriter.terminator(b.end())));
    }
    return Programs.with(f, blocks);
  }
}
