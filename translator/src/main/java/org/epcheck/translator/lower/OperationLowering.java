package org.epcheck.translator.lower;

import java.util.List;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/** The model operations of docs/model-operations.md. */
final class OperationLowering {
  private static final String PREFIX = "__epcheck_";
  private final FunctionLowering lowering;

  OperationLowering(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  /** Emits the operation; its value is only there if it was wanted. */
  Pure value(Expr.ModelOp x, boolean wanted) {
    String name = x.name().substring(PREFIX.length());
    int arity =
        switch (name) {
          case "reader_enter",
              "reader_leave",
              "grace_begin",
              "grace_wait",
              "stop",
              "atomic_begin",
              "atomic_end",
              "self",
              "in_atomic",
              "leaks" ->
              0;
          case "free", "await", "choose", "mark", "held", "object" -> 1;
          case "load",
              "ref",
              "lock",
              "trylock",
              "unlock",
              "defer",
              "alloc",
              "touch",
              "fail",
              "assert" ->
              2;
          case "store", "update", "cas", "add_unless", "lock_nested" -> 3;
          default -> -1;
        };
    if (arity < 0) {
      error(x, "unknown model operation `" + x.name() + "`", "see docs/model-operations.md");
      return Pure.ZERO;
    } else if (arity != x.arguments().size()) {
      error(
          x,
          "`" + x.name() + "` takes " + arity + " arguments, not " + x.arguments().size(),
          "see docs/model-operations.md");
      return Pure.ZERO;
    }
    return switch (arity) {
      case 0 -> plain(name, x);
      case 1 -> unary(name, x);
      case 2 -> binary(name, x, wanted);
      default -> ternary(name, x, wanted);
    };
  }

  private Pure plain(String name, Expr.ModelOp x) {
    Origin o = Origin.at(x.span());
    switch (name) {
      case "reader_enter":
        return emit(new Instr.ReaderEnter(o));
      case "reader_leave":
        return emit(new Instr.ReaderLeave(o));
      case "grace_begin":
        return emit(new Instr.GraceBegin(o));
      case "grace_wait":
        return emit(new Instr.GraceWait(o));
      case "atomic_begin":
        return emit(new Instr.AtomicBegin(o));
      case "atomic_end":
        return emit(new Instr.AtomicEnd(o));
      case "self":
        return query(x, Instr.QueryKind.SELF, null);
      case "in_atomic":
        return query(x, Instr.QueryKind.IN_ATOMIC, null);
      case "leaks":
        return query(x, Instr.QueryKind.LEAKS, null);
      default:
        lowering.cfg.end(new Terminator.Stop(o));
        return Pure.ZERO;
    }
  }

  private Pure unary(String name, Expr.ModelOp x) {
    Origin o = Origin.at(x.span());
    if (name.equals("choose")) {
      int n = (int) constant(x, 0, 1, 1000);
      Var t = lowering.cfg.temp("choice", x.type());
      lowering.cfg.emit(new Instr.Choose(o, t, n));
      return new Pure.Use(t);
    }
    Pure a = argument(x, 0);
    return switch (name) {
      case "free" -> emit(new Instr.Free(o, a, Instr.Storage.HEAP));
      case "await" -> emit(new Instr.Await(o, a));
      case "mark" -> emit(new Instr.Mark(o, a));
      case "held" -> query(x, Instr.QueryKind.HELD, a);
      default -> new Pure.ObjectOf(a);
    };
  }

  private Pure binary(String name, Expr.ModelOp x, boolean wanted) {
    Origin o = Origin.at(x.span());
    switch (name) {
      case "alloc":
        return allocate(x);
      case "fail":
        Pure at = argument(x, 1);
        return emit(new Instr.Fail(o, text(x, 0), at.equals(Pure.ZERO) ? null : at));
      case "assert":
        return emit(new Instr.Assert(o, argument(x, 0), text(x, 1)));
      default:
        break;
    }
    Pure a = argument(x, 0);
    switch (name) {
      case "load":
        Instr.Access access = enumerated(x, 1, Instr.Access.values());
        String place = SourceText.pointedTo(x.arguments().get(0));
        Var loaded = lowering.cfg.temp(Places.hint(place), x.type());
        lowering.cfg.emit(new Instr.Load(o, loaded, a, access, place));
        return new Pure.Use(loaded);
      case "ref":
        Instr.RefOp op = enumerated(x, 1, Instr.RefOp.values());
        Var counted = wanted ? lowering.cfg.temp("ref", x.type()) : null;
        lowering.cfg.emit(new Instr.RefCount(o, counted, a, op));
        return use(counted);
      case "lock":
        return emit(new Instr.Lock(o, a, enumerated(x, 1, Instr.LockMode.values())));
      case "unlock":
        return emit(new Instr.Unlock(o, a, enumerated(x, 1, Instr.LockMode.values())));
      case "trylock":
        Var locked = lowering.cfg.temp("locked", x.type());
        Instr.LockMode mode = enumerated(x, 1, Instr.LockMode.values());
        lowering.cfg.emit(new Instr.TryLock(o, locked, a, mode));
        return new Pure.Use(locked);
      case "defer":
        return emit(new Instr.Defer(o, a, argument(x, 1)));
      default:
        return emit(new Instr.Touch(o, a, constant(x, 1, 0, 1) != 0));
    }
  }

  private Pure ternary(String name, Expr.ModelOp x, boolean wanted) {
    Origin o = Origin.at(x.span());
    Pure a = argument(x, 0);
    if (name.equals("store")) {
      Pure value = argument(x, 1);
      Instr.Access access = enumerated(x, 2, Instr.Access.values());
      String place = SourceText.pointedTo(x.arguments().get(0));
      return emit(new Instr.Store(o, a, value, access, place));
    }
    if (name.equals("lock_nested")) {
      Pure subclass = argument(x, 2);
      return emit(new Instr.Lock(o, a, enumerated(x, 1, Instr.LockMode.values()), subclass));
    }
    Instr.UpdateOp op;
    Pure operand;
    Pure expected = null;
    switch (name) {
      case "cas":
        op = Instr.UpdateOp.COMPARE_AND_SET;
        expected = argument(x, 1);
        operand = argument(x, 2);
        break;
      case "add_unless":
        op = Instr.UpdateOp.ADD_UNLESS;
        operand = argument(x, 1);
        expected = argument(x, 2);
        break;
      default:
        op = Instr.UpdateOp.values()[(int) constant(x, 1, 0, 4)];
        operand = argument(x, 2);
        break;
    }
    Var old = wanted ? lowering.cfg.temp("old", x.type()) : null;
    lowering.cfg.emit(new Instr.Update(o, old, a, op, operand, expected));
    return use(old);
  }

  private Pure allocate(Expr.ModelOp x) {
    CType type = lowering.expressions.allocated();
    boolean zero = constant(x, 0, 0, 1) != 0;
    boolean mayFail = constant(x, 1, 0, 1) != 0;
    if (type == null) {
      error(
          x,
          "nothing says what `__epcheck_alloc` allocates",
          "convert the result to a pointer to a complete type, in the same expression or"
              + " initialiser; an allocating helper must be a macro");
      return Pure.ZERO;
    }
    String hint = type instanceof CType.Struct s ? s.def().tag() : "new";
    Var t = lowering.cfg.temp(hint.matches("\\w+") ? hint : "new", new CType.Pointer(type));
    lowering.cfg.emit(
        new Instr.Allocate(
            Origin.at(x.span()),
            t,
            lowering.symbols.type(type, x.span()),
            Instr.Storage.HEAP,
            zero,
            mayFail));
    return new Pure.Use(t);
  }

  private Pure query(Expr.ModelOp x, Instr.QueryKind kind, @Nullable Pure address) {
    Var t = lowering.cfg.temp(kind.name().toLowerCase(java.util.Locale.ROOT), x.type());
    lowering.cfg.emit(new Instr.Query(Origin.at(x.span()), t, kind, address));
    return new Pure.Use(t);
  }

  private Pure emit(Instr i) {
    lowering.cfg.emit(i);
    return Pure.ZERO;
  }

  private static Pure use(@Nullable Var v) {
    return v == null ? Pure.ZERO : new Pure.Use(v);
  }

  private Pure argument(Expr.ModelOp x, int n) {
    return lowering.expressions.argument(x.arguments().get(n));
  }

  private long constant(Expr.ModelOp x, int n, long low, long high) {
    Pure p = argument(x, n);
    if (p instanceof Pure.Const c && c.value() >= low && c.value() <= high) {
      return c.value();
    }
    lowering.error(
        Code.KC402,
        x.arguments().get(n).span(),
        "argument "
            + (n + 1)
            + " of `"
            + x.name()
            + "` must be a constant from "
            + low
            + " to "
            + high,
        "see docs/model-operations.md");
    return low;
  }

  private <T> T enumerated(Expr.ModelOp x, int n, T[] values) {
    return values[(int) constant(x, n, 0, values.length - 1)];
  }

  private String text(Expr.ModelOp x, int n) {
    List<Expr> all = x.arguments();
    String s = AggregateLowering.stringIn(all.get(n));
    if (s == null) {
      lowering.error(
          Code.KC402,
          all.get(n).span(),
          "argument " + (n + 1) + " of `" + x.name() + "` must be a string literal",
          null);
      return "";
    }
    return s;
  }

  private void error(Expr.ModelOp x, String message, String help) {
    lowering.error(Code.KC402, x.span(), message, help);
  }
}
