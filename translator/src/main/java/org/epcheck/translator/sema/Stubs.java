package org.epcheck.translator.sema;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;

/** What is left of a function that is to do nothing. */
final class Stubs {
  private Stubs() {}

  /** The value of a call: 0 in its type. */
  static Expr call(Span span, CType result) {
    if (result instanceof CType.Struct) {
      throw SemaError.unsupported(span, "a stub that returns a structure", null);
    }
    Expr zero = new Expr.IntLit(span, CType.INT, 0);
    return result instanceof CType.Int to
        ? Conversions.integer(zero, to)
        : new Expr.Cast(span, result, zero, true);
  }

  /** A body that returns that value. */
  static Stmt.Block body(Span span, CType result) {
    Expr value = result instanceof CType.Void ? null : call(span, result);
    return new Stmt.Block(span, List.of(new Stmt.Return(span, value)));
  }
}
