package org.epcheck.translator.lower;

import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/** Scalar expressions: emits what they do and returns their value. */
final class ExpressionLowering {
  private final FunctionLowering lowering;

  /** Type of the object that an allocation in the expression makes, if the context says so. */
  private @Nullable CType allocated;

  ExpressionLowering(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  @Nullable CType allocated() {
    return allocated;
  }

  /** The value of an expression that is converted to {@code type}. */
  Pure valueFor(CType type, Expr e) {
    CType before = allocated;
    if (type instanceof CType.Pointer p && p.target().cells() > 0) {
      allocated = p.target();
    }
    Pure value = value(e);
    allocated = before;
    return value;
  }

  /** The value of an argument: no allocation takes its type from outside of the call. */
  Pure argument(Expr e) {
    CType before = allocated;
    allocated = null;
    Pure value = value(e);
    allocated = before;
    return value;
  }

  /** The value of a scalar expression. */
  Pure value(Expr e) {
    if (e instanceof Expr.IntLit x) {
      return literal(x);
    } else if (e instanceof Expr.LocalRef
        || e instanceof Expr.GlobalRef
        || e instanceof Expr.Deref
        || e instanceof Expr.Member) {
      return lvalue(e);
    } else if (e instanceof Expr.StringLit || e instanceof Expr.FunctionRef) {
      return lowering.places.address(e);
    } else if (e instanceof Expr.Unary x) {
      return unary(x);
    } else if (e instanceof Expr.Binary x) {
      return binary(x);
    } else if (e instanceof Expr.Logical x) {
      return lowering.conditions.logical(x);
    } else if (e instanceof Expr.Conditional x) {
      return lowering.conditions.conditional(x);
    } else if (e instanceof Expr.Elvis x) {
      return lowering.conditions.elvis(x);
    } else if (e instanceof Expr.Comma x) {
      effect(x.left());
      return value(x.right());
    } else if (e instanceof Expr.Assign x) {
      return assign(x);
    } else if (e instanceof Expr.CompoundAssign x) {
      return compound(x);
    } else if (e instanceof Expr.IncDec x) {
      return incDec(x);
    } else if (e instanceof Expr.AddressOf x) {
      return lowering.places.address(x.operand());
    } else if (e instanceof Expr.Call x) {
      return lowering.calls.value(x);
    } else if (e instanceof Expr.ModelOp x) {
      return lowering.operations.value(x, true);
    } else if (e instanceof Expr.Cast x) {
      return cast(x);
    } else if (e instanceof Expr.StmtExpr x) {
      return lowering.statements.value(x);
    } else if (e instanceof Expr.CompoundLiteral x) {
      return lowering.places.read(lowering.aggregates.compoundLiteral(x), x);
    } else if (e instanceof Expr.ContainerOf x) {
      Pure pointer = value(x.pointer());
      return Pures.container(pointer, lowering.symbols.struct(x.def(), x.span()), x.offset());
    }
    throw new IllegalArgumentException("unknown expression " + e);
  }

  /** Evaluates an expression whose value nobody wants. */
  void effect(Expr e) {
    if (e instanceof Expr.Cast x && x.type() instanceof CType.Void) {
      effect(x.operand());
    } else if (e instanceof Expr.Comma x) {
      effect(x.left());
      effect(x.right());
    } else if (e instanceof Expr.Conditional x) {
      lowering.conditions.either(
          x.condition(), () -> effect(x.whenTrue()), () -> effect(x.whenFalse()), e.span());
    } else if (e instanceof Expr.Logical x) {
      Runnable nothing = () -> {};
      Runnable right = () -> effect(x.right());
      lowering.conditions.either(
          x.left(), x.isAnd() ? right : nothing, x.isAnd() ? nothing : right, e.span());
    } else if (e instanceof Expr.Call x) {
      lowering.calls.effect(x);
    } else if (e instanceof Expr.ModelOp x) {
      var unused = lowering.operations.value(x, false);
    } else if (e instanceof Expr.StmtExpr x) {
      lowering.statements.effect(x);
    } else if (e.type() instanceof CType.Struct) {
      lowering.aggregates.effect(e);
    } else if (!(e.type() instanceof CType.Array)) {
      var unused = value(e);
    }
  }

  private Pure literal(Expr.IntLit x) {
    Pure p = Arithmetic.literal(x.value(), x.type());
    if (p == null) {
      lowering.error(
          Code.KC401,
          x.span(),
          "the value " + x.value() + " does not fit 32 bits",
          "the checker computes with 32-bit values; give the model a smaller constant");
      return Pure.ZERO;
    }
    return p;
  }

  private Pure lvalue(Expr e) {
    if (e.type() instanceof CType.Array || e.type() instanceof CType.Function) {
      return lowering.places.address(e);
    }
    return lowering.places.read(lowering.places.place(e), e);
  }

  private Pure unary(Expr.Unary x) {
    return unary(x.op(), value(x.operand()));
  }

  static Pure unary(Expr.UnaryOp op, Pure operand) {
    return switch (op) {
      case NEG -> Pures.unary(Pure.UnaryOp.NEG, operand);
      case BIT_NOT -> Pures.unary(Pure.UnaryOp.BIT_NOT, operand);
      case NOT -> Pures.not(operand);
    };
  }

  private Pure binary(Expr.Binary x) {
    if (x.op() == Expr.BinaryOp.BIT_AND && (widens(x.left()) || widens(x.right()))) {
      // The other side may take away the bit that would be lost: only the result counts.
      Pure l = value(widens(x.left()) ? ((Expr.Cast) x.left()).operand() : x.left());
      Pure r = value(widens(x.right()) ? ((Expr.Cast) x.right()).operand() : x.right());
      Pure both = Pures.binary(Pure.BinaryOp.BIT_AND, l, r);
      guardSmall(both, x.span());
      return both;
    }
    Pure l = value(x.left());
    Pure r = value(x.right());
    return compute(x.op(), x.left().type(), x.right().type(), l, r, x.span());
  }

  private static boolean widens(Expr e) {
    return e instanceof Expr.Cast c && Arithmetic.widensUnsigned(c.operand().type(), c.type());
  }

  private Pure compute(Expr.BinaryOp op, CType left, CType right, Pure l, Pure r, Span span) {
    if (Arithmetic.needsSmallValues(op, left, l, r)) {
      guardSmall(l, span);
      if (op != Expr.BinaryOp.SHR) {
        guardSmall(r, span);
      }
    }
    return Arithmetic.binary(op, left, right, l, r);
  }

  /** A value whose unsigned meaning the representation loses makes the run inconclusive. */
  private void guardSmall(Pure p, Span span) {
    if (p instanceof Pure.Const) {
      return;
    }
    Origin origin = Origin.at(span);
    String fail = lowering.cfg.newLabel();
    String next = lowering.cfg.newLabel();
    Pure negative = Pures.binary(Pure.BinaryOp.LT, p, Pure.ZERO);
    lowering.cfg.end(new Terminator.Branch(origin, negative, fail, next));
    var unused = lowering.cfg.begin(fail);
    lowering.cfg.emit(new Instr.Fail(origin, "bound-arithmetic", null));
    lowering.cfg.jump(origin, next);
    var unused2 = lowering.cfg.begin(next);
  }

  private Pure cast(Expr.Cast x) {
    if (x.type() instanceof CType.Void) {
      effect(x.operand());
      return Pure.ZERO;
    }
    Pure p = valueFor(x.type(), x.operand());
    if (Arithmetic.widensUnsigned(x.operand().type(), x.type())) {
      guardSmall(p, x.span());
      if (p instanceof Pure.Const c && c.value() < 0) {
        lowering.error(
            Code.KC401,
            x.span(),
            "the value " + (c.value() + (1L << 32)) + " does not fit 32 bits",
            "the checker computes with 32-bit values; keep it in an `unsigned int`");
      }
    }
    return Arithmetic.convert(p, x.operand().type(), x.type());
  }

  private Pure assign(Expr.Assign x) {
    if (x.type() instanceof CType.Struct) {
      lowering.aggregates.effect(x);
      return Pure.ZERO;
    }
    Pure value = valueFor(x.target().type(), x.value());
    Place place = lowering.places.place(x.target());
    lowering.places.write(place, value, SourceText.of(x.target()), x.span());
    return place instanceof Place.InMemory ? value : lowering.places.read(place, x.target());
  }

  private Pure compound(Expr.CompoundAssign x) {
    CType type = x.target().type();
    Pure operand = value(x.value());
    Place place = lowering.places.place(x.target());
    Pure old = lowering.places.read(place, x.target());
    CType wide =
        Arithmetic.isUnsigned(x.value().type()) && !(type instanceof CType.Pointer)
            ? x.value().type()
            : type;
    Pure computed = compute(x.op(), wide, x.value().type(), old, operand, x.span());
    Pure value = Arithmetic.convert(computed, CType.LONG, type);
    lowering.places.write(place, value, SourceText.of(x.target()), x.span());
    return place instanceof Place.InMemory ? value : lowering.places.read(place, x.target());
  }

  private Pure incDec(Expr.IncDec x) {
    CType type = x.target().type();
    Place place = lowering.places.place(x.target());
    Pure old = lowering.places.read(place, x.target());
    if (!x.prefix() && !(place instanceof Place.InMemory)) {
      Var t = lowering.cfg.temp("", type);
      lowering.places.assign(Origin.at(x.span()), t, old);
      old = new Pure.Use(t);
    }
    Expr.BinaryOp op = x.increment() ? Expr.BinaryOp.ADD : Expr.BinaryOp.SUB;
    Pure value =
        Arithmetic.convert(Arithmetic.binary(op, type, CType.INT, old, Pure.ONE), CType.LONG, type);
    lowering.places.write(place, value, SourceText.of(x.target()), x.span());
    if (!x.prefix()) {
      return old;
    }
    return place instanceof Place.InMemory ? value : lowering.places.read(place, x.target());
  }
}
