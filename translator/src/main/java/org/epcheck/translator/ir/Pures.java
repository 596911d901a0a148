package org.epcheck.translator.ir;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/** Builds pure expressions, simplified where the result is the same for every value. */
public final class Pures {
  private Pures() {}

  /** The variables that an expression reads. */
  public static Set<Var> variables(Pure p) {
    Set<Var> found = new LinkedHashSet<>();
    substitute(
        p,
        v -> {
          found.add(v);
          return new Pure.Use(v);
        });
    return found;
  }

  /** Number of nodes. */
  public static int size(Pure p) {
    if (p instanceof Pure.FieldAddress f) {
      return 1 + size(f.base());
    } else if (p instanceof Pure.Container c) {
      return 1 + size(c.base());
    } else if (p instanceof Pure.ObjectOf o) {
      return 1 + size(o.address());
    } else if (p instanceof Pure.Unary u) {
      return 1 + size(u.operand());
    } else if (p instanceof Pure.Binary b) {
      return 1 + size(b.left()) + size(b.right());
    } else if (p instanceof Pure.Conditional c) {
      return 1 + size(c.condition()) + size(c.whenTrue()) + size(c.whenFalse());
    } else if (p instanceof Pure.Narrow n) {
      return 1 + size(n.value());
    }
    return 1;
  }

  /** The expression with each variable replaced. */
  public static Pure substitute(Pure p, Function<Var, Pure> by) {
    if (p instanceof Pure.Use u) {
      return by.apply(u.var());
    } else if (p instanceof Pure.FieldAddress f) {
      return field(substitute(f.base(), by), f.def(), f.offset());
    } else if (p instanceof Pure.Container c) {
      return container(substitute(c.base(), by), c.def(), c.offset());
    } else if (p instanceof Pure.ObjectOf o) {
      return new Pure.ObjectOf(substitute(o.address(), by));
    } else if (p instanceof Pure.Unary u) {
      return unary(u.op(), substitute(u.operand(), by));
    } else if (p instanceof Pure.Binary b) {
      return binary(b.op(), substitute(b.left(), by), substitute(b.right(), by));
    } else if (p instanceof Pure.Conditional c) {
      return conditional(
          substitute(c.condition(), by),
          substitute(c.whenTrue(), by),
          substitute(c.whenFalse(), by));
    } else if (p instanceof Pure.Narrow n) {
      return narrow(substitute(n.value(), by), n.bits(), n.signed());
    }
    return p;
  }

  /** {@code &base->member}; nested members add up and keep the outermost structure. */
  public static Pure field(Pure base, StructDef def, int offset) {
    if (base instanceof Pure.GlobalAddress g) {
      return new Pure.GlobalAddress(g.object(), g.offset() + offset);
    } else if (base instanceof Pure.FieldAddress f && f.offset() + offset < f.def().cells()) {
      return new Pure.FieldAddress(f.base(), f.def(), f.offset() + offset);
    } else if (base instanceof Pure.Const c) {
      return new Pure.Const(c.value() + offset);
    }
    return new Pure.FieldAddress(base, def, offset);
  }

  /** {@code container_of}; undoes {@link #field}. */
  public static Pure container(Pure base, StructDef def, int offset) {
    if (base instanceof Pure.FieldAddress f && f.def() == def && f.offset() == offset) {
      return f.base();
    } else if (base instanceof Pure.GlobalAddress g && g.offset() >= offset) {
      return new Pure.GlobalAddress(g.object(), g.offset() - offset);
    }
    return new Pure.Container(base, def, offset);
  }

  /** A sum of an address or number and a constant. */
  public static Pure plus(Pure base, long offset) {
    return binary(Pure.BinaryOp.ADD, base, new Pure.Const(offset));
  }

  public static Pure narrow(Pure value, int bits, boolean signed) {
    if (value instanceof Pure.Const c) {
      long v = c.value() & ((1L << bits) - 1);
      return new Pure.Const(signed && v >= 1L << (bits - 1) ? v - (1L << bits) : v);
    } else if (isBoolean(value) && (!signed || bits > 1)) {
      return value;
    } else if (value instanceof Pure.Narrow n && n.bits() == bits && n.signed() == signed) {
      return value;
    }
    return new Pure.Narrow(value, bits, signed);
  }

