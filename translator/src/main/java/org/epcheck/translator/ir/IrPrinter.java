package org.epcheck.translator.ir;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Readable, deterministic text of the intermediate representation; without source positions. */
public final class IrPrinter {
  private IrPrinter() {}

  /** The whole program. */
  public static String print(Program p) {
    StringBuilder s = new StringBuilder();
    s.append("program \"").append(p.title()).append("\"\n");
    s.append("setup ").append(p.setup()).append("\n");
    for (Program.ThreadDecl t : p.threads()) {
      s.append("thread ").append(t.id()).append(" \"").append(t.title()).append("\" ");
      s.append(t.entry()).append("\n");
    }
    if (p.finish() != null) {
      s.append("finish ").append(p.finish()).append("\n");
    }
    p.allocations().forEach((t, n) -> s.append("allocations ").append(t + " " + n + "\n"));
    for (Program.Guard g : p.guards()) {
      s.append("guard ").append(g.name()).append(": ").append(g.struct()).append(" ");
      s.append(g.offset()).append("+").append(g.cells()).append(" ").append(g.path()).append("\n");
    }
    for (Program.Goal g : p.goals()) {
      s.append("goal ").append(g.id() + " " + g.first() + " " + g.second() + "\n");
    }
    for (Program.StaticObject o : p.statics()) {
      s.append(o.isConst() ? "const " : "static ").append(o.type()).append(" ").append(o.name());
      s.append(" = ").append(o.cells()).append("\n");
    }
    for (IrFunction f : p.functions().values()) {
      s.append("\n").append(print(f));
    }
    return s.toString();
  }

  /** One function. */
  public static String print(IrFunction f) {
    StringBuilder s = new StringBuilder();
    s.append(f.isInline() ? "inline " : "").append("function ").append(f.name()).append("(");
    s.append(names(f.parameters())).append(")");
    List<Var> locals = f.variables().subList(f.parameters().size(), f.variables().size());
    if (!locals.isEmpty()) {
      s.append(" vars ").append(names(locals));
    }
    s.append("\n");
    if (!f.blocks().isEmpty() && !f.entry().equals(f.blocks().keySet().iterator().next())) {
      s.append("  entry ").append(f.entry()).append("\n");
    }
    for (Block b : f.blocks().values()) {
      s.append(b.continuation() ? "  + " : "  * ").append(b.label()).append(":");
      if (!b.live().isEmpty()) {
        s.append("  live ").append(names(b.live()));
      }
      s.append("\n");
      for (Instr i : b.instrs()) {
        s.append("      ").append(print(i)).append("\n");
      }
      s.append("      ").append(print(b.end())).append("\n");
    }
    return s.toString();
  }

  private static String names(Collection<Var> vars) {
    return vars.stream().map(Var::name).collect(Collectors.joining(", "));
  }

  private static String set(@Nullable Var v) {
    return v == null ? "" : v + " := ";
  }

  /** One instruction. */
  public static String print(Instr instr) {
    return text(instr) + via(instr.origin());
  }

  private static String via(Origin o) {
    return o.inlined().isEmpty()
        ? ""
        : o.inlined().stream()
            .map(Origin.Inlined::callee)
            .collect(Collectors.joining(" > ", "   -- ", ""));
  }

  private static String text(Instr instr) {
    if (instr instanceof Instr.Assign i) {
      return set(i.target()) + i.value();
    } else if (instr instanceof Instr.Load i) {
      return set(i.target()) + "load " + i.access() + " " + i.address() + "  {" + i.place() + "}";
    } else if (instr instanceof Instr.Store i) {
      return "store " + i.access() + " " + i.address() + ", " + i.value() + "  {" + i.place() + "}";
    } else if (instr instanceof Instr.Update i) {
      String expected = i.expected() == null ? "" : " if/unless " + i.expected();
      return set(i.old()) + "update " + i.op() + " " + i.address() + ", " + i.operand() + expected;
    } else if (instr instanceof Instr.RefCount i) {
      return set(i.result()) + "refcount " + i.op() + " " + i.address();
    } else if (instr instanceof Instr.Lock i) {
      String nested = i.subclass().equals(Pure.ZERO) ? "" : " nested " + i.subclass();
      return "lock " + i.mode() + " " + i.address() + nested;
    } else if (instr instanceof Instr.TryLock i) {
      return set(i.result()) + "trylock " + i.mode() + " " + i.address();
    } else if (instr instanceof Instr.Unlock i) {
      return "unlock " + i.mode() + " " + i.address();
    } else if (instr instanceof Instr.ReaderEnter) {
      return "reader enter";
    } else if (instr instanceof Instr.ReaderLeave) {
      return "reader leave";
    } else if (instr instanceof Instr.Defer i) {
      return "defer " + i.function() + " of " + i.head();
    } else if (instr instanceof Instr.GraceBegin) {
      return "grace begin";
    } else if (instr instanceof Instr.GraceWait) {
      return "grace wait";
    } else if (instr instanceof Instr.Allocate i) {
      return set(i.target())
          + "allocate "
          + i.storage()
          + " "
          + i.type()
          + (i.zero() ? " zero" : "")
          + (i.mayFail() ? " may-fail" : "");
    } else if (instr instanceof Instr.Free i) {
      return "free " + i.storage() + " " + i.pointer();
    } else if (instr instanceof Instr.Touch i) {
      return "touch " + (i.write() ? "write " : "read ") + i.address();
    } else if (instr instanceof Instr.Await i) {
      return "await " + i.address();
    } else if (instr instanceof Instr.Choose i) {
      return set(i.target()) + "choose " + i.count();
    } else if (instr instanceof Instr.Mark i) {
      return "mark " + i.object();
    } else if (instr instanceof Instr.Fail i) {
      return "fail " + i.kind() + (i.address() == null ? "" : " at " + i.address());
    } else if (instr instanceof Instr.Assert i) {
      return "assert " + i.condition() + "  {" + i.text() + "}";
    } else if (instr instanceof Instr.Query i) {
      return set(i.target()) + "query " + i.kind() + (i.address() == null ? "" : " " + i.address());
    } else if (instr instanceof Instr.AtomicBegin) {
      return "atomic begin";
    } else if (instr instanceof Instr.AtomicEnd) {
      return "atomic end";
    }
    throw new IllegalArgumentException("unknown instruction " + instr);
  }

  /** One terminator. */
  public static String print(Terminator end) {
    if (end instanceof Terminator.Goto t) {
      return "goto " + t.target();
    } else if (end instanceof Terminator.Branch t) {
      return "if " + t.condition() + " goto " + t.whenTrue() + " else " + t.whenFalse();
    } else if (end instanceof Terminator.Call t) {
      return set(t.result()) + "call " + t.callee() + t.arguments() + " then " + t.next();
    } else if (end instanceof Terminator.CallPointer t) {
      return set(t.result())
          + "call *"
          + t.function()
          + t.arguments()
          + " one of "
          + t.candidates()
          + " then "
          + t.next();
    } else if (end instanceof Terminator.Return t) {
      return "return" + (t.value() == null ? "" : " " + t.value());
    } else if (end instanceof Terminator.Stop) {
      return "stop";
    }
    throw new IllegalArgumentException("unknown terminator " + end);
  }
}
