package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.ast.Statement;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;

/** Syntax trees of statements to typed ones. Errors of one statement do not hide the next's. */
final class Statements {
  private final UnitState unit;
  private final Expressions expressions;
  private final Declarations declarations;

  Statements(UnitState unit, Expressions expressions) {
    this.unit = unit;
    this.expressions = expressions;
    this.declarations = new Declarations(unit, expressions);
  }

  Declarations declarations() {
    return declarations;
  }

  /** A block in a scope of its own. */
  Stmt.Block block(Statement.Block b) {
    unit.enter();
    try {
      return new Stmt.Block(b.span(), list(b.statements()));
    } finally {
      unit.leave();
    }
  }

  private List<Stmt> list(List<Statement> statements) {
    List<Stmt> out = new ArrayList<>();
    for (Statement s : statements) {
      if (s instanceof Statement.Declare d) {
        collect(() -> out.addAll(declarations.local(d.item())));
      } else {
        out.add(guarded(s));
      }
    }
    return out;
  }

  /** The body of a function; the caller has opened the scope with the parameters. */
  Stmt.Block body(Statement.Block b) {
    Stmt.Block typed = new Stmt.Block(b.span(), list(b.statements()));
    UnitState.FunctionState f = function();
    f.gotos.forEach(
        (label, span) -> {
          if (!f.labels.containsKey(label)) {
            f.errors.add(
                new SemaError(
                        Code.KC301,
                        span,
                        "unknown label `" + label + "`",
                        Spelling.help(label, f.labels.keySet()))
                    .diagnostic());
          }
        });
    return typed;
  }

  private UnitState.FunctionState function() {
    if (unit.function == null) {
      throw new IllegalStateException("a statement outside of a function");
    }
    return unit.function;
  }

  private void collect(Runnable part) {
    try {
      part.run();
    } catch (SemaError e) {
      function().errors.add(e.diagnostic());
    }
  }

  private Stmt guarded(Statement s) {
    try {
      return statement(s);
    } catch (SemaError e) {
      function().errors.add(e.diagnostic());
      return new Stmt.Empty(s.span());
    }
  }

  private Stmt statement(Statement s) {
    if (s instanceof Statement.Block b) {
      return block(b);
    } else if (s instanceof Statement.Evaluate e) {
      return new Stmt.Expression(e.span(), expressions.value(e.expression()));
    } else if (s instanceof Statement.If i) {
      Expr condition = checked(i.condition());
      return new Stmt.If(
          i.span(),
          condition,
          guarded(i.thenPart()),
          i.elsePart() == null ? null : guarded(i.elsePart()));
    } else if (s instanceof Statement.While w) {
      return new Stmt.While(w.span(), checked(w.condition()), loop(w.body()));
    } else if (s instanceof Statement.DoWhile d) {
      Stmt body = loop(d.body());
      return new Stmt.DoWhile(d.span(), body, checked(d.condition()));
    } else if (s instanceof Statement.For f) {
      return forLoop(f);
    } else if (s instanceof Statement.Switch w) {
      return switchOver(w);
    } else if (s instanceof Statement.Declare d) {
      return new Stmt.Block(d.span(), declarations.local(d.item()));
    } else if (s instanceof Statement.Empty e) {
      return new Stmt.Empty(e.span());
    } else if (s instanceof Statement.Unsupported u) {
      throw SemaError.unsupported(
          u.span(), u.what(), "give the function a body of its own in a model header");
    }
    return jump(s);
  }

  /** A condition; its error does not hide those of the statement's parts. */
  private Expr checked(Expression e) {
    try {
      return expressions.condition(e);
    } catch (SemaError error) {
      function().errors.add(error.diagnostic());
      return new Expr.IntLit(e.span(), CType.INT, 0);
    }
  }

  private Stmt loop(Statement body) {
    function().loops++;
    try {
      return guarded(body);
    } finally {
      function().loops--;
    }
  }

  private Stmt forLoop(Statement.For f) {
    unit.enter();
    try {
      List<Stmt> init = new ArrayList<>();
      if (f.init() instanceof Statement.Declare d) {
        collect(() -> init.addAll(declarations.local(d.item())));
      } else if (f.init() != null) {
        init.add(guarded(f.init()));
      }
      Expr condition = f.condition() == null ? null : checked(f.condition());
      Expr update = null;
      Expression step = f.update();
      if (step != null) {
        try {
          update = expressions.value(step);
        } catch (SemaError e) {
          function().errors.add(e.diagnostic());
        }
      }
      return new Stmt.For(f.span(), init, condition, update, loop(f.body()));
    } finally {
      unit.leave();
    }
  }