  public static Pure conditional(Pure condition, Pure whenTrue, Pure whenFalse) {
    if (condition instanceof Pure.Const c) {
      return c.value() != 0 ? whenTrue : whenFalse;
    } else if (whenTrue.equals(whenFalse)) {
      return whenTrue;
    } else if (whenTrue.equals(Pure.ONE) && whenFalse.equals(Pure.ZERO)) {
      return unary(Pure.UnaryOp.BOOL, condition);
    } else if (whenTrue.equals(Pure.ZERO) && whenFalse.equals(Pure.ONE)) {
      return unary(Pure.UnaryOp.NOT, condition);
    }
    return new Pure.Conditional(condition, whenTrue, whenFalse);
  }

  /** Whether the value is 0 or 1. */
  public static boolean isBoolean(Pure p) {
    if (p instanceof Pure.Const c) {
      return c.value() == 0 || c.value() == 1;
    } else if (p instanceof Pure.Unary u) {
      return u.op() == Pure.UnaryOp.NOT || u.op() == Pure.UnaryOp.BOOL;
    } else if (p instanceof Pure.Conditional c) {
      return isBoolean(c.whenTrue()) && isBoolean(c.whenFalse());
    }
    return p instanceof Pure.Binary b
        && switch (b.op()) {
          case EQ, NE, LT, LE, ULT, ULE -> true;
          default -> false;
        };
  }

  /** An expression that is zero exactly when {@code p} is, in its shortest form. */
  public static Pure truth(Pure p) {
    if (p instanceof Pure.Unary u && u.op() == Pure.UnaryOp.BOOL) {
      return truth(u.operand());
    } else if (p instanceof Pure.Binary b
        && b.op() == Pure.BinaryOp.NE
        && b.right().equals(Pure.ZERO)) {
      return truth(b.left());
    } else if (p instanceof Pure.Unary u
        && u.op() == Pure.UnaryOp.NOT
        && u.operand() instanceof Pure.Unary inner
        && inner.op() == Pure.UnaryOp.NOT) {
      return truth(inner.operand());
    } else if (p instanceof Pure.Unary u && u.op() == Pure.UnaryOp.NEG) {
      return truth(u.operand());
    }
    return p;
  }

  public static Pure not(Pure p) {
    return unary(Pure.UnaryOp.NOT, p);
  }

  public static Pure unary(Pure.UnaryOp op, Pure p) {
    if (p instanceof Pure.Const c) {
      long v =
          switch (op) {
            case NEG -> -c.value();
            case BIT_NOT -> ~c.value();
            case NOT -> c.value() == 0 ? 1 : 0;
            case BOOL -> c.value() == 0 ? 0 : 1;
          };
      return fits(v) ? new Pure.Const(v) : new Pure.Unary(op, p);
    }
    if (op == Pure.UnaryOp.BOOL && isBoolean(p)) {
      return p;
    } else if (op == Pure.UnaryOp.NOT) {
      return negate(truth(p));
    } else if (op == Pure.UnaryOp.BOOL) {
      Pure t = truth(p);
      return isBoolean(t) ? t : new Pure.Unary(op, t);
    }
    return new Pure.Unary(op, p);
  }

  private static Pure negate(Pure p) {
    if (p instanceof Pure.Binary b) {
      Pure l = b.left();
      Pure r = b.right();
      switch (b.op()) {
        case EQ:
          return new Pure.Binary(Pure.BinaryOp.NE, l, r);
        case NE:
          return new Pure.Binary(Pure.BinaryOp.EQ, l, r);
        case LT:
          return new Pure.Binary(Pure.BinaryOp.LE, r, l);
        case LE:
          return new Pure.Binary(Pure.BinaryOp.LT, r, l);
        case ULT:
          return new Pure.Binary(Pure.BinaryOp.ULE, r, l);
        case ULE:
          return new Pure.Binary(Pure.BinaryOp.ULT, r, l);
        default:
          break;
      }
    } else if (p instanceof Pure.Unary u && u.op() == Pure.UnaryOp.NOT) {
      return unary(Pure.UnaryOp.BOOL, u.operand());
    }
    return new Pure.Unary(Pure.UnaryOp.NOT, p);
  }

