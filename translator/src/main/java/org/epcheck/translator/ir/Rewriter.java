package org.epcheck.translator.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds instructions and terminators with other operands.
 *
 * @param pure for each operand
 * @param target for each variable that is set
 * @param origin for each origin
 * @param label for each successor
 */
public record Rewriter(
    UnaryOperator<Pure> pure,
    UnaryOperator<Var> target,
    UnaryOperator<Origin> origin,
    UnaryOperator<String> label) {

  /** Changes operands only. */
  public static Rewriter operands(UnaryOperator<Pure> pure) {
    return new Rewriter(pure, v -> v, o -> o, l -> l);
  }

  /** Changes successors only. */
  public static Rewriter labels(UnaryOperator<String> label) {
    return new Rewriter(p -> p, v -> v, o -> o, label);
  }

  /** Changes every variable, read or set. */
  public static Rewriter variables(UnaryOperator<Var> by) {
    return new Rewriter(
        p -> Pures.substitute(p, v -> new Pure.Use(by.apply(v))), by, o -> o, l -> l);
  }

  /** Changes targets only. */
  public static Rewriter targets(UnaryOperator<Var> by) {
    return new Rewriter(p -> p, by, o -> o, l -> l);
  }

  /** The variables that an instruction reads. */
  public static Set<Var> uses(Instr i) {
    Set<Var> found = new LinkedHashSet<>();
    var unused = collector(found).instr(i);
    return found;
  }

  /** The variables that a terminator reads. */
  public static Set<Var> uses(Terminator t) {
    Set<Var> found = new LinkedHashSet<>();
    var unused = collector(found).terminator(t);
    return found;
  }

  /** The variable that a terminator sets (at the return of a call), or null. */
  public static @Nullable Var target(Terminator t) {
    if (t instanceof Terminator.Call c) {
      return c.result();
    }
    return t instanceof Terminator.CallPointer c ? c.result() : null;
  }

  private static Rewriter collector(Set<Var> found) {
    return operands(
        p -> {
          found.addAll(Pures.variables(p));
          return p;
        });
  }

  private @Nullable Var set(@Nullable Var v) {
    return v == null ? null : target.apply(v);
  }

  private @Nullable Pure opt(@Nullable Pure p) {
    return p == null ? null : pure.apply(p);
  }

  /** The instruction rebuilt. */
  public Instr instr(Instr instr) {
    Origin o = origin.apply(instr.origin());
    if (instr instanceof Instr.Assign i) {
      Pure value = pure.apply(i.value());
      return new Instr.Assign(o, target.apply(i.target()), value);
    } else if (instr instanceof Instr.Load i) {
      Pure a = pure.apply(i.address());
      return new Instr.Load(o, target.apply(i.target()), a, i.access(), i.place());
    } else if (instr instanceof Instr.Store i) {
      return new Instr.Store(
          o, pure.apply(i.address()), pure.apply(i.value()), i.access(), i.place());
    } else if (instr instanceof Instr.Update i) {
      Pure a = pure.apply(i.address());
      Pure operand = pure.apply(i.operand());
      return new Instr.Update(o, set(i.old()), a, i.op(), operand, opt(i.expected()));
    } else if (instr instanceof Instr.RefCount i) {
      Pure a = pure.apply(i.address());
      return new Instr.RefCount(o, set(i.result()), a, i.op());
    } else if (instr instanceof Instr.Lock i) {
      return new Instr.Lock(o, pure.apply(i.address()), i.mode(), pure.apply(i.subclass()));
    } else if (instr instanceof Instr.TryLock i) {
      Pure a = pure.apply(i.address());
      return new Instr.TryLock(o, target.apply(i.result()), a, i.mode());
    } else if (instr instanceof Instr.Unlock i) {
      return new Instr.Unlock(o, pure.apply(i.address()), i.mode());
    } else if (instr instanceof Instr.ReaderEnter) {
      return new Instr.ReaderEnter(o);
    } else if (instr instanceof Instr.ReaderLeave) {
      return new Instr.ReaderLeave(o);
    } else if (instr instanceof Instr.Defer i) {
      return new Instr.Defer(o, pure.apply(i.head()), pure.apply(i.function()));
    } else if (instr instanceof Instr.GraceBegin) {
      return new Instr.GraceBegin(o);
    } else if (instr instanceof Instr.GraceWait) {
      return new Instr.GraceWait(o);
    } else if (instr instanceof Instr.Allocate i) {
      return new Instr.Allocate(
          o, target.apply(i.target()), i.type(), i.storage(), i.zero(), i.mayFail());
    } else if (instr instanceof Instr.Free i) {
      return new Instr.Free(o, pure.apply(i.pointer()), i.storage());
    } else if (instr instanceof Instr.Touch i) {
      return new Instr.Touch(o, pure.apply(i.address()), i.write());
    } else if (instr instanceof Instr.Await i) {
      return new Instr.Await(o, pure.apply(i.address()));
    } else if (instr instanceof Instr.Choose i) {
      return new Instr.Choose(o, target.apply(i.target()), i.count());
    } else if (instr instanceof Instr.Mark i) {
      return new Instr.Mark(o, pure.apply(i.object()));
    } else if (instr instanceof Instr.Fail i) {
      return new Instr.Fail(o, i.kind(), opt(i.address()));
    } else if (instr instanceof Instr.Assert i) {
      return new Instr.Assert(o, pure.apply(i.condition()), i.text());
    } else if (instr instanceof Instr.Query i) {
      Pure a = opt(i.address());
      return new Instr.Query(o, target.apply(i.target()), i.kind(), a);
    } else if (instr instanceof Instr.AtomicBegin) {
      return new Instr.AtomicBegin(o);
    } else if (instr instanceof Instr.AtomicEnd) {
      return new Instr.AtomicEnd(o);
    }
    throw new IllegalArgumentException("unknown instruction " + instr);
  }

  /** The terminator rebuilt. */
  public Terminator terminator(Terminator end) {
    Origin o = origin.apply(end.origin());
    if (end instanceof Terminator.Goto t) {
      return new Terminator.Goto(o, label.apply(t.target()));
    } else if (end instanceof Terminator.Branch t) {
      return new Terminator.Branch(
          o, pure.apply(t.condition()), label.apply(t.whenTrue()), label.apply(t.whenFalse()));
    } else if (end instanceof Terminator.Call t) {
      List<Pure> arguments = t.arguments().stream().map(pure).toList();
      return new Terminator.Call(o, set(t.result()), t.callee(), arguments, label.apply(t.next()));
    } else if (end instanceof Terminator.CallPointer t) {
      Pure f = pure.apply(t.function());
      List<Pure> arguments = t.arguments().stream().map(pure).toList();
      return new Terminator.CallPointer(
          o, set(t.result()), f, t.type(), arguments, t.candidates(), label.apply(t.next()));
    } else if (end instanceof Terminator.Return t) {
      return new Terminator.Return(o, opt(t.value()));
    } else if (end instanceof Terminator.Stop) {
      return new Terminator.Stop(o);
    }
    throw new IllegalArgumentException("unknown terminator " + end);
  }
}
