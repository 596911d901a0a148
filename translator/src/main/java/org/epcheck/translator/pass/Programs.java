package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;

/** Small helpers to rebuild programs, functions and blocks. */
final class Programs {
  private Programs() {}

  static Program with(Program p, Map<String, IrFunction> functions) {
    return new Program(
        p.title(),
        p.statics(),
        functions,
        p.threads(),
        p.setup(),
        p.finish(),
        p.structs(),
        p.guards(),
        p.goals(),
        p.allocations());
  }

  static Block with(Block b, List<Instr> instrs, Terminator end) {
    return new Block(b.label(), instrs, end, b.live(), b.continuation());
  }

  /** The function with other blocks; variables that nothing mentions are dropped. */
  static IrFunction with(IrFunction f, Map<String, Block> blocks) {
    return with(f, f.variables(), blocks);
  }

  static IrFunction with(IrFunction f, List<Var> variables, Map<String, Block> blocks) {
    Set<Var> used = new LinkedHashSet<>(f.parameters());
    for (Block b : blocks.values()) {
      for (Instr i : b.instrs()) {
        used.addAll(Rewriter.uses(i));
        Var t = i.target();
        if (t != null) {
          used.add(t);
        }
      }
      used.addAll(Rewriter.uses(b.end()));
      Var t = Rewriter.target(b.end());
      if (t != null) {
        used.add(t);
      }
    }
    List<Var> kept = new ArrayList<>(variables);
    kept.retainAll(used);
    return f.with(kept, f.entry(), blocks);
  }

  /** The blocks reachable from the entry, in their order. */
  static Map<String, Block> reachable(String entry, Map<String, Block> blocks) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> work = new ArrayList<>(List.of(entry));
    while (!work.isEmpty()) {
      String label = work.remove(work.size() - 1);
      Block b = blocks.get(label);
      if (b != null && seen.add(label)) {
        work.addAll(b.end().successors());
      }
    }
    Map<String, Block> kept = new LinkedHashMap<>(blocks);
    kept.keySet().retainAll(seen);
    return kept;
  }

  /** Number of jumps to each block; the entry has one more. */
  static Map<String, Integer> predecessors(String entry, Map<String, Block> blocks) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.merge(entry, 1, Integer::sum);
    for (Block b : blocks.values()) {
      for (String s : b.end().successors()) {
        counts.merge(s, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Whether the block has no visible instruction. */
  static boolean isLocal(Block b) {
    return b.instrs().stream().noneMatch(Instr::isVisible);
  }

  /** Functions that a function calls or mentions. */
  static Set<String> mentions(IrFunction f) {
    Set<String> all = new LinkedHashSet<>();
    Rewriter finder =
        Rewriter.operands(
            p -> {
              addresses(p, all);
              return p;
            });
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        var unused = finder.instr(i);
      }
      var unused = finder.terminator(b.end());
      if (b.end() instanceof Terminator.Call c) {
        all.add(c.callee());
      } else if (b.end() instanceof Terminator.CallPointer c) {
        all.addAll(c.candidates());
      }
    }
    return all;
  }

  /** Functions whose address an expression holds. */
  static void addresses(Pure p, Set<String> found) {
    if (p instanceof Pure.FunctionAddress a) {
      found.add(a.function());
    } else if (p instanceof Pure.FieldAddress x) {
      addresses(x.base(), found);
    } else if (p instanceof Pure.Container x) {
      addresses(x.base(), found);
    } else if (p instanceof Pure.ObjectOf x) {
      addresses(x.address(), found);
    } else if (p instanceof Pure.Unary x) {
      addresses(x.operand(), found);
    } else if (p instanceof Pure.Binary x) {
      addresses(x.left(), found);
      addresses(x.right(), found);
    } else if (p instanceof Pure.Conditional x) {
      addresses(x.condition(), found);
      addresses(x.whenTrue(), found);
      addresses(x.whenFalse(), found);
    } else if (p instanceof Pure.Narrow x) {
      addresses(x.value(), found);
    }
  }

  /** Functions reachable from some roots; addresses in reachable statics count for all. */
  static Set<String> reachableFunctions(Program p, List<String> roots) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> work = new ArrayList<>(roots);
    Set<String> inStatics = new LinkedHashSet<>();
    p.statics().forEach(o -> o.cells().forEach(c -> addresses(c, inStatics)));
    work.addAll(inStatics);
    while (!work.isEmpty()) {
      String name = work.remove(work.size() - 1);
      IrFunction f = p.functions().get(name);
      if (f != null && seen.add(name)) {
        work.addAll(mentions(f));
      }
    }
    return seen;
  }
}
