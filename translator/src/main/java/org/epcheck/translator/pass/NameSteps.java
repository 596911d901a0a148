package org.epcheck.translator.pass;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;

/**
 * Gives blocks and variables their final names: {@code f_list_del_2}, {@code f_load_next}. No line
 * numbers, so that two versions of a program differ only where their code does.
 */
final class NameSteps implements Pass {
  @Override
  public Set<Property> requires() {
    return Set.of(Property.CUT, Property.SCHEDULED, Property.LIVE);
  }

  @Override
  public Set<Property> establishes() {
    return Set.of(Property.NAMED);
  }

  @Override
  public Set<Property> breaks() {
    return Set.of();
  }

  @Override
  public Outcome<Program> run(Program program) {
    Map<String, IrFunction> functions = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>(Set.of("Done", "Idle"));
    program.functions().forEach((name, f) -> functions.put(name, rename(f, taken)));
    return Outcome.ok(Programs.with(program, functions));
  }

  private static IrFunction rename(IrFunction f, Set<String> taken) {
    List<Block> order = List.copyOf(Order.depthFirst(f).values());
    Map<Var, Var> variables = variables(f, order);
    Map<String, String> labels = new HashMap<>();
    for (Block b : order) {
      String name = Names.identifier(f.name() + "_" + operation(f, b));
      String label = name;
      for (int i = 2; !taken.add(label); i++) {
        label = name + "_" + i;
      }
      labels.put(b.label(), label);
    }
    Rewriter vars = Rewriter.variables(v -> variables.getOrDefault(v, v));
    Rewriter jumps = Rewriter.labels(l -> labels.getOrDefault(l, l));
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : order) {
      String label = labels.getOrDefault(b.label(), b.label());
      Set<Var> live = new LinkedHashSet<>();
      b.live().forEach(v -> live.add(variables.getOrDefault(v, v)));
      blocks.put(
          label,
          new Block(
              label,
              b.instrs().stream().map(vars::instr).toList(),
              jumps.terminator(vars.terminator(b.end())),
              live,
              b.continuation()));
    }
    return new IrFunction(
        f.span(),
        f.name(),
        f.type(),
        f.parameters().stream().map(v -> variables.getOrDefault(v, v)).toList(),
        List.copyOf(variables.values()),
        labels.getOrDefault(f.entry(), f.entry()),
        blocks,
        f.isInline());
  }

  /** New variables in order of first appearance, parameters first. */
  private static Map<Var, Var> variables(IrFunction f, List<Block> order) {
    Set<Var> seen = new LinkedHashSet<>(f.parameters());
    for (Block b : order) {
      for (Instr i : b.instrs()) {
        seen.addAll(Rewriter.uses(i));
        Var target = i.target();
        if (target != null) {
          seen.add(target);
        }
      }
      seen.addAll(Rewriter.uses(b.end()));
      Var result = Rewriter.target(b.end());
      if (result != null) {
        seen.add(result);
      }
    }
    Map<Var, Var> renamed = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Var v : seen) {
      String base = Names.identifier(Names.base(v));
      String name = base;
      for (int i = 2; !taken.add(name); i++) {
        name = base + "_" + i;
      }
      renamed.put(v, new Var(name, v.type()));
    }
    return renamed;
  }

  private static String operation(IrFunction f, Block b) {
    if (b.instrs().isEmpty() || !b.instrs().get(0).isVisible()) {
      if (b.label().equals(f.entry())) {
        return "enter";
      }
      Origin o = b.instrs().isEmpty() ? b.end().origin() : b.instrs().get(0).origin();
      return o.inlined().isEmpty() ? kind(b.end()) : o.inlined().get(0).callee();
    }
    Instr i = b.instrs().get(0);
    List<Origin.Inlined> inlined = i.origin().inlined();
    return inlined.isEmpty() ? kind(i) : inlined.get(0).callee();
  }

  private static String kind(Terminator end) {
    if (end instanceof Terminator.Branch) {
      return "if";
    } else if (end instanceof Terminator.Call c) {
      return "call_" + c.callee();
    } else if (end instanceof Terminator.CallPointer) {
      return "call_pointer";
    } else if (end instanceof Terminator.Return) {
      return "return";
    }
    return end instanceof Terminator.Stop ? "stop" : "set";
  }

  private static String kind(Instr instr) {
    if (instr instanceof Instr.Load i) {
      return "load" + last(i.place());
    } else if (instr instanceof Instr.Store i) {
      return "store" + last(i.place());
    } else if (instr instanceof Instr.Update i) {
      return "update" + member(i.address());
    } else if (instr instanceof Instr.RefCount i) {
      return "ref_" + i.op().name().toLowerCase(Locale.ROOT) + member(i.address());
    } else if (instr instanceof Instr.Lock i) {
      return "lock" + member(i.address());
    } else if (instr instanceof Instr.TryLock i) {
      return "trylock" + member(i.address());
    } else if (instr instanceof Instr.Unlock i) {
      return "unlock" + member(i.address());
    } else if (instr instanceof Instr.Allocate i) {
      return i.storage() == Instr.Storage.STACK ? "declare_" + Names.base(i.target()) : "alloc";
    } else if (instr instanceof Instr.Free i) {
      return i.storage() == Instr.Storage.STACK ? "leave_scope" : "free";
    }
    // ReaderEnter -> reader_enter
    return instr
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }

  private static String last(String place) {
    String[] words = place.split("[^A-Za-z0-9_]+");
    String word = words.length == 0 ? "" : words[words.length - 1];
    if (word.matches("[0-9]+") && words.length > 1) {
      word = words[words.length - 2];
    }
    return word.isEmpty() ? "" : "_" + word;
  }

  private static String member(Pure address) {
    return address instanceof Pure.FieldAddress f ? last(f.def().path(f.offset())) : "";
  }
}
