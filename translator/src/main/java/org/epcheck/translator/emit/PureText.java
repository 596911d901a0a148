package org.epcheck.translator.emit;

import java.util.Map;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Var;

/** TLA+ text of expressions. */
final class PureText {
  private final Names names;
  private final Map<Var, String> variables;
  private boolean usesLocals;

  /**
   * For one block.
   *
   * @param variables the names of those that the block has assigned so far; all others are fields
   *     of {@code l}
   */
  PureText(Names names, Map<Var, String> variables) {
    this.names = names;
    this.variables = variables;
  }

  /** Whether {@code l} has been mentioned. */
  boolean usesLocals() {
    return usesLocals;
  }

  /** All variables as they were before the block. */
  String locals() {
    usesLocals = true;
    return "l";
  }

  /** The variable's value at this point. */
  String variable(Var v) {
    String name = variables.get(v);
    if (name != null) {
      return name;
    }
    usesLocals = true;
    return "l." + v.name();
  }

  /** The expression. */
  String text(Pure p) {
    if (p instanceof Pure.Const c) {
      return number(c.value());
    } else if (p instanceof Pure.Use u) {
      return variable(u.var());
    } else if (p instanceof Pure.GlobalAddress g) {
      return names.global(g.object(), g.offset());
    } else if (p instanceof Pure.FunctionAddress f) {
      return names.function(f.function());
    } else if (p instanceof Pure.FieldAddress f) {
      return sum(f.base()) + " + " + names.field(f.def(), f.offset());
    } else if (p instanceof Pure.Container c) {
      return sum(c.base()) + " - " + names.field(c.def(), c.offset());
    } else if (p instanceof Pure.ObjectOf o) {
      return "ObjectOf(" + text(o.address()) + ")";
    } else if (p instanceof Pure.Unary u) {
      return switch (u.op()) {
        case NEG -> "-" + atom(u.operand());
        case BIT_NOT -> "BitNot(" + text(u.operand()) + ")";
        case NOT, BOOL -> "CBool(" + condition(p) + ")";
      };
    } else if (p instanceof Pure.Binary b) {
      return binary(b);
    } else if (p instanceof Pure.Conditional c) {
      return "IF "
          + condition(c.condition())
          + " THEN "
          + atom(c.whenTrue())
          + " ELSE "
          + atom(c.whenFalse());
    } else if (p instanceof Pure.Narrow n) {
      return (n.signed() ? "NarrowSigned(" : "NarrowUnsigned(")
          + text(n.value())
          + ", "
          + n.bits()
          + ")";
    }
    throw new IllegalStateException("unknown expression " + p);
  }

  private String binary(Pure.Binary b) {
    String l = text(b.left());
    String r = text(b.right());
    return switch (b.op()) {
      case ADD -> sum(b.left()) + " + " + atom(b.right());
      case SUB -> sum(b.left()) + " - " + atom(b.right());
      case MUL -> atom(b.left()) + " * " + atom(b.right());
      case DIV -> call("CDiv", l, r);
      case REM -> call("CRem", l, r);
      case SHL -> call("ShiftLeft", l, r);
      case SHR -> call("ShiftRight", l, r);
      case BIT_AND -> call("BitAnd", l, r);
      case BIT_OR -> call("BitOr", l, r);
      case BIT_XOR -> call("BitXor", l, r);
      case EQ, NE, LT, LE, ULT, ULE -> "CBool(" + condition(b) + ")";
    };
  }

  private static String call(String operator, String left, String right) {
    return operator + "(" + left + ", " + right + ")";
  }

  /** Whether the expression, as a C condition, is true. */
  String condition(Pure p) {
    if (p instanceof Pure.Const c) {
      return c.value() == 0 ? "FALSE" : "TRUE";
    } else if (p instanceof Pure.Unary u && u.op() == Pure.UnaryOp.BOOL) {
      return condition(u.operand());
    } else if (p instanceof Pure.Unary u && u.op() == Pure.UnaryOp.NOT) {
      return isCondition(u.operand())
          ? "~(" + condition(u.operand()) + ")"
          : atom(u.operand()) + " = 0";
    } else if (p instanceof Pure.Binary b && isCondition(b)) {
      String l = atom(b.left());
      String r = atom(b.right());
      return switch (b.op()) {
        case EQ -> l + " = " + r;
        case NE -> l + " # " + r;
        case LT -> l + " < " + r;
        case LE -> l + " <= " + r;
        case ULT -> call("UnsignedLess", text(b.left()), text(b.right()));
        default -> "~" + call("UnsignedLess", text(b.right()), text(b.left()));
      };
    }
    return atom(p) + " # 0";
  }

  private static boolean isCondition(Pure p) {
    if (p instanceof Pure.Binary b) {
      return switch (b.op()) {
        case EQ, NE, LT, LE, ULT, ULE -> true;
        default -> false;
      };
    }
    return p instanceof Pure.Unary u && (u.op() == Pure.UnaryOp.NOT || u.op() == Pure.UnaryOp.BOOL);
  }

  /** The expression as the left side of a sum. */
  private String sum(Pure p) {
    boolean isSum =
        p instanceof Pure.FieldAddress
            || p instanceof Pure.Container
            || p instanceof Pure.GlobalAddress
            || (p instanceof Pure.Binary b
                && (b.op() == Pure.BinaryOp.ADD || b.op() == Pure.BinaryOp.SUB));
    return isSum ? text(p) : atom(p);
  }

  /** The expression, in parentheses where it is more than a name, a number or an application. */
  String atom(Pure p) {
    String t = text(p);
    return isAtom(t) ? t : "(" + t + ")";
  }

  private static boolean isAtom(String t) {
    if (t.matches("[A-Za-z0-9_.]+")) {
      return true;
    }
    if (!t.matches("[A-Za-z0-9_]+\\(.*\\)")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < t.length(); i++) {
      depth += t.charAt(i) == '(' ? 1 : t.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && t.charAt(i) == ')' && i < t.length() - 1) {
        return false;
      }
    }
    return true;
  }

  /** A number; the smallest one cannot be written in TLA+. */
  static String number(long value) {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("value of more than 32 bits: " + value);
    }
    return value == Integer.MIN_VALUE ? "MinInt" : Long.toString(value);
  }
}
