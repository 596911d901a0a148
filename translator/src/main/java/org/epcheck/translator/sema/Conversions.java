package org.epcheck.translator.sema;

import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;

/**
 * Implicit conversions. A {@link Expr.Cast} is made where the value may change: integer to a type
 * that does not hold all its values, {@code unsigned int} to a wider type, to {@code bool}, null
 * constant to pointer; and where {@code void *} becomes a typed pointer, because allocation takes
 * its type from there.
 */
final class Conversions {
  private Conversions() {}

  /** The value of an expression as an operand: arrays and functions become pointers. */
  static Expr decay(Expr e) {
    if (e.type() instanceof CType.Array a) {
      return new Expr.AddressOf(e.span(), new CType.Pointer(a.element()), e);
    }
    if (e.type() instanceof CType.Function) {
      if (e instanceof Expr.Deref d) {
        return d.pointer();
      }
      return new Expr.AddressOf(e.span(), new CType.Pointer(e.type()), e);
    }
    return e;
  }

  /** The object that a pointer points to; {@code *&x} is {@code x}. */
  static Expr pointee(Span span, Expr pointer, CType target) {
    boolean same = pointer instanceof Expr.AddressOf a && a.operand().type().equals(target);
    return same ? ((Expr.AddressOf) pointer).operand() : new Expr.Deref(span, target, pointer);
  }

  /** Converts an integer operand to an integer type. */
  static Expr integer(Expr e, CType.Int to) {
    if (!(e.type() instanceof CType.Int from)) {
      throw new IllegalArgumentException("no integer: " + e);
    }
    if (from.equals(to)) {
      return e;
    }
    if (e instanceof Expr.IntLit l) {
      return new Expr.IntLit(l.span(), to, Integers.wrap(l.value(), to));
    }
    // Values of 32 bits are kept as their bits: what is wider needs a look at them.
    boolean widens = !from.signed() && from.bits() == 32 && to.bits() > 32;
    return Integers.holds(to, from) && !widens ? e : new Expr.Cast(e.span(), to, e, true);
  }

  /** Promotes an integer operand. */
  static Expr promote(Expr e) {
    return e.type() instanceof CType.Int t ? integer(e, Integers.promote(t)) : e;
  }

  /**
   * Converts as if by assignment; the operand has decayed.
   *
   * @param what for the message, such as "initialiser of `x`"
   */
  static Expr assign(Expr e, CType to, String what) {
    CType from = e.type();
    if (to.equals(CType.BOOL) && from instanceof CType.Pointer) {
      return new Expr.Cast(e.span(), to, e, true);
    }
    if (to instanceof CType.Int t && from instanceof CType.Int) {
      return integer(e, t);
    }
    if (to instanceof CType.Pointer p) {
      if (from instanceof CType.Pointer f) {
        boolean typed = f.target().equals(CType.VOID) && !p.target().equals(CType.VOID);
        return typed && !Constants.isNull(e) ? new Expr.Cast(e.span(), to, e, true) : e;
      }
      if (Constants.isNull(e)) {
        return new Expr.Cast(e.span(), to, e, true);
      }
    }
    if (to instanceof CType.Struct && to.equals(from)) {
      return e;
    }
    boolean mixed = to.isScalar() && from.isScalar();
    throw new SemaError(
        Code.KC302,
        e.span(),
        what + " has type `" + from + "`, but `" + to + "` is wanted",
        mixed ? "write a cast if the conversion is meant" : null);
  }

  /** Checks that a decayed operand can be tested for zero. */
  static Expr condition(Expr e) {
    if (!e.type().isScalar()) {
      throw new SemaError(
          Code.KC302, e.span(), "a value of type `" + e.type() + "` cannot be tested for zero");
    }
    return e;
  }
}
