package org.epcheck.translator.sema;

import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;

/** Operators: types of operands and results. */
final class Operators {
  private final Expressions expressions;

  Operators(Expressions expressions) {
    this.expressions = expressions;
  }

  Expr prefix(Expression.Prefix p) {
    return switch (p.op()) {
      case INCREMENT -> step(p.span(), true, true, p.operand());
      case DECREMENT -> step(p.span(), false, true, p.operand());
      case ADDRESS -> address(p);
      case DEREF -> dereference(p.span(), expressions.value(p.operand()));
      case NOT ->
          new Expr.Unary(p.span(), CType.INT, Expr.UnaryOp.NOT, expressions.condition(p.operand()));
      case PLUS -> promoted(p.operand());
      case NEG, BIT_NOT -> {
        Expr e = promoted(p.operand());
        var op = p.op() == Expression.PrefixOp.NEG ? Expr.UnaryOp.NEG : Expr.UnaryOp.BIT_NOT;
        if (e instanceof Expr.IntLit l && e.type() instanceof CType.Int t) {
          long v = op == Expr.UnaryOp.NEG ? -l.value() : ~l.value();
          yield new Expr.IntLit(p.span(), t, Integers.wrap(v, t));
        }
        yield new Expr.Unary(p.span(), e.type(), op, e);
      }
    };
  }

  private Expr promoted(Expression operand) {
    Expr e = expressions.value(operand);
    requireInteger(e);
    return Conversions.promote(e);
  }

  private static void requireInteger(Expr e) {
    if (!(e.type() instanceof CType.Int)) {
      throw new SemaError(
          Code.KC302, e.span(), "an operand of type `" + e.type() + "`, which is no integer");
    }
  }

  private Expr address(Expression.Prefix p) {
    Expr e = expressions.expr(p.operand());
    if (e instanceof Expr.Deref d) {
      // &*p is p; &a[i] keeps its form, which reads better.
      return d.pointer() instanceof Expr.Binary
          ? new Expr.AddressOf(p.span(), d.pointer().type(), e)
          : d.pointer();
    }
    requireLvalue(e, "`&`", true);
    expressions.takeAddress(e);
    return new Expr.AddressOf(p.span(), new CType.Pointer(e.type()), e);
  }

  private static Expr dereference(Span span, Expr pointer) {
    if (!(pointer.type() instanceof CType.Pointer p)) {
      throw new SemaError(
          Code.KC302, span, "`*` on type `" + pointer.type() + "`, which is no pointer");
    }
    return Conversions.pointee(span, pointer, p.target());
  }

  private static void requireLvalue(Expr e, String what, boolean functions) {
    Expr base = e;
    while (base instanceof Expr.Member m) {
      base = m.base();
    }
    boolean ok =
        base instanceof Expr.LocalRef
            || base instanceof Expr.GlobalRef
            || base instanceof Expr.Deref
            || base instanceof Expr.StringLit
            || base instanceof Expr.CompoundLiteral
            || (functions && base instanceof Expr.FunctionRef);
    if (!ok) {
      throw new SemaError(Code.KC302, e.span(), what + " needs an object, not a value");
    }
  }

  private static void requireAssignable(Expr e, String what) {
    requireLvalue(e, what, false);
    if (e.type() instanceof CType.Array || e.type() instanceof CType.Void) {
      throw new SemaError(
          Code.KC302, e.span(), what + " cannot change an object of type `" + e.type() + "`");
    }
  }

  /** Increment and decrement. */
  Expr step(Span span, boolean increment, boolean prefix, Expression operand) {
    Expr e = expressions.expr(operand);
    requireAssignable(e, increment ? "`++`" : "`--`");
    if (!e.type().isScalar()) {
      throw new SemaError(Code.KC302, span, "no arithmetic on type `" + e.type() + "`");
    }
    return new Expr.IncDec(span, increment, prefix, e);
  }

  Expr index(Expression.Index i) {
    Expr sum =
        arithmetic(
            i.span(),
            Expr.BinaryOp.ADD,
            expressions.value(i.array()),
            expressions.value(i.index()));
    return dereference(i.span(), sum);
  }

  Expr binary(Expression.Binary b) {
    if (b.op() == Expression.Op.LOGICAL_AND || b.op() == Expression.Op.LOGICAL_OR) {
      return new Expr.Logical(
          b.span(),
          b.op() == Expression.Op.LOGICAL_AND,
          expressions.condition(b.left()),
          expressions.condition(b.right()));
    }
    return arithmetic(
        b.span(), operator(b.op()), expressions.value(b.left()), expressions.value(b.right()));
  }

  private static Expr.BinaryOp operator(Expression.Op op) {
    return Expr.BinaryOp.valueOf(op.name());
  }

