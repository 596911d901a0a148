package org.epcheck.translator.sema;

import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.TypedUnit.Init;

/** What may initialise an object with static storage: constants and addresses. */
final class StaticInit {
  private StaticInit() {}

  /** Refuses an initialiser that is not known before the program runs. */
  static void require(Init init, String name) {
    if (init instanceof Init.Value v) {
      require(v.expr(), name);
    } else if (init instanceof Init.Cells c) {
      c.cells().forEach(cell -> require(cell.expr(), name));
    }
  }

  private static void require(Expr e, String name) {
    if (e instanceof Expr.CompoundLiteral c) {
      require(c.init(), name);
    } else if (!isConstant(e)) {
      throw new SemaError(
          Code.KC302, e.span(), "the initialiser of `" + name + "` is not constant");
    }
  }

  private static boolean isConstant(Expr e) {
    if (Constants.value(e) != null || e instanceof Expr.StringLit) {
      return true;
    } else if (e instanceof Expr.AddressOf a) {
      return hasAddress(a.operand());
    } else if (e instanceof Expr.Cast c) {
      return isConstant(c.operand());
    } else if (e instanceof Expr.ContainerOf c) {
      return isConstant(c.pointer());
    } else if (e instanceof Expr.Binary b) {
      return b.type() instanceof CType.Pointer && isConstant(b.left()) && isConstant(b.right());
    } else if (e instanceof Expr.Conditional c) {
      Long condition = Constants.value(c.condition());
      return condition != null && isConstant(condition != 0 ? c.whenTrue() : c.whenFalse());
    }
    return false;
  }

  /** Whether an lvalue stands at an address known beforehand. */
  private static boolean hasAddress(Expr e) {
    if (e instanceof Expr.Member m) {
      return hasAddress(m.base());
    } else if (e instanceof Expr.Deref d) {
      return isConstant(d.pointer());
    } else if (e instanceof Expr.CompoundLiteral c) {
      require(c.init(), "the literal");
      return true;
    }
    return e instanceof Expr.GlobalRef
        || e instanceof Expr.FunctionRef
        || e instanceof Expr.StringLit;
  }
}
