package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.jspecify.annotations.Nullable;

/**
 * Uses what a variable was set to instead of the variable, as long as neither has changed:
 * constants, other variables, and addresses inside the object that another variable points to. Any
 * expression if it is used once, in the same block.
 */
final class PropagateCopies extends FunctionPass {
  @Override
  IrFunction run(IrFunction f) {
    Map<String, @Nullable Map<Var, Pure>> in = new HashMap<>();
    in.put(f.entry(), Map.of());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block b : f.blocks().values()) {
        Map<Var, Pure> before = in.get(b.label());
        if (before == null) {
          continue;
        }
        Map<Var, Pure> facts = new HashMap<>(before);
        var unused = rewrite(b, facts);
        for (String s : b.end().successors()) {
          Map<Var, Pure> known = in.get(s);
          Map<Var, Pure> met = known == null ? facts : meet(known, facts);
          if (known == null || !met.equals(known)) {
            in.put(s, new HashMap<>(met));
            changed = true;
          }
        }
      }
    }
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      Map<Var, Pure> before = in.get(b.label());
      blocks.put(b.label(), before == null ? b : rewrite(b, new HashMap<>(before)));
    }
    return substituteSingleUses(Programs.with(f, blocks));
  }

  private static Map<Var, Pure> meet(Map<Var, Pure> a, Map<Var, Pure> b) {
    Map<Var, Pure> both = new HashMap<>(a);
    both.entrySet().removeIf(e -> !e.getValue().equals(b.get(e.getKey())));
    return both;
  }

  private static Block rewrite(Block b, Map<Var, Pure> facts) {
    UnaryOperator<Pure> by = p -> Pures.substitute(p, v -> facts.getOrDefault(v, new Pure.Use(v)));
    List<Instr> instrs = new ArrayList<>();
    for (Instr i : b.instrs()) {
      Instr j = Rewriter.operands(by).instr(i);
      instrs.add(j);
      Var target = j.target();
      if (target != null) {
        kill(target, facts);
      }
      if (j instanceof Instr.Assign a && isCopy(a.value()) && !isForCoalescing(a)) {
        facts.put(a.target(), a.value());
      }
    }
    Terminator end = Rewriter.operands(by).terminator(b.end());
    Var result = Rewriter.target(end);
    if (result != null) {
      kill(result, facts);
    }
    return Programs.with(b, instrs, end);
  }

  /** A C variable that gets a temporary's value keeps its name: CoalesceCopies sees to it. */
  private static boolean isForCoalescing(Instr.Assign a) {
    return reads(a.value(), a.target())
        || a.value() instanceof Pure.Use u && Names.isBetter(a.target(), u.var());
  }

  private static void kill(Var v, Map<Var, Pure> facts) {
    facts.remove(v);
    facts.values().removeIf(p -> reads(p, v));
  }

  private static boolean reads(Pure p, Var v) {
    return Pures.variables(p).contains(v);
  }

  /** A constant, or one variable's value in another form: as much state as before. */
  private static boolean isCopy(Pure p) {
    if (p instanceof Pure.FieldAddress f) {
      return isCopy(f.base());
    } else if (p instanceof Pure.Container c) {
      return isCopy(c.base());
    } else if (p instanceof Pure.Binary b) {
      return (b.op() == Pure.BinaryOp.ADD || b.op() == Pure.BinaryOp.SUB)
          && b.right() instanceof Pure.Const
          && isCopy(b.left());
    }
    return p instanceof Pure.Const
        || p instanceof Pure.Use
        || p instanceof Pure.GlobalAddress
        || p instanceof Pure.FunctionAddress;
  }

  private static IrFunction substituteSingleUses(IrFunction f) {
    Map<Var, Integer> uses = new HashMap<>();
    Map<Var, Integer> sets = new HashMap<>();
    f.parameters().forEach(p -> sets.merge(p, 1, Integer::sum));
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        count(uses, p -> Rewriter.operands(p).instr(i));
        count(sets, i.target());
      }
      count(uses, p -> Rewriter.operands(p).terminator(b.end()));
      count(sets, Rewriter.target(b.end()));
    }
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      blocks.put(b.label(), substitute(b, uses, sets));
    }
    return Programs.with(f, blocks);
  }

  private static void count(Map<Var, Integer> counts, @Nullable Var v) {
    if (v != null) {
      counts.merge(v, 1, Integer::sum);
    }
  }

  private interface Visit {
    Object with(UnaryOperator<Pure> p);
  }

  private static void count(Map<Var, Integer> counts, Visit visit) {
    var unused =
        visit.with(
            p ->
                Pures.substitute(
                    p,
                    v -> {
                      counts.merge(v, 1, Integer::sum);
                      return new Pure.Use(v);
                    }));
  }

  private static Block substitute(Block b, Map<Var, Integer> uses, Map<Var, Integer> sets) {
    Map<Var, Pure> facts = new HashMap<>();
    List<Instr> instrs = new ArrayList<>();
    UnaryOperator<Pure> by = p -> Pures.substitute(p, v -> facts.getOrDefault(v, new Pure.Use(v)));
    for (Instr i : b.instrs()) {
      Instr j = Rewriter.operands(by).instr(i);
      instrs.add(j);
      Var target = j.target();
      if (target != null) {
        kill(target, facts);
      }
      if (j instanceof Instr.Assign a
          && uses.getOrDefault(a.target(), 0) == 1
          && sets.getOrDefault(a.target(), 0) == 1
          && Pures.size(a.value()) < 20
          && !reads(a.value(), a.target())) {
        facts.put(a.target(), a.value());
      }
    }
    return Programs.with(b, instrs, Rewriter.operands(by).terminator(b.end()));
  }

  @Override
  public Set<Property> requires() {
    return Set.of();
  }
}
