package org.epcheck.translator.sema;

import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;

/** Syntax trees of expressions to typed ones. Owns the helpers, which call back for operands. */
final class Expressions {
  private final UnitState unit;
  private final Types types;
  private final Operators operators;
  private final Calls calls;
  private final Initialisers initialisers;
  private final Statements statements;

  Expressions(UnitState unit) {
    this.unit = unit;
    this.types = new Types(unit, this);
    this.operators = new Operators(this);
    this.calls = new Calls(unit, this);
    this.initialisers = new Initialisers(this);
    this.statements = new Statements(unit, this);
  }

  Types types() {
    return types;
  }

  Initialisers initialisers() {
    return initialisers;
  }

  Statements statements() {
    return statements;
  }

  /** The value of a constant integer expression. */
  long constant(Expression e, String what) {
    Expr typed = value(e);
    Long v = Constants.value(typed);
    if (v == null) {
      throw new SemaError(Code.KC302, e.span(), what + " is not constant");
    }
    return v;
  }

  /** The type of an operand that is not evaluated. */
  CType typeOf(Expression e) {
    unit.unevaluated++;
    try {
      return expr(e).type();
    } finally {
      unit.unevaluated--;
    }
  }

  /** An operand: arrays and functions have decayed. */
  Expr value(Expression e) {
    return Conversions.decay(expr(e));
  }

  /** An operand that is tested for zero. */
  Expr condition(Expression e) {
    return Conversions.condition(value(e));
  }

  /** An expression as it is, perhaps an lvalue. */
  Expr expr(Expression e) {
    if (e instanceof Expression.Name n) {
      return name(n);
    } else if (e instanceof Expression.Number n) {
      Expr literal = Integers.literal(n.span(), n.text());
      if (literal == null) {
        throw new SemaError(Code.KC302, n.span(), "invalid number `" + n.text() + "`");
      }
      return literal;
    } else if (e instanceof Expression.Character c) {
      return new Expr.IntLit(c.span(), CType.INT, c.value());
    } else if (e instanceof Expression.Text t) {
      return string(t.span(), t.value());
    } else if (e instanceof Expression.Prefix p) {
      return operators.prefix(p);
    } else if (e instanceof Expression.Postfix p) {
      return operators.step(p.span(), p.increment(), false, p.operand());
    } else if (e instanceof Expression.Binary b) {
      return operators.binary(b);
    } else if (e instanceof Expression.Assign a) {
      return operators.assign(a);
    } else if (e instanceof Expression.Comma c) {
      return new Expr.Comma(c.span(), value(c.left()), value(c.right()));
    } else if (e instanceof Expression.Conditional c) {
      return operators.conditional(c);
    } else if (e instanceof Expression.Cast c) {
      return operators.cast(c);
    } else if (e instanceof Expression.Call c) {
      return calls.call(c);
    } else if (e instanceof Expression.Index i) {
      return operators.index(i);
    } else if (e instanceof Expression.Member m) {
      return member(m);
    } else if (e instanceof Expression.CompoundLiteral c) {
      var typed = initialisers.sized(types.named(c.type()), c.init(), c.span());
      return new Expr.CompoundLiteral(c.span(), typed.type(), typed.init());
    } else if (e instanceof Expression.StatementExpression s) {
      return statementExpression(s);
    } else if (e instanceof Expression.ContainerOf c) {
      return containerOf(c);
    } else if (e instanceof Expression.Unsupported u) {
      throw SemaError.unsupported(u.span(), u.what(), null);
    }
    return constantForm(e);
  }

  /** Forms that the compiler computes. */
  private Expr constantForm(Expression e) {
    if (e instanceof Expression.SizeofExpression s) {
      return size(s.span(), s.alignment(), typeOf(s.operand()));
    } else if (e instanceof Expression.SizeofType s) {
      return size(s.span(), s.alignment(), types.named(s.type()));
    } else if (e instanceof Expression.OffsetOf o) {
      Members.Target t = Members.follow(types.named(o.type()), o.path(), this);
      return Types.sizeLiteral(o.span(), t.offset());
    } else if (e instanceof Expression.TypesCompatible t) {
      boolean same = types.named(t.left()).equals(types.named(t.right()));
      return new Expr.IntLit(t.span(), CType.INT, same ? 1 : 0);
    } else if (e instanceof Expression.ChooseExpression c) {
      boolean first = constant(c.condition(), "the condition of `__builtin_choose_expr`") != 0;
      return expr(first ? c.whenTrue() : c.whenFalse());
    } else if (e instanceof Expression.Generic g) {
      return generic(g);
    }
    throw new IllegalStateException("no such expression: " + e);
  }

  private static Expr size(Span span, boolean alignment, CType type) {
    return Types.sizeLiteral(span, alignment ? 1 : Types.size(type, span));
  }

  static Expr string(Span span, String value) {
    return new Expr.StringLit(span, new CType.Array(CType.CHAR, value.length() + 1), value);
  }

