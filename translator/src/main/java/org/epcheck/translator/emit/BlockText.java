package org.epcheck.translator.emit;

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
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.jspecify.annotations.Nullable;

/**
 * The action of one block. What its instructions read is bound by LET, assignments get a name each,
 * the faults are one set; then either one of the faults is reported, or the block's effect happens.
 */
final class BlockText {
  private final Context context;
  private final IrFunction function;
  private final Block block;
  private final Map<Var, String> values = new LinkedHashMap<>();
  private final PureText pure;
  private final Set<String> bound = new HashSet<>();
  private final List<String> lets = new ArrayList<>();
  private final FaultText faults = new FaultText();

  /** An {@code \E} around everything else, or empty. */
  private String choice = "";

  /** What the block waits for, or empty. */
  private String guard = "";

  private String effect = "Unchanged";
  private String heldAfter = "held[self]";
  private String nestAfter = "nest[self]";

  BlockText(Context context, IrFunction function, Block block) {
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
    List<String> out = new ArrayList<>();
    out.add(context.names().action(block.label()) + "(self) ==");
    out.add("  /\\ pc[self] = \"" + block.label() + "\"");
    out.add("  /\\ MayRun(self)");
    String indent = "  ";
    List<String> definitions = new ArrayList<>();
    if (pure.usesLocals()) {
      definitions.add("l == loc[self]");
    }
    if (!choice.isEmpty()) {
      out.add("  /\\ " + choice + " :");
      indent = "       ";
    }
    List<String> body = body(end);
    definitions.addAll(lets);
    String faultSet = faults.definition();
    if (faults.isNamed()) {
      definitions.add(faultSet);
    }
    String open = choice.isEmpty() ? indent + "/\\ " : indent;
    if (definitions.isEmpty()) {
      append(out, indent, body);
      return out;
    }
    out.add(open + "LET " + definitions.get(0));
    String pad = " ".repeat(open.length());
    for (String d : definitions.subList(1, definitions.size())) {
      out.add(pad + "    " + d);
    }
    out.add(pad + "IN  " + body.get(0));
    append(out, pad + "    ", body.subList(1, body.size()));
    return out;
  }

  private List<String> body(List<String> end) {
    List<String> reports = new ArrayList<>();
    if (!faults.isEmpty()) {
      reports.add("Report(self, " + faults.reference() + ")");
    }
    for (Context.Overlap o : context.overlaps(function, block)) {
      reports.add("Reached(self, \"" + o.goal() + "\", " + o.labels() + ")");
    }
    List<String> normal = new ArrayList<>();
    if (!end.isEmpty()) {
      if (!faults.isEmpty()) {
        normal.add("/\\ Survives(" + faults.reference() + ")");
      }
      normal.add("/\\ " + effect);
      normal.add("/\\ " + end.get(0));
      append(normal, "   ", end.subList(1, end.size()));
    }
    List<String> out = new ArrayList<>();
    if (reports.isEmpty()) {
      out.addAll(normal);
    } else {
      for (String r : reports) {
        out.add("\\/ " + r);
      }
      if (!normal.isEmpty()) {
        out.add("\\/ " + normal.get(0));
        append(out, "   ", normal.subList(1, normal.size()));
      }
    }
    if (guard.isEmpty()) {
      return out;
    }
    List<String> guarded = new ArrayList<>();
    // A thread that waits where no other may run would be lost: an error of the engine.
    guarded.add("/\\ " + (block.continuation() ? "Assert(" + guard + ", pc)" : guard));
    guarded.addAll(reports.isEmpty() ? out : prefixed("/\\ ", out));
    return guarded;
  }

  private static List<String> prefixed(String first, List<String> lines) {
    List<String> out = new ArrayList<>();
    String pad = " ".repeat(first.length());
    for (int i = 0; i < lines.size(); i++) {
      out.add((i == 0 ? first : pad) + lines.get(i));
    }
    return out;
  }

