package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.BlindLoads;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.jspecify.annotations.Nullable;

/**
 * The step of one block: from a thread and a state to the next state. What its instructions read is
 * bound by LET, assignments get a name each, the faults are one set.
 */
final class BlockText {
  private static final String UNCHANGED = "s";

  private final Context context;
  private final IrFunction function;
  private final Block block;
  private final Map<Var, String> values = new LinkedHashMap<>();
  private final PureText pure;
  private final Set<String> bound = new HashSet<>();
  private final List<String> lets = new ArrayList<>();
  private final FaultText faults = new FaultText();

  private final boolean foresees;
  private String effect = UNCHANGED;
  private boolean isAfterNamed;
  private String heldAfter = "s.held[self]";
  private String nestAfter = "s.nest[self]";

  /**
   * For a block.
   *
   * @param foresees whether it is checked that each step was to be expected
   */
  BlockText(Context context, IrFunction function, Block block, boolean foresees) {
    this.foresees = foresees;
    this.context = context;
    this.function = function;
    this.block = block;
    this.pure = new PureText(context.names(), values);
  }

  /** The lines of the definition, from its name on. */
  List<String> lines() {
    for (int i = 0; i < block.instrs().size(); i++) {
      Instr instr = block.instrs().get(i);
      if (instr.isVisible() && i > 0) {
        throw new IllegalArgumentException(
            block.label() + ": visible instruction is not the first of its block");
      }
      if (instr.isVisible()) {
        visible(instr);
      } else {
        local(instr);
      }
    }
    List<String> end = end();
    List<String> definitions = new ArrayList<>();
    if (pure.usesLocals()) {
      definitions.add("l == s.loc[self]");
    }
    definitions.addAll(lets);
    if (isAfterNamed) {
      definitions.add("after == " + effect);
    }
    if (!faults.isEmpty()) {
      definitions.add(faults.definition());
    }
    List<String> body = noting(checked(end));
    List<String> out = new ArrayList<>();
    out.add(context.names().action(block.label()) + "(self, s) ==");
    if (definitions.isEmpty()) {
      append(out, "  ", body);
      return out;
    }
    out.add("  LET " + definitions.get(0));
    append(out, "      ", definitions.subList(1, definitions.size()));
    out.add("  IN  " + body.get(0));
    append(out, "      ", body.subList(1, body.size()));
    return out;
  }

  /** The end of the block, unless a fault ended the path. */
  private List<String> checked(List<String> end) {
    if (faults.isEmpty()) {
      return end;
    }
    return wrapped(
        "Checked(s, self, " + faults.reference() + ",", end.isEmpty() ? List.of("s") : end);
  }

  /** The same, and what it is evidence for. */
  private List<String> noting(List<String> next) {
    List<String> goals = new ArrayList<>();
    for (Context.Overlap o : context.overlaps(function, block)) {
      goals.add("<<\"" + o.goal() + "\", " + o.labels() + ">>");
    }
    return goals.isEmpty()
        ? next
        : wrapped("Noting(s, self, {" + String.join(", ", goals) + "},", next);
  }

  private static List<String> wrapped(String open, List<String> inner) {
    List<String> out = new ArrayList<>();
    out.add(open);
    append(out, "  ", inner);
    out.set(out.size() - 1, out.get(out.size() - 1) + ")");
    return out;
  }

  private static void append(List<String> out, String indent, List<String> lines) {
    lines.forEach(l -> out.add(indent + l));
  }

  /** The state after the block's instruction. */
  private String after() {
    if (effect.equals(UNCHANGED)) {
      return "s";
    }
    isAfterNamed = true;
    return "after";
  }

  /** A name for the expression: itself if it is short. */
  private String name(String wanted, Pure p) {
    return name(wanted, pure.text(p));
  }

  private String name(String wanted, String text) {
    if (text.matches("[A-Za-z0-9_.]+")) {
      return text;
    }
    String n = wanted.equals("a") && bound.add("a") ? "a" : context.names().bound(wanted, bound);
    lets.add(n + " == " + text);
    return n;
  }

  private void assign(@Nullable Var target, String text) {
    if (target == null) {
      return;
    }
    String n = context.names().bound(target.name(), bound);
    lets.add(n + " == " + text);
    values.put(target, n);
  }

