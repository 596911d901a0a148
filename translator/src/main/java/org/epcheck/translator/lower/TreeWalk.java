package org.epcheck.translator.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** Visits the nodes of a typed tree. */
final class TreeWalk {
  private TreeWalk() {}

  /** The expressions directly below an expression; bodies of statement expressions excluded. */
  static List<Expr> children(Expr e) {
    if (e instanceof Expr.Unary x) {
      return List.of(x.operand());
    } else if (e instanceof Expr.Binary x) {
      return List.of(x.left(), x.right());
    } else if (e instanceof Expr.Logical x) {
      return List.of(x.left(), x.right());
    } else if (e instanceof Expr.Conditional x) {
      return List.of(x.condition(), x.whenTrue(), x.whenFalse());
    } else if (e instanceof Expr.Elvis x) {
      return List.of(x.value(), x.otherwise());
    } else if (e instanceof Expr.Comma x) {
      return List.of(x.left(), x.right());
    } else if (e instanceof Expr.Assign x) {
      return List.of(x.target(), x.value());
    } else if (e instanceof Expr.CompoundAssign x) {
      return List.of(x.target(), x.value());
    } else if (e instanceof Expr.IncDec x) {
      return List.of(x.target());
    } else if (e instanceof Expr.AddressOf x) {
      return List.of(x.operand());
    } else if (e instanceof Expr.Deref x) {
      return List.of(x.pointer());
    } else if (e instanceof Expr.Member x) {
      return List.of(x.base());
    } else if (e instanceof Expr.Call x) {
      List<Expr> all = new ArrayList<>(x.arguments());
      all.add(0, x.callee());
      return all;
    } else if (e instanceof Expr.ModelOp x) {
      return x.arguments();
    } else if (e instanceof Expr.Cast x) {
      return List.of(x.operand());
    } else if (e instanceof Expr.CompoundLiteral x) {
      return inside(x.init());
    } else if (e instanceof Expr.ContainerOf x) {
      return List.of(x.pointer());
    }
    return List.of();
  }

  private static List<Expr> inside(TypedUnit.@Nullable Init init) {
    if (init instanceof TypedUnit.Init.Value v) {
      return List.of(v.expr());
    } else if (init instanceof TypedUnit.Init.Cells c) {
      return c.cells().stream().map(TypedUnit.Init.Cell::expr).toList();
    }
    return List.of();
  }

  /** The statements directly below a statement. */
  static List<Stmt> statements(Stmt s) {
    List<Stmt> all = new ArrayList<>();
    if (s instanceof Stmt.Block x) {
      all.addAll(x.statements());
    } else if (s instanceof Stmt.If x) {
      all.add(x.thenPart());
      if (x.elsePart() != null) {
        all.add(x.elsePart());
      }
    } else if (s instanceof Stmt.While x) {
      all.add(x.body());
    } else if (s instanceof Stmt.DoWhile x) {
      all.add(x.body());
    } else if (s instanceof Stmt.For x) {
      all.addAll(x.init());
      all.add(x.body());
    } else if (s instanceof Stmt.Switch x) {
      all.add(x.body());
    } else if (s instanceof Stmt.Case x) {
      all.add(x.statement());
    } else if (s instanceof Stmt.Default x) {
      all.add(x.statement());
    } else if (s instanceof Stmt.Label x) {
      all.add(x.statement());
    }
    return all;
  }

  /** The expressions directly in a statement. */
  static List<Expr> expressions(Stmt s) {
    List<@Nullable Expr> all = new ArrayList<>();
    if (s instanceof Stmt.Expression x) {
      all.add(x.expr());
    } else if (s instanceof Stmt.Declare x) {
      all.addAll(inside(x.init()));
    } else if (s instanceof Stmt.If x) {
      all.add(x.condition());
    } else if (s instanceof Stmt.While x) {
      all.add(x.condition());
    } else if (s instanceof Stmt.DoWhile x) {
      all.add(x.condition());
    } else if (s instanceof Stmt.For x) {
      all.add(x.condition());
      all.add(x.update());
    } else if (s instanceof Stmt.Switch x) {
      all.add(x.value());
    } else if (s instanceof Stmt.Return x) {
      all.add(x.value());
    }
    List<Expr> present = new ArrayList<>();
    for (Expr e : all) {
      if (e != null) {
        present.add(e);
      }
    }
    return present;
  }

  /**
   * Every statement and expression below (and with) a statement, statement expressions included.
   */
  static void walk(Stmt s, Consumer<Stmt> onStmt, Consumer<Expr> onExpr) {
    onStmt.accept(s);
    expressions(s).forEach(e -> walk(e, onStmt, onExpr));
    statements(s).forEach(t -> walk(t, onStmt, onExpr));
  }

  private static void walk(Expr e, Consumer<Stmt> onStmt, Consumer<Expr> onExpr) {
    onExpr.accept(e);
    if (e instanceof Expr.StmtExpr x) {
      walk(x.body(), onStmt, onExpr);
    }
    children(e).forEach(c -> walk(c, onStmt, onExpr));
  }

  /** Whether something outside may jump into the statement. */
  static boolean hasLabel(Stmt s) {
    boolean[] found = {false};
    walk(
        s,
        t ->
            found[0] |=
                t instanceof Stmt.Label || t instanceof Stmt.Case || t instanceof Stmt.Default,
        e -> {});
    return found[0];
  }
}
