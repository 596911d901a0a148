package org.epcheck.translator.sema;

import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/** Values of constant expressions. */
final class Constants {
  private Constants() {}

  /** The value, wrapped to the expression's type; null if the expression is not constant. */
  static @Nullable Long value(Expr e) {
    Long v = raw(e);
    return v != null && e.type() instanceof CType.Int t ? Long.valueOf(Integers.wrap(v, t)) : v;
  }

  /** Whether it is a null pointer constant: 0, or 0 converted to {@code void *}. */
  static boolean isNull(Expr e) {
    if (e instanceof Expr.Cast c
        && c.type() instanceof CType.Pointer p
        && p.target().equals(CType.VOID)) {
      return isNull(c.operand());
    }
    Long v = e.type() instanceof CType.Int ? value(e) : null;
    return v != null && v == 0;
  }

  private static @Nullable Long raw(Expr e) {
    if (e instanceof Expr.IntLit l) {
      return l.value();
    } else if (e instanceof Expr.Cast c) {
      return value(c.operand());
    } else if (e instanceof Expr.Unary u) {
      Long v = value(u.operand());
      if (v == null) {
        return null;
      }
      return switch (u.op()) {
        case NEG -> -v;
        case BIT_NOT -> ~v;
        case NOT -> v == 0 ? 1L : 0L;
      };
    } else if (e instanceof Expr.Binary b) {
      return binary(b);
    } else if (e instanceof Expr.Logical l) {
      Long left = value(l.left());
      if (left == null) {
        return null;
      }
      if (l.isAnd() == (left == 0)) {
        return l.isAnd() ? 0L : 1L;
      }
      Long right = value(l.right());
      return right == null ? null : Long.valueOf(right == 0 ? 0 : 1);
    } else if (e instanceof Expr.Conditional c) {
      Long condition = value(c.condition());
      return condition == null ? null : value(condition != 0 ? c.whenTrue() : c.whenFalse());
    } else if (e instanceof Expr.Elvis c) {
      Long v = value(c.value());
      return v == null ? null : v != 0 ? v : value(c.otherwise());
    } else if (e instanceof Expr.AddressOf a) {
      return address(a.operand());
    }
    return null;
  }

  /** The address of an lvalue that stands at a constant address: {@code &((struct s *)0)->m}. */
  private static @Nullable Long address(Expr e) {
    if (e instanceof Expr.Deref d) {
      return value(d.pointer());
    } else if (e instanceof Expr.Member m) {
      Long base = address(m.base());
      return base == null ? null : Long.valueOf(base + m.offset());
    }
    return null;
  }

  private static @Nullable Long binary(Expr.Binary b) {
    Long left = value(b.left());
    Long right = value(b.right());
    if (left == null || right == null) {
      return null;
    }
    long x = left;
    long y = right;
    if (b.type() instanceof CType.Pointer p) {
      int scale = Math.max(1, p.target().cells());
      return b.op() == Expr.BinaryOp.ADD ? x + y * scale : x - y * scale;
    }
    // Comparisons take the sign of their operands, the rest that of the result.
    boolean comparison = b.op().compareTo(Expr.BinaryOp.EQ) >= 0;
    CType type = comparison ? b.left().type() : b.type();
    boolean unsigned = type instanceof CType.Int t && !t.signed() && t.bits() >= 64;
    return switch (b.op()) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> y == 0 ? null : Long.valueOf(unsigned ? Long.divideUnsigned(x, y) : x / y);
      case REM -> y == 0 ? null : Long.valueOf(unsigned ? Long.remainderUnsigned(x, y) : x % y);
      case SHL -> y < 0 || y > 63 ? null : Long.valueOf(x << y);
      case SHR -> y < 0 || y > 63 ? null : Long.valueOf(unsigned ? x >>> y : x >> y);
      case BIT_AND -> x & y;
      case BIT_OR -> x | y;
      case BIT_XOR -> x ^ y;
      case EQ -> truth(x == y);
      case NE -> truth(x != y);
      case LT -> truth(compare(x, y, unsigned) < 0);
      case LE -> truth(compare(x, y, unsigned) <= 0);
      case GT -> truth(compare(x, y, unsigned) > 0);
      case GE -> truth(compare(x, y, unsigned) >= 0);
    };
  }

  private static int compare(long x, long y, boolean unsigned) {
    return unsigned ? Long.compareUnsigned(x, y) : Long.compare(x, y);
  }

  private static Long truth(boolean b) {
    return b ? 1L : 0L;
  }
}
