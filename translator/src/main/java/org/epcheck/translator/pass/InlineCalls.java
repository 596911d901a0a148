package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;

/**
 * Puts the body of functions declared inline in the place of their calls, unless they are recursive
 * or a goal asks for their entry.
 */
final class InlineCalls implements Pass {
  @Override
  public Set<Property> requires() {
    return Set.of();
  }

  @Override
  public Set<Property> establishes() {
    return Set.of(Property.INLINED);
  }

  @Override
  public Set<Property> breaks() {
    return Set.of(Property.CUT, Property.SCHEDULED, Property.LIVE, Property.NAMED);
  }

  @Override
  public Outcome<Program> run(Program program) {
    return Outcome.ok(new Run(program).all());
  }

  private static final class Run {
    private final Program program;
    private final Map<String, IrFunction> done = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<String> active = new HashSet<>();

    Run(Program program) {
      this.program = program;
      program.goals().forEach(g -> kept.addAll(List.of(g.first(), g.second())));
    }

    Program all() {
      Map<String, IrFunction> functions = new LinkedHashMap<>();
      for (String name : program.functions().keySet()) {
        functions.put(name, inlined(name));
      }
      return Programs.with(program, functions);
    }

    private boolean isInlined(String name) {
      IrFunction f = program.functions().get(name);
      return f != null && f.isInline() && !kept.contains(name) && !isRecursive(name);
    }

    private boolean isRecursive(String name) {
      Set<String> seen = new HashSet<>();
      List<String> work = new ArrayList<>(List.of(name));
      while (!work.isEmpty()) {
        IrFunction f = program.functions().get(work.remove(work.size() - 1));
        if (f == null) {
          continue;
        }
        for (Block b : f.blocks().values()) {
          if (b.end() instanceof Terminator.Call c) {
            if (c.callee().equals(name)) {
              return true;
            } else if (seen.add(c.callee())) {
              work.add(c.callee());
            }
          }
        }
      }
      return false;
    }

    private IrFunction inlined(String name) {
      IrFunction known = done.get(name);
      if (known != null) {
        return known;
      }
      if (!active.add(name)) {
        return program.function(name);
      }
      IrFunction f = new Caller(program.function(name)).expand();
      active.remove(name);
      done.put(name, f);
      return f;
    }

    /** One function with its calls being replaced. */
    private final class Caller {
      private final IrFunction f;
      private final Map<String, Block> blocks = new LinkedHashMap<>();
      private final List<Var> variables;
      private final Map<String, Integer> names = new HashMap<>();
      private int copies;

      Caller(IrFunction f) {
        this.f = f;
        this.variables = new ArrayList<>(f.variables());
        for (Var v : variables) {
          names.merge(Names.base(v), Names.number(v), Math::max);
        }
      }

      IrFunction expand() {
        for (Block b : f.blocks().values()) {
          if (b.end() instanceof Terminator.Call c && isInlined(c.callee())) {
            copy(b, c, inlined(c.callee()));
          } else {
            blocks.put(b.label(), b);
          }
        }
        return f.with(variables, f.entry(), blocks);
      }

      private void copy(Block b, Terminator.Call call, IrFunction callee) {
        String prefix = "i" + ++copies + "_";
        Map<Var, Var> fresh = new HashMap<>();
        for (Var v : callee.variables()) {
          String base = Names.base(v);
          Var w = new Var(Names.inlined(v, names.merge(base, 1, Integer::sum)), v.type());
          fresh.put(v, w);
          variables.add(w);
        }
        Origin here = call.origin();
        List<Instr> instrs = new ArrayList<>(b.instrs());
        for (int i = 0; i < callee.parameters().size(); i++) {
          Var p = fresh.getOrDefault(callee.parameters().get(i), callee.parameters().get(i));
          Origin at = inside(Origin.at(here.span()), callee.name(), here);
          Pure value = i < call.arguments().size() ? call.arguments().get(i) : Pure.ZERO;
          instrs.add(new Instr.Assign(at, p, value));
        }
        String entry = prefix + callee.entry();
        blocks.put(b.label(), Programs.with(b, instrs, new Terminator.Goto(here, entry)));
        Rewriter rewriter =
            new Rewriter(
                p -> Pures.substitute(p, v -> new Pure.Use(fresh.getOrDefault(v, v))),
                v -> fresh.getOrDefault(v, v),
                o -> inside(o, callee.name(), here),
                l -> prefix + l);
        for (Block c : callee.blocks().values()) {
          List<Instr> body = new ArrayList<>(c.instrs().stream().map(rewriter::instr).toList());
          Terminator end = rewriter.terminator(c.end());
          if (end instanceof Terminator.Return r) {
            Var result = call.result();
            if (result != null) {
              Pure value = r.value() == null ? Pure.ZERO : r.value();
              body.add(new Instr.Assign(r.origin(), result, value));
            }
            end = new Terminator.Goto(r.origin(), call.next());
          }
          String label = prefix + c.label();
          blocks.put(label, new Block(label, body, end, Set.of(), false));
        }
      }
    }

    private static Origin inside(Origin o, String callee, Origin call) {
      Origin result = o.inside(callee, call.span());
      // The call may itself be inlined code of the caller: its frames come first.
      for (int i = call.inlined().size() - 1; i >= 0; i--) {
        Origin.Inlined frame = call.inlined().get(i);
        result = result.inside(frame.callee(), frame.call());
      }
      return result;
    }
  }
}