  public static Pure binary(Pure.BinaryOp op, Pure l, Pure r) {
    if (l instanceof Pure.Const a && r instanceof Pure.Const b) {
      Pure folded = fold(op, a.value(), b.value());
      if (folded != null) {
        return folded;
      }
    }
    if (r instanceof Pure.Const c && c.value() == 0) {
      switch (op) {
        case ADD, SUB, SHL, SHR, BIT_OR, BIT_XOR:
          return l;
        case MUL, BIT_AND:
          return Pure.ZERO;
        case NE:
          if (isBoolean(l)) {
            return l;
          }
          break;
        case EQ:
          return not(l) instanceof Pure.Unary u && u.op() == Pure.UnaryOp.NOT
              ? new Pure.Binary(op, l, r)
              : not(l);
        default:
          break;
      }
    }
    if (r instanceof Pure.Const c
        && c.value() == 1
        && (op == Pure.BinaryOp.MUL || op == Pure.BinaryOp.DIV)) {
      return l;
    }
    if (l.equals(Pure.ZERO)) {
      if (op == Pure.BinaryOp.ADD || op == Pure.BinaryOp.BIT_OR || op == Pure.BinaryOp.BIT_XOR) {
        return r;
      } else if (op == Pure.BinaryOp.MUL || op == Pure.BinaryOp.BIT_AND) {
        return Pure.ZERO;
      }
    }
    if ((op == Pure.BinaryOp.ADD || op == Pure.BinaryOp.SUB) && r instanceof Pure.Const c) {
      long d = op == Pure.BinaryOp.ADD ? c.value() : -c.value();
      if (l instanceof Pure.GlobalAddress g && g.offset() + d >= 0) {
        return new Pure.GlobalAddress(g.object(), (int) (g.offset() + d));
      } else if (l instanceof Pure.FieldAddress f
          && f.offset() + d >= 0
          && f.offset() + d < f.def().cells()) {
        return new Pure.FieldAddress(f.base(), f.def(), (int) (f.offset() + d));
      }
    }
    if (l.equals(r)) {
      switch (op) {
        case EQ, LE, ULE:
          return Pure.ONE;
        case NE, LT, ULT, SUB, BIT_XOR:
          return Pure.ZERO;
        default:
          break;
      }
    }
    return new Pure.Binary(op, l, r);
  }

  private static @Nullable Pure fold(Pure.BinaryOp op, long a, long b) {
    long v;
    switch (op) {
      case ADD:
        v = a + b;
        break;
      case SUB:
        v = a - b;
        break;
      case MUL:
        v = a * b;
        break;
      case DIV:
        if (b == 0) {
          return null;
        }
        v = a / b;
        break;
      case REM:
        if (b == 0) {
          return null;
        }
        v = a % b;
        break;
      case SHL:
        if (b < 0 || b > 31) {
          return null;
        }
        v = (int) (a << b);
        break;
      case SHR:
        if (b < 0 || b > 31) {
          return null;
        }
        v = a >> b;
        break;
      case BIT_AND:
        v = a & b;
        break;
      case BIT_OR:
        v = a | b;
        break;
      case BIT_XOR:
        v = a ^ b;
        break;
      case EQ:
        v = a == b ? 1 : 0;
        break;
      case NE:
        v = a != b ? 1 : 0;
        break;
      case LT:
        v = a < b ? 1 : 0;
        break;
      case LE:
        v = a <= b ? 1 : 0;
        break;
      case ULT:
        v = Integer.compareUnsigned((int) a, (int) b) < 0 ? 1 : 0;
        break;
      default:
        v = Integer.compareUnsigned((int) a, (int) b) <= 0 ? 1 : 0;
        break;
    }
    return fits(v) ? new Pure.Const(v) : null;
  }

  private static boolean fits(long v) {
    return v == (int) v;
  }
}