  private static Expr arithmetic(Span span, Expr.BinaryOp op, Expr left, Expr right) {
    boolean isComparison = op.compareTo(Expr.BinaryOp.EQ) >= 0;
    if (left.type() instanceof CType.Int a && right.type() instanceof CType.Int b) {
      if (op == Expr.BinaryOp.SHL || op == Expr.BinaryOp.SHR) {
        CType.Int type = Integers.promote(a);
        return new Expr.Binary(
            span, type, op, Conversions.integer(left, type), Conversions.promote(right));
      }
      CType.Int type = Integers.common(a, b);
      return new Expr.Binary(
          span,
          isComparison ? CType.INT : type,
          op,
          Conversions.integer(left, type),
          Conversions.integer(right, type));
    }
    if (isComparison) {
      return compare(span, op, left, right);
    }
    boolean leftPointer = left.type() instanceof CType.Pointer;
    boolean rightPointer = right.type() instanceof CType.Pointer;
    if (op == Expr.BinaryOp.ADD && rightPointer && left.type() instanceof CType.Int) {
      return pointer(span, op, right, left);
    }
    if (leftPointer
        && right.type() instanceof CType.Int
        && (op == Expr.BinaryOp.ADD || op == Expr.BinaryOp.SUB)) {
      return pointer(span, op, left, right);
    }
    if (op == Expr.BinaryOp.SUB && leftPointer && left.type().equals(right.type())) {
      return new Expr.Binary(span, CType.LONG, op, left, right);
    }
    throw mismatch(span, left, right);
  }

  private static Expr pointer(Span span, Expr.BinaryOp op, Expr pointer, Expr integer) {
    CType target = ((CType.Pointer) pointer.type()).target();
    if (target instanceof CType.Struct) {
      Types.requireObject(target, span, "the target of the pointer");
    }
    return new Expr.Binary(span, pointer.type(), op, pointer, Conversions.promote(integer));
  }

  private static Expr compare(Span span, Expr.BinaryOp op, Expr left, Expr right) {
    Expr l = left;
    Expr r = right;
    if (left.type() instanceof CType.Pointer
        && Constants.isNull(right)
        && right.type() instanceof CType.Int) {
      r = new Expr.Cast(right.span(), left.type(), right, true);
    } else if (right.type() instanceof CType.Pointer
        && Constants.isNull(left)
        && left.type() instanceof CType.Int) {
      l = new Expr.Cast(left.span(), right.type(), left, true);
    }
    if (!(l.type() instanceof CType.Pointer) || !(r.type() instanceof CType.Pointer)) {
      throw mismatch(span, left, right);
    }
    return new Expr.Binary(span, CType.INT, op, l, r);
  }

  private static SemaError mismatch(Span span, Expr left, Expr right) {
    return new SemaError(
        Code.KC302, span, "operands of types `" + left.type() + "` and `" + right.type() + "`");
  }

  Expr assign(Expression.Assign a) {
    Expr target = expressions.expr(a.target());
    requireAssignable(target, "an assignment");
    Expr value = expressions.value(a.value());
    Expression.Op op = a.op();
    if (op == null) {
      return new Expr.Assign(
          a.span(), target, Conversions.assign(value, target.type(), "the assigned value"));
    }
    Expr.BinaryOp binary = operator(op);
    // The type rules are those of the operator; what it makes of the right side is kept.
    Expr result = arithmetic(a.span(), binary, target, value);
    if (!result.type().isScalar()
        || (target.type() instanceof CType.Int && result.type() instanceof CType.Pointer)) {
      throw mismatch(a.span(), target, value);
    }
    return new Expr.CompoundAssign(a.span(), binary, target, ((Expr.Binary) result).right());
  }

  Expr conditional(Expression.Conditional c) {
    Expr condition = expressions.condition(c.condition());
    Expr whenFalse = expressions.value(c.whenFalse());
    if (c.whenTrue() == null) {
      CType type = common(c.span(), condition, whenFalse);
      return new Expr.Elvis(c.span(), type, branch(condition, type), branch(whenFalse, type));
    }
    Expr whenTrue = expressions.value(c.whenTrue());
    CType type = common(c.span(), whenTrue, whenFalse);
    return new Expr.Conditional(
        c.span(), type, condition, branch(whenTrue, type), branch(whenFalse, type));
  }

  private static Expr branch(Expr e, CType type) {
    return type instanceof CType.Void ? e : Conversions.assign(e, type, "a branch of `?:`");
  }

  private static CType common(Span span, Expr a, Expr b) {
    if (a.type() instanceof CType.Int x && b.type() instanceof CType.Int y) {
      return Integers.common(x, y);
    }
    if (a.type() instanceof CType.Void || b.type() instanceof CType.Void) {
      return CType.VOID;
    }
    if (a.type() instanceof CType.Pointer p && b.type() instanceof CType.Pointer q) {
      if (Constants.isNull(b)) {
        return p;
      }
      if (Constants.isNull(a)) {
        return q;
      }
      return q.target() instanceof CType.Void ? q : p;
    }
    if (a.type() instanceof CType.Pointer && Constants.isNull(b)) {
      return a.type();
    }
    if (b.type() instanceof CType.Pointer && Constants.isNull(a)) {
      return b.type();
    }
    if (a.type().equals(b.type())) {
      return a.type();
    }
    throw mismatch(span, a, b);
  }

  Expr cast(Expression.Cast c) {
    CType type = expressions.types().named(c.type());
    Expr e = expressions.value(c.operand());
    if (type instanceof CType.Void || (type.isScalar() && e.type().isScalar())) {
      return new Expr.Cast(c.span(), type, e, false);
    }
    if (type.equals(e.type())) {
      return e;
    }
    throw new SemaError(
        Code.KC302, c.span(), "no cast from type `" + e.type() + "` to `" + type + "`");
  }
}
