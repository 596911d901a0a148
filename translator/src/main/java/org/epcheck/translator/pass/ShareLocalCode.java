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
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;

/**
 * Moves local code from the start of a join into the steps that lead to it, so that it is no step
 * of its own: a copy behind each jump; assignments in one arm of a branch before the branch.
 */
final class ShareLocalCode extends FunctionPass {
  private static final int MAX_COPIED = 8;
  private static final int MAX_ROUNDS = 12;
  private static final int MAX_CONDITIONAL = 16;

  @Override
  public Set<Property> requires() {
    return Set.of(Property.CUT);
  }

  @Override
  IrFunction run(IrFunction f) {
    Map<String, Block> blocks = new LinkedHashMap<>(f.blocks());
    for (int round = 0; round < MAX_ROUNDS; round++) {
      boolean changed = false;
      Liveness live = new Liveness(Map.copyOf(blocks));
      for (Block b : List.copyOf(blocks.values())) {
        Block c = b.end() instanceof Terminator.Goto g ? copy(b, g, blocks) : b;
        if (c == b && b.end() instanceof Terminator.Branch br) {
          c = hoist(b, br, blocks, live);
        }
        if (c != b) {
          blocks.put(b.label(), c);
          changed = true;
        }
      }
      blocks = Programs.reachable(f.entry(), blocks);
      if (!changed) {
        break;
      }
    }
    return Programs.with(f, blocks);
  }

  private static Block copy(Block a, Terminator.Goto jump, Map<String, Block> blocks) {
    Block b = blocks.get(jump.target());
    if (b == null
        || b.label().equals(a.label())
        || !Programs.isLocal(b)
        || b.instrs().size() > MAX_COPIED
        || a.instrs().size() > 3 * MAX_COPIED
        || b.end().successors().contains(b.label())) {
      return a;
    }
    List<Instr> instrs = new ArrayList<>(a.instrs());
    instrs.addAll(b.instrs());
    return Programs.with(a, instrs, b.end());
  }

  private static Block hoist(
      Block a, Terminator.Branch branch, Map<String, Block> blocks, Liveness live) {
    Block yes = blocks.get(branch.whenTrue());
    Block no = blocks.get(branch.whenFalse());
    if (yes == null || no == null || yes == no) {
      return a;
    }
    if (canHoist(yes, branch)) {
      List<Instr> instrs = new ArrayList<>(a.instrs());
      add(instrs, yes, branch.condition(), true, live.in(no.label()));
      String to = yes.end().successors().get(0);
      return Programs.with(
          a, instrs, new Terminator.Branch(branch.origin(), branch.condition(), to, no.label()));
    } else if (canHoist(no, branch)) {
      List<Instr> instrs = new ArrayList<>(a.instrs());
      add(instrs, no, branch.condition(), false, live.in(yes.label()));
      String to = no.end().successors().get(0);
      return Programs.with(
          a, instrs, new Terminator.Branch(branch.origin(), branch.condition(), yes.label(), to));
    }
    return a;
  }

  private static boolean canHoist(Block b, Terminator.Branch branch) {
    if (!(b.end() instanceof Terminator.Goto g)
        || g.target().equals(b.label())
        || b.instrs().isEmpty()
        || b.instrs().size() > MAX_COPIED) {
      return false;
    }
    Set<Var> condition = Pures.variables(branch.condition());
    for (Instr i : b.instrs()) {
      if (!(i instanceof Instr.Assign a)
          || condition.contains(a.target())
          || Pures.size(a.value()) + Pures.size(branch.condition()) > MAX_CONDITIONAL) {
        return false;
      }
    }
    return true;
  }

  private static void add(
      List<Instr> instrs, Block arm, Pure condition, boolean whenTrue, Set<Var> liveElsewhere) {
    for (Instr i : arm.instrs()) {
      if (i instanceof Instr.Assign a) {
        Pure old = new Pure.Use(a.target());
        boolean free = !liveElsewhere.contains(a.target()) && !divides(a.value());
        Pure value =
            free
                ? a.value()
                : Pures.conditional(
                    condition, whenTrue ? a.value() : old, whenTrue ? old : a.value());
        instrs.add(new Instr.Assign(a.origin(), a.target(), value));
      }
    }
  }

  private static boolean divides(Pure p) {
    if (p instanceof Pure.Binary b) {
      return b.op() == Pure.BinaryOp.DIV
          || b.op() == Pure.BinaryOp.REM
          || divides(b.left())
          || divides(b.right());
    } else if (p instanceof Pure.Unary u) {
      return divides(u.operand());
    }
    return p instanceof Pure.Conditional || p instanceof Pure.Narrow;
  }
}