  private Expr name(Expression.Name n) {
    Symbol s = unit.scope.find(n.name());
    if (s instanceof Symbol.Automatic a) {
      return new Expr.LocalRef(n.span(), a.local());
    } else if (s instanceof Symbol.Static g) {
      return global(n.span(), g.name());
    } else if (s instanceof Symbol.EnumConstant c) {
      return new Expr.IntLit(n.span(), c.type(), c.value());
    } else if (s instanceof Symbol.Function f) {
      return function(n.span(), f.name());
    } else if (s instanceof Symbol.Broken b) {
      throw SemaError.broken(n.span(), n.name(), b.why());
    }
    UnitState.FunctionState f = unit.function;
    boolean isFunctionName =
        n.name().equals("__func__")
            || n.name().equals("__FUNCTION__")
            || n.name().equals("__PRETTY_FUNCTION__");
    if (f != null && isFunctionName) {
      return string(n.span(), f.name);
    }
    throw new SemaError(
        Code.KC301,
        n.span(),
        "unknown name `" + n.name() + "`",
        Spelling.help(n.name(), unit.scope.names()));
  }

  private Expr global(Span span, String name) {
    TypedUnit.Global g = unit.globals.get(name);
    if (g == null) {
      throw new IllegalStateException("no global " + name);
    }
    return new Expr.GlobalRef(span, g.type(), name);
  }

  private Expr function(Span span, String name) {
    TypedUnit.Function f = unit.functions.get(name);
    if (f == null) {
      throw new IllegalStateException("no function " + name);
    }
    return new Expr.FunctionRef(span, f.type(), name);
  }

  private Expr member(Expression.Member m) {
    Expr object;
    if (m.arrow()) {
      Expr pointer = value(m.object());
      if (!(pointer.type() instanceof CType.Pointer p)) {
        String help = pointer.type() instanceof CType.Struct ? "write `." + m.name() + "`" : null;
        throw new SemaError(
            Code.KC302,
            m.span(),
            "`->` on type `" + pointer.type() + "`, which is no pointer",
            help);
      }
      object = Conversions.pointee(pointer.span(), pointer, p.target());
    } else {
      object = expr(m.object());
      if (object.type() instanceof CType.Pointer) {
        throw new SemaError(
            Code.KC302,
            m.span(),
            "`.` on the pointer type `" + object.type() + "`",
            "write `->" + m.name() + "`");
      }
    }
    StructDef.Member found = Members.find(object.type(), m.name(), m.span());
    return new Expr.Member(m.span(), found.type(), object, m.name(), found.offset());
  }

  private Expr containerOf(Expression.ContainerOf c) {
    Expr pointer = value(c.pointer());
    CType type = types.named(c.type());
    Members.Target t = Members.follow(type, c.path(), this);
    if (!(pointer.type() instanceof CType.Pointer p) || !(type instanceof CType.Struct s)) {
      throw new SemaError(
          Code.KC302,
          c.span(),
          "`container_of` of type `" + pointer.type() + "`, which is no pointer");
    }
    if (!p.target().equals(t.type()) && !p.target().equals(CType.VOID)) {
      throw new SemaError(
          Code.KC302,
          c.span(),
          "`container_of` of a `" + p + "`, but member `" + t.name() + "` is a `" + t.type() + "`");
    }
    return new Expr.ContainerOf(c.span(), new CType.Pointer(type), pointer, s.def(), t.offset());
  }

  private Expr statementExpression(Expression.StatementExpression s) {
    if (unit.function == null) {
      throw new SemaError(Code.KC302, s.span(), "a statement expression outside of a function");
    }
    Stmt.Block body = statements.block(s.body());
    int n = body.statements().size();
    CType type =
        n > 0 && body.statements().get(n - 1) instanceof Stmt.Expression last
            ? last.expr().type()
            : CType.VOID;
    return new Expr.StmtExpr(s.span(), type, body);
  }

  private Expr generic(Expression.Generic g) {
    unit.unevaluated++;
    CType control;
    try {
      control = value(g.control()).type();
    } finally {
      unit.unevaluated--;
    }
    Expression otherwise = null;
    for (Expression.Association a : g.associations()) {
      if (a.type() == null) {
        otherwise = a.value();
      } else if (types.named(a.type()).equals(control)) {
        return expr(a.value());
      }
    }
    if (otherwise == null) {
      throw new SemaError(
          Code.KC302, g.span(), "`_Generic` has no branch for type `" + control + "`");
    }
    return expr(otherwise);
  }

  /** Marks the variable below an lvalue whose address is taken. */
  void takeAddress(Expr lvalue) {
    Expr e = lvalue;
    while (e instanceof Expr.Member m) {
      e = m.base();
    }
    if (e instanceof Expr.LocalRef l && unit.unevaluated == 0) {
      l.local().takeAddress();
    }
  }
}
