package org.epcheck.translator.lower;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** Statements, and expressions made of statements. */
final class StatementLowering {
  /** What an uninitialised pointer holds; docs/semantics.md, section 1. */
  private static final Pure UNINIT = new Pure.Const(900);

  private record Case(long low, long high, String label) {}

  private static final class Switch {
    private final List<Case> cases = new ArrayList<>();
    private @Nullable String otherwise;
  }

  private final FunctionLowering lowering;
  private final List<Switch> switches = new ArrayList<>();

  StatementLowering(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  void lower(Stmt s) {
    CfgBuilder cfg = lowering.cfg;
    if (s instanceof Stmt.Block x) {
      Scopes.Scope scope = lowering.scopes.enter(x);
      x.statements().forEach(this::lower);
      lowering.scopes.leave(scope);
    } else if (s instanceof Stmt.Expression x) {
      if (!cfg.isUnreachable() || hasJumpTarget(x.expr())) {
        lowering.expressions.effect(x.expr());
      }
    } else if (s instanceof Stmt.Declare x) {
      declare(x);
    } else if (s instanceof Stmt.If x) {
      lowerIf(x);
    } else if (s instanceof Stmt.While x) {
      loop(x.span(), List.of(), x.condition(), null, x.body());
    } else if (s instanceof Stmt.DoWhile x) {
      lowerDo(x);
    } else if (s instanceof Stmt.For x) {
      Scopes.Scope scope = lowering.scopes.enter(x);
      loop(x.span(), x.init(), x.condition(), x.update(), x.body());
      lowering.scopes.leave(scope);
    } else if (s instanceof Stmt.Switch x) {
      lowerSwitch(x);
    } else if (s instanceof Stmt.Case x) {
      String label = start(x.span());
      innermost(x.span()).cases.add(new Case(x.low(), x.high(), label));
      lower(x.statement());
    } else if (s instanceof Stmt.Default x) {
      innermost(x.span()).otherwise = start(x.span());
      lower(x.statement());
    } else if (s instanceof Stmt.Label x) {
      String label = lowering.scopes.label(x.name());
      cfg.jump(Origin.at(x.span()), label);
      var unused = cfg.begin(label);
      lower(x.statement());
    } else if (s instanceof Stmt.Goto x) {
      if (!cfg.isUnreachable()) {
        lowering.scopes.jumpTo(x);
      }
    } else if (s instanceof Stmt.Break || s instanceof Stmt.Continue) {
      if (!cfg.isUnreachable()) {
        lowering.scopes.jumpOut(s.span(), s instanceof Stmt.Break);
      }
    } else if (s instanceof Stmt.Return x) {
      if (!cfg.isUnreachable()) {
        lowerReturn(x);
      }
    } else if (!(s instanceof Stmt.Empty)) {
      throw new IllegalArgumentException("unknown statement " + s);
    }
  }

  private static boolean hasJumpTarget(Expr e) {
    return TreeWalk.hasLabel(new Stmt.Expression(e.span(), e));
  }

  private String start(Span span) {
    String label = lowering.cfg.newLabel();
    lowering.cfg.jump(Origin.at(span), label);
    var unused = lowering.cfg.begin(label);
    return label;
  }

  private void declare(Stmt.Declare x) {
    TypedUnit.Local local = x.local();
    TypedUnit.Init init = x.init();
    Origin origin = Origin.at(x.span());
    Place place;
    if (lowering.needsMemory(local)) {
      place = lowering.declareMemory(local, x.span(), init instanceof TypedUnit.Init.Cells);
    } else if (local.type() instanceof CType.Struct) {
      place = new Place.InCells(lowering.aggregates.cellVariables(local.name(), local.type()), 0);
      lowering.declare(local, place);
    } else {
      Var v = lowering.cfg.variable(local.name(), local.type());
      place = new Place.InVar(v);
      lowering.declare(local, place);
      if (init == null && local.type() instanceof CType.Pointer) {
        lowering.cfg.emit(new Instr.Assign(origin, v, UNINIT));
      }
    }
    if (init != null) {
      lowering.aggregates.initialise(place, local.type(), init, local.name(), x.span());
    } else if (place instanceof Place.InCells c) {
      for (Var v : c.cells()) {
        if (v.type() instanceof CType.Pointer) {
          lowering.cfg.emit(new Instr.Assign(origin, v, UNINIT));
        }
      }
    }
  }

  private void lowerIf(Stmt.If x) {
    Boolean known = ConditionLowering.constant(x.condition());
    Stmt otherwise = x.elsePart();
    if (known != null
        && !TreeWalk.hasLabel(x.thenPart())
        && (otherwise == null || !TreeWalk.hasLabel(otherwise))) {
      if (known) {
        lower(x.thenPart());
      } else if (otherwise != null) {
        lower(otherwise);
      }
      return;
    }
    CfgBuilder cfg = lowering.cfg;
    Origin origin = Origin.at(x.span());
    String yes = cfg.newLabel();
    String no = cfg.newLabel();
    String join = otherwise == null ? no : cfg.newLabel();
    lowering.conditions.branch(x.condition(), yes, no);
    var unused = cfg.begin(yes);
    lower(x.thenPart());
    cfg.jump(origin, join);
    if (otherwise != null) {
      var unused2 = cfg.begin(no);
      lower(otherwise);
      cfg.jump(origin, join);
    }
    var unused3 = cfg.begin(join);
  }

  private void loop(
      Span span, List<Stmt> init, @Nullable Expr condition, @Nullable Expr update, Stmt body) {
    CfgBuilder cfg = lowering.cfg;
    Origin origin = Origin.at(span);
    init.forEach(this::lower);
    String head = start(span);
    String inside = cfg.newLabel();
    String exit = cfg.newLabel();
    String again = update == null ? head : cfg.newLabel();
    if (condition == null) {
      cfg.jump(origin, inside);
    } else {
      lowering.conditions.branch(condition, inside, exit);
    }
    var unused = cfg.begin(inside);
    lowering.scopes.pushLoop(exit, again);
    lower(body);
    lowering.scopes.popLoop();
    if (update != null) {
      cfg.jump(origin, again);
      var unused2 = cfg.begin(again);
      lowering.expressions.effect(update);
    }
    cfg.jump(origin, head);
    var unused3 = cfg.begin(exit);
  }

  private void lowerDo(Stmt.DoWhile x) {
    CfgBuilder cfg = lowering.cfg;
    String head = start(x.span());
    String again = cfg.newLabel();
    String exit = cfg.newLabel();
    lowering.scopes.pushLoop(exit, again);
    lower(x.body());
    lowering.scopes.popLoop();
    cfg.jump(Origin.at(x.span()), again);
    var unused = cfg.begin(again);
    lowering.conditions.branch(x.condition(), head, exit);
    var unused2 = cfg.begin(exit);
  }

  private Switch innermost(Span span) {
    if (switches.isEmpty()) {
      lowering.error(Code.KC401, span, "case label outside of a `switch`", null);
      return new Switch();
    }
    return switches.get(switches.size() - 1);
  }

  private void lowerSwitch(Stmt.Switch x) {
    CfgBuilder cfg = lowering.cfg;
    Origin origin = Origin.at(x.span());
    Pure value = lowering.expressions.value(x.value());
    String dispatch = start(x.span());
    CfgBuilder.Open before = cfg.current();
    String exit = cfg.newLabel();
    Switch cases = new Switch();
    switches.add(cases);
    lowering.scopes.pushSwitch(exit);
    // What stands before the first case label is never reached.
    var unused = cfg.begin(cfg.newLabel());
    cfg.jump(origin, exit);
    lower(x.body());
    cfg.jump(origin, exit);
    lowering.scopes.popSwitch();
    switches.remove(switches.size() - 1);
    cfg.resume(before);
    if (!before.label().equals(dispatch)) {
      throw new IllegalStateException("switch lost its block");
    }
    for (Case c : cases.cases) {
      String next = cfg.newLabel();
      cfg.end(new Terminator.Branch(origin, test(value, c), c.label(), next));
      var unused2 = cfg.begin(next);
    }
    cfg.jump(origin, cases.otherwise == null ? exit : cases.otherwise);
    var unused3 = cfg.begin(exit);
  }

  private static Pure test(Pure value, Case c) {
    Pure low = new Pure.Const((int) c.low());
    if (c.low() == c.high()) {
      return Pures.binary(Pure.BinaryOp.EQ, value, low);
    }
    Pure high = new Pure.Const((int) c.high());
    return Pures.conditional(
        Pures.binary(Pure.BinaryOp.LE, low, value),
        Pures.binary(Pure.BinaryOp.LE, value, high),
        Pure.ZERO);
  }

  private void lowerReturn(Stmt.Return x) {
    Expr e = x.value();
    Origin origin = Origin.at(x.span());
    Var to = lowering.resultAddress();
    CType type = lowering.function.type().result();
    Pure value = null;
    if (e != null && to != null) {
      lowering.aggregates.copy(new Place.InMemory(new Pure.Use(to)), e, x.span());
    } else if (e != null && type instanceof CType.Void) {
      lowering.expressions.effect(e);
    } else if (e != null) {
      value = lowering.expressions.valueFor(type, e);
    }
    if (lowering.cfg.isUnreachable()) {
      return;
    }
    lowering.scopes.unwindAll();
    lowering.cfg.end(new Terminator.Return(origin, value));
  }

  /** A statement expression for its effect. */
  void effect(Expr.StmtExpr x) {
    lower(x.body());
  }

  /** The scalar value of a statement expression. */
  Pure value(Expr.StmtExpr x) {
    Scopes.Scope scope = lowering.scopes.enter(x.body());
    Expr last = allButLast(x);
    Pure value = last == null ? Pure.ZERO : lowering.expressions.value(last);
    lowering.scopes.leave(scope);
    return value;
  }

  /** The cells of a structure-valued statement expression. */
  List<Pure> values(Expr.StmtExpr x) {
    Scopes.Scope scope = lowering.scopes.enter(x.body());
    Expr last = allButLast(x);
    List<Pure> values = last == null ? List.of() : lowering.aggregates.values(last);
    lowering.scopes.leave(scope);
    return values;
  }

  /** Lowers all statements but the last expression, which is returned. */
  private @Nullable Expr allButLast(Expr.StmtExpr x) {
    List<Stmt> all = x.body().statements();
    for (int i = 0; i < all.size() - 1; i++) {
      lower(all.get(i));
    }
    Stmt last = all.isEmpty() ? null : all.get(all.size() - 1);
    while (last instanceof Stmt.Label l) {
      String label = lowering.scopes.label(l.name());
      lowering.cfg.jump(Origin.at(l.span()), label);
      var unused = lowering.cfg.begin(label);
      last = l.statement();
    }
    if (last instanceof Stmt.Expression e && !(e.expr().type() instanceof CType.Void)) {
      return e.expr();
    } else if (last != null) {
      lower(last);
    }
    return null;
  }
}