  private void visible(Instr instr) {
    if (instr instanceof Instr.Load i) {
      String a = name("a", i.address());
      boolean blind = BlindLoads.isBlind(function, block, i);
      faults.add((blind ? "BlindFaults" : "ReadFaults") + "(s, self, " + a + ")");
      foresee(a, false, i.access() == Instr.Access.PLAIN, blind);
      assign(i.target(), "Cells(s, " + a + ")");
    } else if (instr instanceof Instr.Store i) {
      String a = name("a", i.address());
      faults.add("WriteFaults(s, self, " + a + ")");
      foresee(a, true, i.access() == Instr.Access.PLAIN, false);
      effect = "Store(s, " + a + ", " + pure.text(i.value()) + ")";
    } else if (instr instanceof Instr.Update i) {
      String a = name("a", i.address());
      faults.add("WriteFaults(s, self, " + a + ")");
      foresee(a, true, false, false);
      effect = update(i, a);
      assign(i.old(), "Cells(s, " + a + ")");
    } else if (instr instanceof Instr.RefCount i) {
      refCount(i, name("a", i.address()));
    } else if (instr instanceof Instr.Lock i) {
      String a = name("a", i.address());
      String subclass = pure.text(i.subclass());
      boolean nested = !i.subclass().equals(Pure.ZERO);
      String lock =
          (nested ? "Nested" : "") + "(s, self, " + a + (nested ? ", " + subclass : "") + ")";
      faults.add("LockFaults" + lock);
      foresee(a, true, false, false);
      effect = (isSpin(i.mode()) ? "SpinLock" : "MutexLock") + lock;
      heldAfter = "HeldAfterLock(s, self, " + a + ", " + mode(i.mode()) + ", " + subclass + ")";
    } else if (instr instanceof Instr.TryLock i) {
      String a = name("a", i.address());
      faults.add("TryFaults(s, self, " + a + ")");
      foresee(a, true, false, false);
      effect = (isSpin(i.mode()) ? "SpinTryLock" : "MutexTryLock") + "(s, self, " + a + ")";
      heldAfter = "HeldAfterTry(s, self, " + a + ", " + mode(i.mode()) + ")";
      assign(i.result(), "TryResult(s, " + a + ")");
    } else if (instr instanceof Instr.Unlock i) {
      String a = name("a", i.address());
      faults.add("UnlockFaults(s, self, " + a + ")");
      foresee(a, true, false, false);
      effect = (isSpin(i.mode()) ? "SpinUnlock" : "MutexUnlock") + "(s, self, " + a + ")";
      heldAfter = "HeldAfterUnlock(s, self, " + a + ", " + mode(i.mode()) + ")";
    } else if (instr instanceof Instr.Touch i) {
      String a = name("a", i.address());
      faults.add("TouchFaults(s, self, " + a + ", " + (i.write() ? "TRUE" : "FALSE") + ")");
      foresee(a, i.write(), true, false);
    } else if (instr instanceof Instr.Await i) {
      String a = name("a", i.address());
      faults.add("ReadFaults(s, self, " + a + ")");
      foresee(a, false, false, false);
    } else {
      threads(instr);
    }
  }

  /** Checks that the access was to be expected. */
  private void foresee(String a, boolean writes, boolean plain, boolean blind) {
    if (foresees) {
      faults.add(
          "Unforeseen(s, self, "
              + a
              + ", "
              + flag(writes)
              + ", "
              + flag(plain)
              + ", "
              + flag(blind)
              + ")");
    }
  }

  private void foresee(String what, String a) {
    if (foresees) {
      faults.add("Unforeseen" + what + "(s, self, " + a + ")");
    }
  }

  private static String flag(boolean on) {
    return on ? "TRUE" : "FALSE";
  }

