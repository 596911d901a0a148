package org.epcheck.translator.typed;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;

/**
 * A typed expression. Conversions that change a value are explicit ({@link Cast}); arrays and
 * functions have decayed to pointers ({@link AddressOf}) where C says so. Pointer arithmetic is
 * <em>not</em> scaled: operands are as written and lowering scales by {@link CType#cells()}.
 *
 * <p>An lvalue is a {@link LocalRef}, {@link GlobalRef}, {@link Deref}, {@link Member} of an
 * lvalue, {@link StringLit} or {@link CompoundLiteral}. {@code a->m} is {@code Member(Deref(a),
 * m)}; {@code a[i]} is {@code Deref(a + i)}.
 */
public sealed interface Expr {
  Span span();

  CType type();

  /**
   * An integer, character, enum or folded constant ({@code sizeof}, {@code offsetof}: in cells).
   */
  record IntLit(Span span, CType type, long value) implements Expr {}

  /** A string literal: an array of char. */
  record StringLit(Span span, CType type, String value) implements Expr {}

  record LocalRef(Span span, TypedUnit.Local local) implements Expr {
    @Override
    public CType type() {
      return local.type();
    }
  }

  record GlobalRef(Span span, CType type, String name) implements Expr {}

  /** A function designator; a pointer to it is {@code AddressOf(FunctionRef)}. */
  record FunctionRef(Span span, CType.Function type, String name) implements Expr {}

  enum UnaryOp {
    NEG,
    BIT_NOT,
    /** Logical not: 0 or 1. */
    NOT
  }

  record Unary(Span span, CType type, UnaryOp op, Expr operand) implements Expr {}

  enum BinaryOp {
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
    GE
  }

  /** Arithmetic, comparison, pointer plus or minus integer, pointer difference. */
  record Binary(Span span, CType type, BinaryOp op, Expr left, Expr right) implements Expr {}

  /** {@code &&} or {@code ||}; evaluates the right side only if needed. */
  record Logical(Span span, boolean isAnd, Expr left, Expr right) implements Expr {
    @Override
    public CType type() {
      return CType.INT;
    }
  }

  /** {@code c ? a : b}; GNU {@code c ?: b} has {@code whenTrue} null-free: see {@link Elvis}. */
  record Conditional(Span span, CType type, Expr condition, Expr whenTrue, Expr whenFalse)
      implements Expr {}

  /** GNU {@code a ?: b}: {@code a} is evaluated once. */
  record Elvis(Span span, CType type, Expr value, Expr otherwise) implements Expr {}

  record Comma(Span span, Expr left, Expr right) implements Expr {
    @Override
    public CType type() {
      return right.type();
    }
  }

  /** {@code target = value}; the value is that of the target after the assignment. */
  record Assign(Span span, Expr target, Expr value) implements Expr {
    @Override
    public CType type() {
      return target.type();
    }
  }

  /**
   * {@code target op= value}: one read and one write of the target, its address evaluated once. The
   * value has the common type of the operation (a shift's count and a pointer's index: promoted),
   * so the target's old value is converted to that type first, and the result to the target's.
   */
  record CompoundAssign(Span span, BinaryOp op, Expr target, Expr value) implements Expr {
    @Override
    public CType type() {
      return target.type();
    }
  }

  /** {@code ++x}, {@code x++}, {@code --x}, {@code x--}. */
  record IncDec(Span span, boolean increment, boolean prefix, Expr target) implements Expr {
    @Override
    public CType type() {
      return target.type();
    }
  }

  /** {@code &lvalue}, and the decay of an array or function. */
  record AddressOf(Span span, CType type, Expr operand) implements Expr {}

  record Deref(Span span, CType type, Expr pointer) implements Expr {}

  /**
   * A member of a structure lvalue (or of a structure value, as in {@code f().m}).
   *
   * @param offset cells from the start of {@code base}
   */
  record Member(Span span, CType type, Expr base, String name, int offset) implements Expr {}

  /** A call; {@code callee} is a {@link FunctionRef} for a direct call, else a function pointer. */
  record Call(Span span, CType type, Expr callee, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A call of a model operation: a function whose name begins with {@code __epcheck_}. See
   * docs/model-operations.md.
   */
  record ModelOp(Span span, CType type, String name, List<Expr> arguments) implements Expr {
    public ModelOp {
      arguments = List.copyOf(arguments);
    }
  }

  /** A conversion, explicit or implicit. */
  record Cast(Span span, CType type, Expr operand, boolean isImplicit) implements Expr {}

  /** GNU {@code ({ ... })}; its value is that of the last statement if that is an expression. */
  record StmtExpr(Span span, CType type, Stmt.Block body) implements Expr {}

  /** {@code (type){ ... }}. */
  record CompoundLiteral(Span span, CType type, TypedUnit.Init init) implements Expr {}

  /**
   * {@code __epcheck_container_of(pointer, type, member)}.
   *
   * @param def the structure that holds the member
   * @param offset cells from its start to the member
   */
  record ContainerOf(Span span, CType type, Expr pointer, StructDef def, int offset)
      implements Expr {}
}
