package org.epcheck.translator.lower;

import java.util.function.Supplier;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/**
 * Conditions and expressions that evaluate a part only if needed. Where that part is pure, no
 * branch is made: {@code a && b} of two variables is one expression.
 */
final class ConditionLowering {
  private final FunctionLowering lowering;

  ConditionLowering(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  /** Ends the block with a jump to one of two labels. */
  void branch(Expr condition, String whenTrue, String whenFalse) {
    CfgBuilder cfg = lowering.cfg;
    Origin origin = Origin.at(condition.span());
    if (condition instanceof Expr.Logical x) {
      Pure left = Pures.truth(lowering.expressions.value(x.left()));
      if (left instanceof Pure.Const c && (c.value() != 0) != x.isAnd()) {
        cfg.jump(origin, x.isAnd() ? whenFalse : whenTrue);
        return;
      } else if (left instanceof Pure.Const) {
        branch(x.right(), whenTrue, whenFalse);
        return;
      }
      String more = cfg.newLabel();
      cfg.end(
          x.isAnd()
              ? new Terminator.Branch(origin, left, more, whenFalse)
              : new Terminator.Branch(origin, left, whenTrue, more));
      var unused = cfg.begin(more);
      branch(x.right(), whenTrue, whenFalse);
    } else if (condition instanceof Expr.Unary u && u.op() == Expr.UnaryOp.NOT) {
      branch(u.operand(), whenFalse, whenTrue);
    } else {
      Pure p = Pures.truth(lowering.expressions.value(condition));
      if (p instanceof Pure.Const c) {
        cfg.jump(origin, c.value() != 0 ? whenTrue : whenFalse);
      } else {
        cfg.end(new Terminator.Branch(origin, p, whenTrue, whenFalse));
      }
    }
  }

  /** One of two things. A part that a constant condition rules out is not lowered at all. */
  void either(Expr condition, Runnable then, Runnable otherwise, Span span) {
    CfgBuilder cfg = lowering.cfg;
    Origin origin = Origin.at(span);
    String yes = cfg.newLabel();
    String no = cfg.newLabel();
    String join = cfg.newLabel();
    Boolean known = constant(condition);
    if (known != null) {
      lowering.expressions.effect(condition);
      (known ? then : otherwise).run();
      return;
    }
    branch(condition, yes, no);
    var unused = cfg.begin(yes);
    then.run();
    cfg.jump(origin, join);
    var unused2 = cfg.begin(no);
    otherwise.run();
    cfg.jump(origin, join);
    var unused3 = cfg.begin(join);
  }

  /** The truth of a condition that is a constant without effect, or null. */
  static @Nullable Boolean constant(Expr e) {
    Pure p = constantValue(e);
    return p instanceof Pure.Const c ? Boolean.valueOf(c.value() != 0) : null;
  }

  private static @Nullable Pure constantValue(Expr e) {
    if (e instanceof Expr.IntLit x) {
      return Arithmetic.literal(x.value(), x.type());
    } else if (e instanceof Expr.Cast x && x.type() instanceof CType.Int) {
      Pure p = constantValue(x.operand());
      boolean lost =
          p instanceof Pure.Const c
              && c.value() < 0
              && Arithmetic.widensUnsigned(x.operand().type(), x.type());
      return p == null || lost ? null : Arithmetic.convert(p, x.operand().type(), x.type());
    } else if (e instanceof Expr.Unary x) {
      Pure p = constantValue(x.operand());
      return p == null ? null : ExpressionLowering.unary(x.op(), p);
    } else if (e instanceof Expr.Binary x) {
      Pure l = constantValue(x.left());
      Pure r = constantValue(x.right());
      return l == null || r == null
          ? null
          : Arithmetic.binary(x.op(), x.left().type(), x.right().type(), l, r);
    } else if (e instanceof Expr.Logical x) {
      Boolean l = constant(x.left());
      if (l != null && l != x.isAnd()) {
        return l ? Pure.ONE : Pure.ZERO;
      }
      return l == null ? null : constantValue(x.right());
    }
    return null;
  }

  /** {@code a && b}, {@code a || b} as a value. */
  Pure logical(Expr.Logical x) {
    CfgBuilder cfg = lowering.cfg;
    Pure left = Pures.truth(lowering.expressions.value(x.left()));
    if (left instanceof Pure.Const c) {
      return (c.value() != 0) == x.isAnd()
          ? Pures.unary(Pure.UnaryOp.BOOL, lowering.expressions.value(x.right()))
          : left.equals(Pure.ZERO) ? Pure.ZERO : Pure.ONE;
    }
    Part right = part(() -> Pures.unary(Pure.UnaryOp.BOOL, lowering.expressions.value(x.right())));
    if (right.isPure()) {
      return x.isAnd()
          ? Pures.conditional(left, right.value(), Pure.ZERO)
          : Pures.conditional(left, Pure.ONE, right.value());
    }
    Origin origin = Origin.at(x.span());
    Var t = cfg.temp("", CType.INT);
    String join = cfg.newLabel();
    lowering.places.assign(origin, t, right.value());
    cfg.jump(origin, join);
    String known = cfg.newLabel();
    var unused = cfg.begin(known);
    lowering.places.assign(origin, t, x.isAnd() ? Pure.ZERO : Pure.ONE);
    cfg.jump(origin, join);
    cfg.resume(right.before());
    String evaluate = right.first().label();
    cfg.end(
        x.isAnd()
            ? new Terminator.Branch(origin, left, evaluate, known)
            : new Terminator.Branch(origin, left, known, evaluate));
    var unused2 = cfg.begin(join);
    return new Pure.Use(t);
  }

  /** {@code c ? a : b} as a scalar value. */
  Pure conditional(Expr.Conditional x) {
    Boolean known = constant(x.condition());
    if (known != null) {
      return lowering.expressions.value(known ? x.whenTrue() : x.whenFalse());
    }
    Pure condition = Pures.truth(lowering.expressions.value(x.condition()));
    return select(
        x.span(),
        x.type(),
        condition,
        () -> lowering.expressions.value(x.whenTrue()),
        x.whenFalse());
  }

  /** {@code a ?: b}. */
  Pure elvis(Expr.Elvis x) {
    Pure value = lowering.expressions.value(x.value());
    return select(x.span(), x.type(), Pures.truth(value), () -> value, x.otherwise());
  }

  private Pure select(
      Span span, CType type, Pure condition, Supplier<Pure> whenTrue, Expr whenFalse) {
    CfgBuilder cfg = lowering.cfg;
    Origin origin = Origin.at(span);
    CfgBuilder.Open before = cfg.current();
    Part yes = part(whenTrue);
    CfgBuilder.Open yesEnd = cfg.current();
    cfg.resume(before);
    Part no = part(() -> lowering.expressions.value(whenFalse));
    if (yes.isPure() && no.isPure()) {
      return Pures.conditional(condition, yes.value(), no.value());
    }
    Var t = cfg.temp("", type);
    String join = cfg.newLabel();
    if (no.isPure()) {
      cfg.restore(no.first());
    }
    lowering.places.assign(origin, t, no.value());
    cfg.jump(origin, join);
    if (yes.isPure()) {
      cfg.restore(yes.first());
    } else {
      cfg.resume(yesEnd);
    }
    lowering.places.assign(origin, t, yes.value());
    cfg.jump(origin, join);
    cfg.resume(before);
    cfg.end(new Terminator.Branch(origin, condition, yes.first().label(), no.first().label()));
    var unused = cfg.begin(join);
    return new Pure.Use(t);
  }

  /** Part of an expression, lowered into a block of its own unless it is pure. */
  private record Part(CfgBuilder.Open before, CfgBuilder.Open first, boolean isPure, Pure value) {}

  private Part part(Supplier<Pure> lower) {
    CfgBuilder cfg = lowering.cfg;
    CfgBuilder.Open before = cfg.current();
    CfgBuilder.Open first = cfg.begin(cfg.newLabel());
    Pure value = lower.get();
    boolean pure = cfg.current() == first && first.isEmpty();
    if (pure) {
      cfg.discard(first);
      cfg.resume(before);
    }
    return new Part(before, first, pure, value);
  }
}
