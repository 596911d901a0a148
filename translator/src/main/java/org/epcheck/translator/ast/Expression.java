package org.epcheck.translator.ast;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** An expression as written. Parentheses are not kept. */
public sealed interface Expression {
  Span span();

  record Name(Span span, String name) implements Expression {}

  /** An integer constant with its suffix, as spelt. */
  record Number(Span span, String text) implements Expression {}

  record Character(Span span, long value) implements Expression {}

  /** A string literal; adjacent ones are joined, escapes replaced. */
  record Text(Span span, String value) implements Expression {}

  /** Prefix operators. */
  enum PrefixOp {
    PLUS,
    NEG,
    BIT_NOT,
    NOT,
    DEREF,
    ADDRESS,
    INCREMENT,
    DECREMENT
  }

  record Prefix(Span span, PrefixOp op, Expression operand) implements Expression {}

  /** {@code x++} or {@code x--}. */
  record Postfix(Span span, boolean increment, Expression operand) implements Expression {}

  /** Binary operators. */
  enum Op {
    ADD,
    SUB,
    MUL,
    DIV,
    REM,
    SHL,
    SHR,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    LOGICAL_AND,
    LOGICAL_OR
  }

  record Binary(Span span, Op op, Expression left, Expression right) implements Expression {}

  /** {@code a = b}; {@code op} is null for plain assignment. */
  record Assign(Span span, @Nullable Op op, Expression target, Expression value)
      implements Expression {}

  record Comma(Span span, Expression left, Expression right) implements Expression {}

  /** {@code c ? a : b}; {@code whenTrue} is null for GNU {@code c ?: b}. */
  record Conditional(
      Span span, Expression condition, @Nullable Expression whenTrue, Expression whenFalse)
      implements Expression {}

  record Cast(Span span, Ast.TypeName type, Expression operand) implements Expression {}

  record CompoundLiteral(Span span, Ast.TypeName type, Ast.Initializer.Braced init)
      implements Expression {}

  /** {@code sizeof} or {@code _Alignof} of an expression. */
  record SizeofExpression(Span span, boolean alignment, Expression operand) implements Expression {}

  /** {@code sizeof} or {@code _Alignof} of a type. */
  record SizeofType(Span span, boolean alignment, Ast.TypeName type) implements Expression {}

  record Call(Span span, Expression callee, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Index(Span span, Expression array, Expression index) implements Expression {}

  record Member(Span span, Expression object, boolean arrow, String name) implements Expression {}

  record StatementExpression(Span span, Statement.Block body) implements Expression {}

  record OffsetOf(Span span, Ast.TypeName type, List<Ast.Designator> path) implements Expression {
    public OffsetOf {
      path = List.copyOf(path);
    }
  }

  record ContainerOf(Span span, Expression pointer, Ast.TypeName type, List<Ast.Designator> path)
      implements Expression {
    public ContainerOf {
      path = List.copyOf(path);
    }
  }

  record TypesCompatible(Span span, Ast.TypeName left, Ast.TypeName right) implements Expression {}

  record ChooseExpression(
      Span span, Expression condition, Expression whenTrue, Expression whenFalse)
      implements Expression {}

  record Generic(Span span, Expression control, List<Association> associations)
      implements Expression {
    public Generic {
      associations = List.copyOf(associations);
    }
  }

  /** One branch of {@code _Generic}; type null for {@code default}. */
  record Association(Span span, Ast.@Nullable TypeName type, Expression value) {}

  /** Syntax that is read but has no meaning here: {@code &&label}, {@code va_arg}, floats. */
  record Unsupported(Span span, String what) implements Expression {}
}
