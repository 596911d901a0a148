package org.epcheck.translator.typed;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** A typed statement. */
public sealed interface Stmt {
  Span span();

  /** A scope; cleanups of its variables run when it is left, in reverse order. */
  record Block(Span span, List<Stmt> statements) implements Stmt {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  record Expression(Span span, Expr expr) implements Stmt {}

  /** A declaration of an automatic variable; {@code init} null: indeterminate. */
  record Declare(Span span, TypedUnit.Local local, TypedUnit.@Nullable Init init) implements Stmt {}

  record If(Span span, Expr condition, Stmt thenPart, @Nullable Stmt elsePart) implements Stmt {}

  record While(Span span, Expr condition, Stmt body) implements Stmt {}

  record DoWhile(Span span, Stmt body, Expr condition) implements Stmt {}

  /** {@code init} holds the declarations and expressions before the first {@code ;}. */
  record For(Span span, List<Stmt> init, @Nullable Expr condition, @Nullable Expr update, Stmt body)
      implements Stmt {
    public For {
      init = List.copyOf(init);
    }
  }

  /** Case labels stand in the body as {@link Case} and {@link Default}. */
  record Switch(Span span, Expr value, Stmt body) implements Stmt {}

  /** {@code case low ... high:}; {@code low == high} for the plain form. */
  record Case(Span span, long low, long high, Stmt statement) implements Stmt {}

  record Default(Span span, Stmt statement) implements Stmt {}

  record Label(Span span, String name, Stmt statement) implements Stmt {}

  record Goto(Span span, String label) implements Stmt {}

  record Break(Span span) implements Stmt {}

  record Continue(Span span) implements Stmt {}

  record Return(Span span, @Nullable Expr value) implements Stmt {}

  record Empty(Span span) implements Stmt {}
}
