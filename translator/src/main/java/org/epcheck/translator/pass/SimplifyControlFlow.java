package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Terminator;

/**
 * Removes unreachable blocks and constant branches, threads jumps through empty blocks, joins
 * blocks, and makes one branch of two.
 */
final class SimplifyControlFlow extends FunctionPass {
  /** Beyond this a condition is easier to read as two branches. */
  private static final int MAX_CONDITION = 24;

  private final boolean steps;

  /**
   * @param steps true: keep the form that {@link Property#CUT} says
   */
  SimplifyControlFlow(boolean steps) {
    this.steps = steps;
  }

  @Override
  public Set<Property> requires() {
    return steps ? Set.of(Property.CUT) : Set.of();
  }

  @Override
  public Set<Property> breaks() {
    return steps
        ? Set.of(Property.LIVE, Property.NAMED)
        : Set.of(Property.CUT, Property.SCHEDULED, Property.LIVE, Property.NAMED);
  }

  @Override
  IrFunction run(IrFunction f) {
    Map<String, Block> blocks = new LinkedHashMap<>(f.blocks());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (String label : List.copyOf(blocks.keySet())) {
        Block b = blocks.get(label);
        if (b == null) {
          continue;
        }
        Terminator end = branch(thread(b.end(), blocks), blocks);
        if (!end.equals(b.end())) {
          blocks.put(label, Programs.with(b, b.instrs(), end));
          changed = true;
        }
      }
      blocks = Programs.reachable(f.entry(), blocks);
      changed |= join(f.entry(), blocks);
    }
    return Programs.with(f, blocks);
  }

  private static Terminator thread(Terminator end, Map<String, Block> blocks) {
    return Rewriter.labels(l -> target(l, blocks)).terminator(end);
  }

  private static String target(String label, Map<String, Block> blocks) {
    Set<String> seen = new HashSet<>();
    String at = label;
    while (seen.add(at)) {
      Block b = blocks.get(at);
      if (b == null || !b.instrs().isEmpty() || !(b.end() instanceof Terminator.Goto g)) {
        return at;
      }
      at = g.target();
    }
    return label;
  }

  private static Terminator branch(Terminator end, Map<String, Block> blocks) {
    if (end instanceof Terminator.Goto g) {
      Block b = blocks.get(g.target());
      // An empty block that returns is as good here.
      return b != null && b.instrs().isEmpty() && b.end() instanceof Terminator.Return
          ? b.end()
          : end;
    }
    if (!(end instanceof Terminator.Branch b)) {
      return end;
    }
    Pure c = Pures.truth(b.condition());
    if (c instanceof Pure.Const k) {
      return new Terminator.Goto(b.origin(), k.value() != 0 ? b.whenTrue() : b.whenFalse());
    } else if (b.whenTrue().equals(b.whenFalse())) {
      return new Terminator.Goto(b.origin(), b.whenTrue());
    }
    Block yes = blocks.get(b.whenTrue());
    Block no = blocks.get(b.whenFalse());
    if (yes != null
        && no != null
        && yes.instrs().isEmpty()
        && no.instrs().isEmpty()
        && yes.end() instanceof Terminator.Return r
        && no.end() instanceof Terminator.Return s) {
      Pure v = r.value();
      Pure w = s.value();
      if (v == null || w == null) {
        return v == null && w == null ? r : b;
      }
      return new Terminator.Return(r.origin(), Pures.conditional(c, v, w));
    }
    if (yes != null && yes.instrs().isEmpty() && yes.end() instanceof Terminator.Branch t) {
      Pure d = Pures.truth(t.condition());
      if (d.equals(c)) {
        return new Terminator.Branch(b.origin(), c, t.whenTrue(), b.whenFalse());
      } else if (d.equals(Pures.not(c))) {
        return new Terminator.Branch(b.origin(), c, t.whenFalse(), b.whenFalse());
      } else if (small(c, d) && t.whenFalse().equals(b.whenFalse())) {
        return new Terminator.Branch(
            b.origin(), Pures.conditional(c, bool(d), Pure.ZERO), t.whenTrue(), b.whenFalse());
      } else if (small(c, d) && t.whenTrue().equals(b.whenFalse())) {
        return new Terminator.Branch(
            b.origin(),
            Pures.conditional(c, Pures.not(d), Pure.ZERO),
            t.whenFalse(),
            b.whenFalse());
      }
    }
    if (no != null && no.instrs().isEmpty() && no.end() instanceof Terminator.Branch t) {
      Pure d = Pures.truth(t.condition());
      if (d.equals(c)) {
        return new Terminator.Branch(b.origin(), c, b.whenTrue(), t.whenFalse());
      } else if (d.equals(Pures.not(c))) {
        return new Terminator.Branch(b.origin(), c, b.whenTrue(), t.whenTrue());
      } else if (small(c, d) && t.whenTrue().equals(b.whenTrue())) {
        return new Terminator.Branch(
            b.origin(), Pures.conditional(c, Pure.ONE, bool(d)), b.whenTrue(), t.whenFalse());
      } else if (small(c, d) && t.whenFalse().equals(b.whenTrue())) {
        return new Terminator.Branch(
            b.origin(), Pures.conditional(c, Pure.ONE, Pures.not(d)), b.whenTrue(), t.whenTrue());
      }
    }
    return c.equals(b.condition())
        ? b
        : new Terminator.Branch(b.origin(), c, b.whenTrue(), b.whenFalse());
  }

  private static Pure bool(Pure p) {
    return Pures.unary(Pure.UnaryOp.BOOL, p);
  }

  private static boolean small(Pure c, Pure d) {
    return Pures.size(c) + Pures.size(d) < MAX_CONDITION;
  }

  private boolean join(String entry, Map<String, Block> blocks) {
    Map<String, Integer> predecessors = Programs.predecessors(entry, blocks);
    boolean changed = false;
    for (String label : List.copyOf(blocks.keySet())) {
      Block a = blocks.get(label);
      while (a != null && a.end() instanceof Terminator.Goto g) {
        Block b = blocks.get(g.target());
        if (b == null
            || b.label().equals(label)
            || predecessors.getOrDefault(b.label(), 0) != 1
            || steps && !a.instrs().isEmpty() && !Programs.isLocal(b)) {
          break;
        }
        List<Instr> instrs = new ArrayList<>(a.instrs());
        instrs.addAll(b.instrs());
        boolean continuation = a.instrs().isEmpty() ? b.continuation() : a.continuation();
        a = new Block(label, instrs, b.end(), a.live(), continuation);
        blocks.put(label, a);
        blocks.remove(b.label());
        changed = true;
      }
    }
    return changed;
  }
}