  private Stmt switchOver(Statement.Switch w) {
    Expr value = expressions.value(w.value());
    if (!(value.type() instanceof CType.Int t)) {
      throw new SemaError(Code.KC302, value.span(), "a `switch` over type `" + value.type() + "`");
    }
    CType.Int type = Integers.promote(t);
    function().switches.push(new UnitState.SwitchState(type));
    try {
      return new Stmt.Switch(w.span(), Conversions.promote(value), guarded(w.body()));
    } finally {
      function().switches.pop();
    }
  }

  private Stmt jump(Statement s) {
    UnitState.FunctionState f = function();
    if (s instanceof Statement.Case c) {
      return caseLabel(c, currentSwitch(c.span()));
    } else if (s instanceof Statement.Default d) {
      UnitState.SwitchState w = currentSwitch(d.span());
      if (w.defaultCase != null) {
        throw SemaError.conflict(d.span(), "a second `default`", w.defaultCase);
      }
      w.defaultCase = d.span();
      return new Stmt.Default(d.span(), guarded(d.statement()));
    } else if (s instanceof Statement.Label l) {
      Span before = f.labels.putIfAbsent(l.name(), l.span());
      if (before != null) {
        throw SemaError.conflict(l.span(), "a second label `" + l.name() + "`", before);
      }
      return new Stmt.Label(l.span(), l.name(), guarded(l.statement()));
    } else if (s instanceof Statement.Goto g) {
      f.gotos.putIfAbsent(g.label(), g.span());
      return new Stmt.Goto(g.span(), g.label());
    } else if (s instanceof Statement.Break b) {
      if (f.loops == 0 && f.switches.isEmpty()) {
        throw new SemaError(Code.KC302, b.span(), "`break` outside of a loop or `switch`");
      }
      return new Stmt.Break(b.span());
    } else if (s instanceof Statement.Continue c) {
      if (f.loops == 0) {
        throw new SemaError(Code.KC302, c.span(), "`continue` outside of a loop");
      }
      return new Stmt.Continue(c.span());
    } else if (s instanceof Statement.Return r) {
      return returns(r, f.result);
    }
    throw new IllegalStateException("no such statement: " + s);
  }

  private UnitState.SwitchState currentSwitch(Span span) {
    UnitState.SwitchState w = function().switches.peek();
    if (w == null) {
      throw new SemaError(Code.KC302, span, "a label of a `switch` outside of one");
    }
    return w;
  }

  private Stmt caseLabel(Statement.Case c, UnitState.SwitchState w) {
    long low = Integers.wrap(expressions.constant(c.low(), "a `case` label"), w.type);
    long high =
        c.high() == null
            ? low
            : Integers.wrap(expressions.constant(c.high(), "a `case` label"), w.type);
    if (high < low || high - low > 1 << 16) {
      throw new SemaError(Code.KC302, c.span(), "an empty or very large `case` range");
    }
    for (long v = low; v <= high; v++) {
      Span before = w.cases.putIfAbsent(v, c.span());
      if (before != null) {
        throw SemaError.conflict(c.span(), "a second `case " + v + "`", before);
      }
    }
    return new Stmt.Case(c.span(), low, high, guarded(c.statement()));
  }

  private Stmt returns(Statement.Return r, CType result) {
    Expression e = r.value();
    if (e == null) {
      if (!(result instanceof CType.Void)) {
        throw new SemaError(
            Code.KC302, r.span(), "`return` without the value of type `" + result + "`");
      }
      return new Stmt.Return(r.span(), null);
    }
    Expr value = expressions.value(e);
    if (result instanceof CType.Void) {
      if (!(value.type() instanceof CType.Void)) {
        throw new SemaError(Code.KC302, r.span(), "`return` of a value in a `void` function");
      }
      return new Stmt.Return(r.span(), value);
    }
    return new Stmt.Return(r.span(), Conversions.assign(value, result, "the returned value"));
  }
}