  private static void append(List<String> out, String indent, List<String> lines) {
    lines.forEach(l -> out.add(indent + l));
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
      faults.add("ReadFaults(self, " + a + ")");
      assign(i.target(), "Cells(" + a + ")");
    } else if (instr instanceof Instr.Store i) {
      String a = name("a", i.address());
      faults.add("WriteFaults(self, " + a + ")");
      effect = "Store(" + a + ", " + pure.text(i.value()) + ")";
    } else if (instr instanceof Instr.Update i) {
      String a = name("a", i.address());
      faults.add("WriteFaults(self, " + a + ")");
      effect = update(i, a);
      assign(i.old(), "Cells(" + a + ")");
    } else if (instr instanceof Instr.RefCount i) {
      refCount(i, name("a", i.address()));
    } else if (instr instanceof Instr.Lock i) {
      String a = name("a", i.address());
      guard = "~IsTaken(" + a + ")";
      boolean nested = !i.subclass().equals(Pure.ZERO);
      String lock = "(self, " + a + (nested ? ", " + pure.text(i.subclass()) : "") + ")";
      faults.add("LockFaults" + (nested ? "Nested" : "") + lock);
      effect = (isSpin(i.mode()) ? "SpinLock" : "MutexLock") + (nested ? "Nested" : "") + lock;
      heldAfter =
          "HeldAfterLock(self, " + a + ", " + mode(i.mode()) + ", " + pure.text(i.subclass()) + ")";
    } else if (instr instanceof Instr.TryLock i) {
      String a = name("a", i.address());
      faults.add("TryLockFaults(self, " + a + ")");
      effect = (isSpin(i.mode()) ? "SpinTryLock" : "MutexTryLock") + "(self, " + a + ")";
      heldAfter = "HeldAfterTry(self, " + a + ", " + mode(i.mode()) + ")";
      assign(i.result(), "TryResult(" + a + ")");
    } else if (instr instanceof Instr.Unlock i) {
      String a = name("a", i.address());
      faults.add("UnlockFaults(self, " + a + ")");
      effect = (isSpin(i.mode()) ? "SpinUnlock" : "MutexUnlock") + "(self, " + a + ")";
      heldAfter = "HeldAfterUnlock(self, " + a + ", " + mode(i.mode()) + ")";
    } else if (instr instanceof Instr.Touch i) {
      String a = name("a", i.address());
      faults.add("TouchFaults(self, " + a + ", " + (i.write() ? "TRUE" : "FALSE") + ")");
    } else if (instr instanceof Instr.Await i) {
      String a = name("a", i.address());
      guard = "~IsAwaiting(" + a + ")";
      faults.add("ReadFaults(self, " + a + ")");
    } else {
      threads(instr);
    }
  }

  private void threads(Instr instr) {
    if (instr instanceof Instr.ReaderEnter) {
      effect = "ReaderEnter(self)";
      nestAfter = "nest[self] + 1";
    } else if (instr instanceof Instr.ReaderLeave) {
      faults.add("ReaderLeaveFaults(self)");
      effect = "ReaderLeave(self)";
      nestAfter = "NestAfterLeave(self)";
    } else if (instr instanceof Instr.Defer i) {
      String head = name("head", i.head());
      String fn = pure.text(i.function());
      faults.add("DeferFaults(self, " + head + ", " + fn + ", ModelCallbacks)");
      effect = "Defer(self, " + head + ", " + fn + ")";
    } else if (instr instanceof Instr.GraceBegin) {
      faults.add("GraceFaults(self)");
      effect = "GraceBegin(self)";
    } else if (instr instanceof Instr.GraceWait) {
      guard = "~IsGracePending(self)";
    } else if (instr instanceof Instr.Allocate i) {
      allocate(i);
    } else if (instr instanceof Instr.Free i) {
      String a = name("a", i.pointer());
      if (i.storage() == Instr.Storage.HEAP) {
        faults.add("FreeFaults(" + a + ")");
        effect = "Free(" + a + ")";
      } else {
        faults.add("EndFaults(" + a + ")");
        effect = "EndOfScope(" + a + ")";
      }
    } else if (instr instanceof Instr.Choose i) {
      String n = context.names().bound(i.target().name(), bound);
      choice = "\\E " + n + " \\in 0.." + (i.count() - 1);
      values.put(i.target(), n);
    } else if (instr instanceof Instr.Mark i) {
      String a = name("a", i.object());
      faults.add("MarkFaults(" + a + ")");
      effect = "Mark(self, " + a + ")";
    } else {
      throw new IllegalStateException("unknown instruction " + instr);
    }
  }

  private String update(Instr.Update i, String a) {
    String operand = pure.text(i.operand());
    Pure expected = i.expected();
    String other = expected == null ? "" : pure.text(expected);
    return switch (i.op()) {
      case ADD -> "AtomicAdd(" + a + ", " + operand + ")";
      case SET -> "AtomicSet(" + a + ", " + operand + ")";
      case AND -> "AtomicAnd(" + a + ", " + operand + ")";
      case OR -> "AtomicOr(" + a + ", " + operand + ")";
      case XOR -> "AtomicXor(" + a + ", " + operand + ")";
      case COMPARE_AND_SET -> "AtomicCompareAndSet(" + a + ", " + other + ", " + operand + ")";
      case ADD_UNLESS -> "AtomicAddUnless(" + a + ", " + operand + ", " + other + ")";
    };
  }

  private void refCount(Instr.RefCount i, String a) {
    String operator =
        switch (i.op()) {
          case INC -> "RefInc";
          case INC_NOT_ZERO -> "RefIncNotZero";
          case DEC_AND_TEST -> "RefDecAndTest";
        };
    faults.add(operator + "Faults(self, " + a + ")");
    effect = operator + "(" + a + ")";
    assign(i.result(), i.op() == Instr.RefOp.INC ? "0" : operator + "Result(" + a + ")");
  }

  private void allocate(Instr.Allocate i) {
    String objects = context.objectsOf(i);
    String cells = context.cellsOf(i);
    String n = context.names().bound(i.target().name(), bound);
    if (i.mayFail()) {
      choice = "\\E " + n + " \\in {0, Fresh(" + objects + ")}";
    } else {
      lets.add(n + " == Fresh(" + objects + ")");
    }
    faults.add("AllocFaults(" + n + ")");
    effect = "Allocate(" + n + ", " + cells + ")";
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
    if (i.kind() == Instr.QueryKind.LEAKS && !effect.equals("Unchanged")) {
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
          case LEAKS -> "Leaks";
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
      faults.add("CallFaults(self)");
      return List.of(call(t.callee(), t.arguments()), "    " + frame(t.next(), t.result()) + ")");
    } else if (end instanceof Terminator.CallPointer t) {
      return callPointer(t);
    } else if (end instanceof Terminator.Return t) {
      Pure value = t.value();
      if (context.mayEndThread(function.name())) {
        faults.add("ExitFaults(self, " + heldAfter + ", " + nestAfter + ")");
      }
      return List.of("Return(self, " + (value == null ? "0" : pure.text(value)) + ")");
    }
    faults.add("StopFaults");
    return List.of();
  }

  private List<String> callPointer(Terminator.CallPointer t) {
    String f = name("fn", t.function());
    List<String> candidates = t.candidates().stream().map(context.names()::function).toList();
    faults.add("PointerFaults(" + f + ", {" + String.join(", ", candidates) + "})");
    faults.add("CallFaults(self)");
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
    return "Call(self, \"" + f.entry() + "\", " + l + ",";
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
    return (next.continuation() ? "Continue" : "Goto")
        + "(self, \""
        + target
        + "\", "
        + locals(next.live())
        + ")";
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