  private void threads(Instr instr) {
    if (instr instanceof Instr.ReaderEnter) {
      effect = "ReaderEnter(s, self)";
      nestAfter = "s.nest[self] + 1";
    } else if (instr instanceof Instr.ReaderLeave) {
      faults.add("ReaderLeaveFaults(s, self)");
      effect = "ReaderLeave(s, self)";
      nestAfter = "NestAfterLeave(s, self)";
    } else if (instr instanceof Instr.Defer i) {
      String head = name("head", i.head());
      String fn = pure.text(i.function());
      faults.add("DeferFaults(s, self, " + head + ", " + fn + ", ModelCallbacks)");
      foresee("Defer", head);
      effect = "Defer(s, self, " + head + ", " + fn + ")";
    } else if (instr instanceof Instr.GraceBegin) {
      faults.add("GraceFaults(s, self)");
      if (foresees) {
        faults.add("UnforeseenGrace(s, self)");
      }
      effect = "GraceBegin(s, self)";
    } else if (instr instanceof Instr.GraceWait) {
      return; // a thread that waits does not get here
    } else if (instr instanceof Instr.Allocate i) {
      allocate(i);
    } else if (instr instanceof Instr.Free i) {
      String a = name("a", i.pointer());
      if (i.storage() == Instr.Storage.HEAP) {
        faults.add("FreeFaults(s, " + a + ")");
        foresee("End", a);
        effect = "Free(s, " + a + ")";
      } else {
        faults.add("EndFaults(s, " + a + ")");
        foresee("End", a);
        effect = "EndOfScope(s, " + a + ")";
      }
    } else if (instr instanceof Instr.Choose i) {
      String n = context.names().bound(i.target().name(), bound);
      lets.add(n + " == s.choice");
      values.put(i.target(), n);
    } else if (instr instanceof Instr.Mark i) {
      String a = name("a", i.object());
      faults.add("MarkFaults(s, " + a + ")");
      foresee("End", a);
      effect = "Mark(s, self, " + a + ")";
    } else {
      throw new IllegalStateException("unknown instruction " + instr);
    }
  }

  private String update(Instr.Update i, String a) {
    String operand = pure.text(i.operand());
    Pure expected = i.expected();
    String other = expected == null ? "" : pure.text(expected);
    return switch (i.op()) {
      case ADD -> "AtomicAdd(s, " + a + ", " + operand + ")";
      case SET -> "AtomicSet(s, " + a + ", " + operand + ")";
      case AND -> "AtomicAnd(s, " + a + ", " + operand + ")";
      case OR -> "AtomicOr(s, " + a + ", " + operand + ")";
      case XOR -> "AtomicXor(s, " + a + ", " + operand + ")";
      case COMPARE_AND_SET -> "AtomicCompareAndSet(s, " + a + ", " + other + ", " + operand + ")";
      case ADD_UNLESS -> "AtomicAddUnless(s, " + a + ", " + operand + ", " + other + ")";
    };
  }

  private void refCount(Instr.RefCount i, String a) {
    String operator =
        switch (i.op()) {
          case INC -> "RefInc";
          case INC_NOT_ZERO -> "RefIncNotZero";
          case DEC_AND_TEST -> "RefDecAndTest";
        };
    faults.add(operator + "Faults(s, self, " + a + ")");
    foresee(a, true, false, false);
    effect = operator + "(s, " + a + ")";
    assign(i.result(), i.op() == Instr.RefOp.INC ? "0" : operator + "Result(s, " + a + ")");
  }

  private void allocate(Instr.Allocate i) {
    String objects = context.objectsOf(i);
    String cells = context.cellsOf(i);
    String n = context.names().bound(i.target().name(), bound);
    lets.add(n + " == " + (i.mayFail() ? "FreshOrNull" : "Fresh") + "(s, " + objects + ")");
    faults.add("AllocFaults(" + n + ")");
    foresee("Birth", n);
    effect = "Allocate(s, self, " + n + ", " + cells + ")";
    values.put(i.target(), n);
  }

  private void local(Instr instr) {
    if (instr instanceof Instr.Assign i) {
      assign(i.target(), pure.text(i.value()));
    } else if (instr instanceof Instr.Fail i) {
      Pure at = i.address();
      faults.add("FailFaults(\"" + i.kind() + "\", " + (at == null ? "0" : pure.text(at)) + ")");
    } else if (instr instanceof Instr.Assert i) {
      faults.add("AssertFaults(" + pure.text(i.condition()) + ")");
    } else if (instr instanceof Instr.Query i) {
      query(i);
    } else {
      throw new IllegalArgumentException(block.label() + ": " + instr + " after the passes");
    }
  }

