package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Terminator;
import org.jspecify.annotations.Nullable;

/**
 * Decides before which blocks another thread may run. Not before local code and not inside an
 * atomic section; but once in every loop, and where a function begins that a goal names: so that
 * another thread can be seen inside.
 */
final class ScheduleSteps implements Pass {
  /** Where a point of a function is, seen from atomic sections. */
  private enum Section {
    OUTSIDE,
    /** After the begin, before the first visible instruction. */
    BEGUN,
    INSIDE
  }

  @Override
  public Set<Property> requires() {
    return Set.of(Property.INLINED, Property.CUT);
  }

  @Override
  public Set<Property> establishes() {
    return Set.of(Property.SCHEDULED);
  }

  @Override
  public Outcome<Program> run(Program program) {
    List<Diagnostic> errors = new ArrayList<>();
    Map<String, IrFunction> functions = new LinkedHashMap<>();
    Set<String> goals = new HashSet<>();
    program.goals().forEach(g -> goals.addAll(List.of(g.first(), g.second())));
    program
        .functions()
        .forEach(
            (name, f) ->
                functions.put(name, new OneFunction(f, goals.contains(name), errors).run()));
    return errors.isEmpty()
        ? Outcome.ok(Programs.with(program, functions))
        : Outcome.failed(errors.stream().distinct().toList());
  }

  private static final class OneFunction {
    private final IrFunction f;
    private final boolean isGoal;
    private final List<Diagnostic> errors;
    private final Map<String, Set<Section>> in = new HashMap<>();

    OneFunction(IrFunction f, boolean isGoal, List<Diagnostic> errors) {
      this.f = f;
      this.isGoal = isGoal;
      this.errors = errors;
    }

    IrFunction run() {
      findSections();
      Set<String> local = new HashSet<>();
      for (Block b : f.blocks().values()) {
        if (isContinuation(b)) {
          local.add(b.label());
        }
      }
      local.removeAll(loopHeads(local));
      if (isGoal && onlyOutside(at(f.block(f.entry())))) {
        local.remove(f.entry());
      }
      Map<String, Block> blocks = new LinkedHashMap<>();
      for (Block b : f.blocks().values()) {
        List<Instr> instrs =
            b.instrs().stream()
                .filter(i -> !(i instanceof Instr.AtomicBegin || i instanceof Instr.AtomicEnd))
                .toList();
        blocks.put(
            b.label(), new Block(b.label(), instrs, b.end(), b.live(), local.contains(b.label())));
      }
      return f.with(f.variables(), f.entry(), blocks);
    }

    private Set<Section> at(Block b) {
      return in.getOrDefault(b.label(), EnumSet.noneOf(Section.class));
    }

    private boolean isContinuation(Block b) {
      return at(b).contains(Section.INSIDE)
          || b.instrs().isEmpty()
          || !b.instrs().get(0).isVisible();
    }

    private void findSections() {
      List<String> work = new ArrayList<>(List.of(f.entry()));
      in.put(f.entry(), EnumSet.of(Section.OUTSIDE));
      while (!work.isEmpty()) {
        Block b = f.block(work.remove(work.size() - 1));
        Set<Section> out = walk(b);
        if (!onlyOutside(out) && leaves(b.end())) {
          error(
              b.end().origin(),
              b.end() instanceof Terminator.Return
                  ? "the function returns inside of an atomic section"
                  : "call inside of an atomic section",
              "an atomic section stands in one function; declare the called function `inline`");
          continue;
        }
        for (String s : b.end().successors()) {
          Set<Section> known = in.computeIfAbsent(s, k -> EnumSet.noneOf(Section.class));
          if (!known.isEmpty() && onlyOutside(known) != onlyOutside(out)) {
            error(
                b.end().origin(),
                "an atomic section begins or ends on only one of two paths that join",
                "begin it before the paths part, and end it after they join");
          } else if (known.addAll(out)) {
            work.add(s);
          }
        }
      }
    }

    private static boolean onlyOutside(Set<Section> s) {
      return s.contains(Section.OUTSIDE);
    }

    private static boolean leaves(Terminator end) {
      return end instanceof Terminator.Return
          || end instanceof Terminator.Call
          || end instanceof Terminator.CallPointer;
    }

    /** The possible sections after a block. */
    private Set<Section> walk(Block b) {
      Set<Section> now = EnumSet.copyOf(at(b));
      for (Instr i : b.instrs()) {
        boolean outside = onlyOutside(now);
        if (i instanceof Instr.AtomicBegin) {
          if (!outside) {
            error(i.origin(), "an atomic section inside of another", "end the first one before");
          }
          now = EnumSet.of(Section.BEGUN);
        } else if (i instanceof Instr.AtomicEnd) {
          if (outside) {
            error(i.origin(), "the end of an atomic section without its begin", null);
          }
          now = EnumSet.of(Section.OUTSIDE);
        } else if (i.isVisible() && !outside) {
          if (now.size() > 1) {
            error(
                i.origin(),
                "this may or may not be the first operation of an atomic section",
                "begin the section with `__epcheck_touch`");
          } else if (now.contains(Section.INSIDE) && (blocks(i) || chooses(i))) {
            String what = blocks(i) ? "wait" : "choose";
            error(
                i.origin(),
                "an operation that may " + what + " inside of an atomic section",
                "only the first operation of an atomic section may " + what);
          }
          now = EnumSet.of(Section.INSIDE);
        }
      }
      return now;
    }

    private static boolean blocks(Instr i) {
      return i instanceof Instr.Lock || i instanceof Instr.Await || i instanceof Instr.GraceWait;
    }

    private static boolean chooses(Instr i) {
      return i instanceof Instr.Choose || (i instanceof Instr.Allocate a && a.mayFail());
    }

    private void error(Origin origin, String message, @Nullable String help) {
      List<String> notes =
          origin.inlined().stream()
              .map(c -> "in `" + c.callee() + "`, called at " + c.call())
              .toList();
      errors.add(new Diagnostic(Code.KC402, origin.span(), message, notes, help));
    }

    /** Targets of back edges among continuations outside of atomic sections. */
    private Set<String> loopHeads(Set<String> local) {
      Set<String> heads = new HashSet<>();
      Set<String> done = new HashSet<>();
      for (String label : f.blocks().keySet()) {
        if (local.contains(label)) {
          search(label, local, new HashSet<>(), done, heads);
        }
      }
      heads.removeIf(l -> !onlyOutside(at(f.block(l))));
      return heads;
    }

    private void search(
        String label, Set<String> local, Set<String> path, Set<String> done, Set<String> heads) {
      if (path.contains(label)) {
        heads.add(label);
        return;
      }
      if (!local.contains(label) || !done.add(label)) {
        return;
      }
      path.add(label);
      for (String s : f.block(label).end().successors()) {
        search(s, local, path, done, heads);
      }
      path.remove(label);
    }
  }
}
