package org.epcheck.translator.ast;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement as written. */
public sealed interface Statement {
  Span span();

  record Block(Span span, List<Statement> statements) implements Statement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** A declaration in a block; a {@link Ast.FunctionDefinition} is a nested function. */
  record Declare(Span span, Ast.Item item) implements Statement {}

  record Evaluate(Span span, Expression expression) implements Statement {}

  record If(Span span, Expression condition, Statement thenPart, @Nullable Statement elsePart)
      implements Statement {}

  record Switch(Span span, Expression value, Statement body) implements Statement {}

  record While(Span span, Expression condition, Statement body) implements Statement {}

  record DoWhile(Span span, Statement body, Expression condition) implements Statement {}

  record For(
      Span span,
      @Nullable Statement init,
      @Nullable Expression condition,
      @Nullable Expression update,
      Statement body)
      implements Statement {}

  /** {@code high} is null for a single value. */
  record Case(Span span, Expression low, @Nullable Expression high, Statement statement)
      implements Statement {}

  record Default(Span span, Statement statement) implements Statement {}

  record Label(Span span, String name, Statement statement) implements Statement {}

  record Goto(Span span, String label) implements Statement {}

  record Break(Span span) implements Statement {}

  record Continue(Span span) implements Statement {}

  record Return(Span span, @Nullable Expression value) implements Statement {}

  /** {@code ;}, also {@code __attribute__((fallthrough));}. */
  record Empty(Span span) implements Statement {}

  /** Syntax that is read but has no meaning here: {@code asm}, computed goto. */
  record Unsupported(Span span, String what) implements Statement {}
}
