package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;

/** Calls of functions, model operations and compiler builtins. */
final class Calls {
  private static final String MODEL = "__epcheck_";

  private final UnitState unit;
  private final Expressions expressions;

  Calls(UnitState unit, Expressions expressions) {
    this.unit = unit;
    this.expressions = expressions;
  }

  Expr call(Expression.Call c) {
    if (c.callee() instanceof Expression.Name n && unit.scope.find(n.name()) == null) {
      return unit.stubs.contains(n.name()) ? Stubs.call(c.span(), CType.INT) : builtin(c, n);
    }
    Expr callee = expressions.value(c.callee());
    if (callee instanceof Expr.AddressOf a && a.operand() instanceof Expr.FunctionRef f) {
      if (unit.stubs.contains(f.name())) {
        return Stubs.call(c.span(), f.type().result());
      }
      List<Expr> arguments = arguments(c, f.type(), "`" + f.name() + "`");
      return f.name().startsWith(MODEL) && !unit.defined.contains(f.name())
          ? new Expr.ModelOp(c.span(), f.type().result(), f.name(), arguments)
          : new Expr.Call(c.span(), f.type().result(), f, arguments);
    }
    if (callee.type() instanceof CType.Pointer p && p.target() instanceof CType.Function f) {
      return new Expr.Call(c.span(), f.result(), callee, arguments(c, f, "the function"));
    }
    throw new SemaError(
        Code.KC302, c.span(), "a call of type `" + callee.type() + "`, which is no function");
  }

  private Expr builtin(Expression.Call c, Expression.Name n) {
    switch (n.name()) {
      case "__builtin_expect" -> {
        if (c.arguments().size() == 2) {
          return expressions.value(c.arguments().get(0));
        }
      }
      case "__builtin_constant_p" -> {
        if (c.arguments().size() == 1) {
          unit.unevaluated++;
          try {
            Long v = Constants.value(expressions.value(c.arguments().get(0)));
            return new Expr.IntLit(c.span(), CType.INT, v == null ? 0 : 1);
          } finally {
            unit.unevaluated--;
          }
        }
      }
      default -> {}
    }
    String near = Spelling.help(n.name(), unit.functions.keySet());
    String declare =
        "declare `" + n.name() + "` in a model header, with a body or as a model operation";
    throw new SemaError(
        Code.KC303,
        n.span(),
        "unknown function `" + n.name() + "`",
        near != null ? declare + "; or " + near : declare);
  }

  private List<Expr> arguments(Expression.Call c, CType.Function type, String name) {
    int wanted = type.parameters().size();
    int given = c.arguments().size();
    if (given < wanted || (given > wanted && !type.variadic())) {
      throw new SemaError(
          Code.KC302,
          c.span(),
          name
              + " takes "
              + (type.variadic() ? "at least " : "")
              + wanted
              + (wanted == 1 ? " argument" : " arguments")
              + ", not "
              + given);
    }
    boolean isModel = name.startsWith("`" + MODEL);
    List<Expr> list = new ArrayList<>();
    for (int i = 0; i < given; i++) {
      Expr e = expressions.value(c.arguments().get(i));
      list.add(
          i >= wanted
              ? Conversions.promote(e)
              : argument(e, type.parameters().get(i), i + 1, name, isModel));
    }
    return list;
  }

  private static Expr argument(Expr e, CType to, int number, String name, boolean isModel) {
    boolean cellValue = isModel && to instanceof CType.Int;
    // A model operation moves a cell's value, whatever its type.
    if (cellValue && e.type() instanceof CType.Int from && Integers.holds((CType.Int) to, from)) {
      return e;
    }
    return cellValue && e.type() instanceof CType.Pointer
        ? new Expr.Cast(e.span(), to, e, true)
        : Conversions.assign(e, to, "argument " + number + " of " + name);
  }
}
