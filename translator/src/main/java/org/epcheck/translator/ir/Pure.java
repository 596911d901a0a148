package org.epcheck.translator.ir;

import org.epcheck.translator.type.StructDef;

/**
 * An expression without effect: constants and variables of the running thread only, never memory.
 * Every value is an integer (docs/semantics.md, section 1).
 */
public sealed interface Pure {
  record Const(long value) implements Pure {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  record Use(Var var) implements Pure {
    @Override
    public String toString() {
      return var.name();
    }
  }

  /** The address of a static object, plus an offset in cells. */
  record GlobalAddress(String object, int offset) implements Pure {
    @Override
    public String toString() {
      return "&" + object + (offset == 0 ? "" : "+" + offset);
    }
  }

  /** The address of a function. */
  record FunctionAddress(String function) implements Pure {
    @Override
    public String toString() {
      return function + "()";
    }
  }

  /**
   * {@code &base->member}: base plus a constant offset, with its name kept for readers.
   *
   * @param def the structure that base points to
   * @param offset cells; {@code def.path(offset)} names it
   */
  record FieldAddress(Pure base, StructDef def, int offset) implements Pure {
    @Override
    public String toString() {
      return "&(" + base + ")->" + def.path(offset);
    }
  }

  /** {@code container_of}: base minus the offset of a member of {@code def}. */
  record Container(Pure base, StructDef def, int offset) implements Pure {
    @Override
    public String toString() {
      return "container_of(" + base + ", " + def.tag() + ", " + def.path(offset) + ")";
    }
  }

  /** The address of the first cell of the object that an address lies in. */
  record ObjectOf(Pure address) implements Pure {
    @Override
    public String toString() {
      return "object_of(" + address + ")";
    }
  }

  enum UnaryOp {
    NEG,
    BIT_NOT,
    /** 1 if zero, else 0. */
    NOT,
    /** 0 if zero, else 1. */
    BOOL
  }

  record Unary(UnaryOp op, Pure operand) implements Pure {
    @Override
    public String toString() {
      return op + "(" + operand + ")";
    }
  }

  enum BinaryOp {
    ADD,
    SUB,
    MUL,
    /** C division: towards zero. */
    DIV,
    /** C remainder: sign of the left side. */
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
    /** LT on unsigned operands, of which those from 2^31 on are represented as negative. */
    ULT,
    ULE
  }

  record Binary(BinaryOp op, Pure left, Pure right) implements Pure {
    @Override
    public String toString() {
      return "(" + left + " " + op + " " + right + ")";
    }
  }

  /** {@code condition # 0 ? whenTrue : whenFalse}. */
  record Conditional(Pure condition, Pure whenTrue, Pure whenFalse) implements Pure {
    @Override
    public String toString() {
      return "(" + condition + " ? " + whenTrue + " : " + whenFalse + ")";
    }
  }

  /**
   * The value reduced to a narrower integer type.
   *
   * @param bits 1 to 31
   */
  record Narrow(Pure value, int bits, boolean signed) implements Pure {
    @Override
    public String toString() {
      return (signed ? "s" : "u") + bits + "(" + value + ")";
    }
  }

  Pure ZERO = new Const(0);
  Pure ONE = new Const(1);
}
