package org.epcheck.translator.lower;

import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/** C arithmetic and conversions on cells. */
final class Arithmetic {
  private Arithmetic() {}

  /** The value of a literal of that type, or null if it has no representation. */
  static @Nullable Pure literal(long value, CType type) {
    if (value == (int) value) {
      return new Pure.Const(value);
    }
    boolean is32 = type instanceof CType.Int i && i.bits() == 32;
    return is32 && value >= 0 && value < 1L << 32 ? new Pure.Const((int) value) : null;
  }

  /** A conversion. */
  static Pure convert(Pure value, CType from, CType to) {
    if (!(to instanceof CType.Int t)) {
      return value;
    } else if (isBool(t)) {
      return from instanceof CType.Int f && isBool(f)
          ? value
          : Pures.unary(Pure.UnaryOp.BOOL, value);
    } else if (t.bits() >= 32) {
      return value;
    }
    boolean fits =
        from instanceof CType.Int f
            && (f.bits() == t.bits() && f.signed() == t.signed()
                || f.bits() < t.bits() && (!f.signed() || t.signed()));
    return fits ? value : Pures.narrow(value, t.bits(), t.signed());
  }

  /** Whether a conversion changes what bits mean that stand for a value from 2^31 on. */
  static boolean widensUnsigned(CType from, CType to) {
    return isUnsigned(from) && is32(from) && to instanceof CType.Int t && t.bits() > 32;
  }

  static boolean isBool(CType t) {
    return t instanceof CType.Int i
        && i.bits() == 1
        && i.name().toLowerCase(java.util.Locale.ROOT).contains("bool");
  }

  /** Whether comparison is unsigned. */
  static boolean isUnsigned(CType t) {
    return t instanceof CType.Pointer || t instanceof CType.Int i && !i.signed() && i.bits() >= 32;
  }

  /** Cells of what a pointer points to; {@code void *} counts in cells. */
  static int scale(CType pointer) {
    return pointer instanceof CType.Pointer p ? Math.max(1, p.target().cells()) : 1;
  }

  static Pure binary(Expr.BinaryOp op, CType left, CType right, Pure l, Pure r) {
    boolean pl = left instanceof CType.Pointer;
    boolean pr = right instanceof CType.Pointer;
    if (op == Expr.BinaryOp.ADD && (pl || pr)) {
      return pl
          ? Pures.binary(Pure.BinaryOp.ADD, l, times(r, scale(left)))
          : Pures.binary(Pure.BinaryOp.ADD, r, times(l, scale(right)));
    } else if (op == Expr.BinaryOp.SUB && pl) {
      return pr
          ? Pures.binary(
              Pure.BinaryOp.DIV, Pures.binary(Pure.BinaryOp.SUB, l, r), new Pure.Const(scale(left)))
          : Pures.binary(Pure.BinaryOp.SUB, l, times(r, scale(left)));
    }
    boolean unsigned = isUnsigned(left) || isUnsigned(right);
    Pure.BinaryOp less = unsigned ? Pure.BinaryOp.ULT : Pure.BinaryOp.LT;
    Pure.BinaryOp lessEqual = unsigned ? Pure.BinaryOp.ULE : Pure.BinaryOp.LE;
    return switch (op) {
      case ADD -> Pures.binary(Pure.BinaryOp.ADD, l, r);
      case SUB -> Pures.binary(Pure.BinaryOp.SUB, l, r);
      case MUL -> Pures.binary(Pure.BinaryOp.MUL, l, r);
      case DIV -> Pures.binary(Pure.BinaryOp.DIV, l, r);
      case REM -> Pures.binary(Pure.BinaryOp.REM, l, r);
      case SHL -> Pures.binary(Pure.BinaryOp.SHL, l, r);
      case SHR -> shiftRight(left, l, r);
      case BIT_AND -> Pures.binary(Pure.BinaryOp.BIT_AND, l, r);
      case BIT_OR -> Pures.binary(Pure.BinaryOp.BIT_OR, l, r);
      case BIT_XOR -> Pures.binary(Pure.BinaryOp.BIT_XOR, l, r);
      case EQ -> Pures.binary(Pure.BinaryOp.EQ, l, r);
      case NE -> Pures.binary(Pure.BinaryOp.NE, l, r);
      case LT -> Pures.binary(less, l, r);
      case LE -> Pures.binary(lessEqual, l, r);
      case GT -> Pures.binary(less, r, l);
      case GE -> Pures.binary(lessEqual, r, l);
    };
  }

  /**
   * Whether the operation on values from 2^31 on differs from that on their representation, so that
   * lowering guards it.
   */
  static boolean needsSmallValues(Expr.BinaryOp op, CType left, Pure l, Pure r) {
    if (!isUnsigned(left) || left instanceof CType.Pointer) {
      return false;
    }
    return switch (op) {
      case DIV, REM -> isUnknown(l) || isUnknown(r);
      case SHR -> isUnknown(l) && !(is32(left) && r instanceof Pure.Const);
      default -> false;
    };
  }

  private static boolean isUnknown(Pure p) {
    return !(p instanceof Pure.Const c && c.value() >= 0);
  }

  private static boolean is32(CType t) {
    return t instanceof CType.Int i && i.bits() == 32;
  }

  private static Pure shiftRight(CType left, Pure l, Pure r) {
    Pure shifted = Pures.binary(Pure.BinaryOp.SHR, l, r);
    if (isUnsigned(left)
        && is32(left)
        && r instanceof Pure.Const c
        && c.value() > 0
        && c.value() < 32) {
      Pure mask = new Pure.Const((1L << (32 - c.value())) - 1);
      return Pures.binary(Pure.BinaryOp.BIT_AND, shifted, mask);
    }
    return shifted;
  }

  private static Pure times(Pure p, int n) {
    return Pures.binary(Pure.BinaryOp.MUL, p, new Pure.Const(n));
  }
}