  private void query(Instr.Query i) {
    if (i.kind() == Instr.QueryKind.LEAKS && !effect.equals(UNCHANGED)) {
      // It would be asked of the state before the block's own effect.
      throw new IllegalArgumentException(block.label() + ": leaks after an effect in one block");
    }
    Pure at = i.address();
    assign(
        i.target(),
        switch (i.kind()) {
          case SELF -> "Tid[self]";
          case HELD -> "IsHeld(" + heldAfter + ", " + (at == null ? "0" : pure.text(at)) + ")";
          case IN_ATOMIC -> "InAtomic(" + heldAfter + ", " + nestAfter + ")";
          case LEAKS -> "Leaks(s)";
        });
  }

  /** The transfer of control; empty if the path ends here. */
  private List<String> end() {
    Terminator end = block.end();
    if (end instanceof Terminator.Goto t) {
      return List.of(jump(t.target()));
    } else if (end instanceof Terminator.Branch t) {
      String condition = pure.condition(t.condition());
      String yes = jump(t.whenTrue());
      String no = jump(t.whenFalse());
      return condition.equals("TRUE")
          ? List.of(yes)
          : condition.equals("FALSE")
              ? List.of(no)
              : List.of("IF " + condition, "THEN " + yes, "ELSE " + no);
    } else if (end instanceof Terminator.Call t) {
      faults.add("CallFaults(s, self)");
      return List.of(call(t.callee(), t.arguments()), "    " + frame(t.next(), t.result()) + ")");
    } else if (end instanceof Terminator.CallPointer t) {
      return callPointer(t);
    } else if (end instanceof Terminator.Return t) {
      Pure value = t.value();
      if (context.mayEndThread(function.name())) {
        faults.add("ExitFaults(s, self, " + heldAfter + ", " + nestAfter + ")");
      }
      return List.of(
          "Return(" + after() + ", self, " + (value == null ? "0" : pure.text(value)) + ")");
    }
    faults.add("StopFaults");
    return List.of();
  }

  private List<String> callPointer(Terminator.CallPointer t) {
    String f = name("fn", t.function());
    List<String> candidates = t.candidates().stream().map(context.names()::function).toList();
    faults.add("PointerFaults(" + f + ", {" + String.join(", ", candidates) + "})");
    faults.add("CallFaults(s, self)");
    if (candidates.isEmpty()) {
      return List.of();
    }
    String frame = context.names().bound("caller", bound);
    lets.add(frame + " == " + frame(t.next(), t.result()));
    List<String> out = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      out.add((i == 0 ? "CASE " : "  [] ") + f + " = " + candidates.get(i));
      out.add("     -> " + call(t.candidates().get(i), t.arguments()));
      out.add("             " + frame + ")");
    }
    return out;
  }

  private String call(String callee, List<Pure> arguments) {
    IrFunction f = context.program().function(callee);
    List<String> texts = new ArrayList<>(arguments.stream().map(pure::text).toList());
    while (texts.size() < f.parameters().size()) {
      texts.add("0");
    }
    String locals = context.names().locals(callee);
    String l =
        f.parameters().isEmpty()
            ? locals
            : locals + "(" + String.join(", ", texts.subList(0, f.parameters().size())) + ")";
    return "Call(" + after() + ", self, \"" + f.entry() + "\", " + l + ",";
  }

  private String frame(String next, @Nullable Var result) {
    Set<Var> live = new HashSet<>(function.block(next).live());
    live.remove(result);
    return "Frame(\""
        + next
        + "\", \""
        + (result == null ? "" : result.name())
        + "\", "
        + locals(live)
        + ")";
  }

  private String jump(String target) {
    Block next = function.block(target);
    return "Goto(" + after() + ", self, \"" + target + "\", " + locals(next.live()) + ")";
  }

  /** The variables, of which only those in the set keep a value. */
  private String locals(Set<Var> live) {
    if (function.variables().isEmpty()) {
      return "<<>>";
    }
    List<String> changes = new ArrayList<>();
    for (Var v : function.variables()) {
      String value = values.get(v);
      if (live.contains(v)) {
        if (value != null) {
          changes.add("!." + v.name() + " = " + value);
        }
      } else if (block.live().contains(v)) {
        changes.add("!." + v.name() + " = 0");
      }
    }
    String l = pure.locals();
    return changes.isEmpty() ? l : "[" + l + " EXCEPT " + String.join(", ", changes) + "]";
  }

  private static boolean isSpin(Instr.LockMode mode) {
    return mode == Instr.LockMode.SPIN;
  }

  private static String mode(Instr.LockMode mode) {
    return isSpin(mode) ? "\"spin\"" : "\"sleep\"";
  }
}
