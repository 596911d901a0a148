package org.epcheck.translator.lower;

import java.util.stream.Collectors;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;

/** A typed expression as C text for people: {@code epi->ep}. Conversions are left out. */
final class SourceText {
  private SourceText() {}

  static String of(Expr e) {
    if (e instanceof Expr.IntLit x) {
      return Long.toString(x.value());
    } else if (e instanceof Expr.StringLit x) {
      return "\"" + x.value().replace("\n", "\\n") + "\"";
    } else if (e instanceof Expr.LocalRef x) {
      return x.local().name();
    } else if (e instanceof Expr.GlobalRef x) {
      return x.name();
    } else if (e instanceof Expr.FunctionRef x) {
      return x.name();
    } else if (e instanceof Expr.Unary x) {
      String op =
          switch (x.op()) {
            case NEG -> "-";
            case BIT_NOT -> "~";
            case NOT -> "!";
          };
      return op + inner(x.operand());
    } else if (e instanceof Expr.Binary x) {
      return inner(x.left()) + " " + op(x.op()) + " " + inner(x.right());
    } else if (e instanceof Expr.Logical x) {
      return inner(x.left()) + (x.isAnd() ? " && " : " || ") + inner(x.right());
    } else if (e instanceof Expr.Conditional x) {
      return inner(x.condition()) + " ? " + inner(x.whenTrue()) + " : " + inner(x.whenFalse());
    } else if (e instanceof Expr.Elvis x) {
      return inner(x.value()) + " ?: " + inner(x.otherwise());
    } else if (e instanceof Expr.Comma x) {
      return of(x.right());
    } else if (e instanceof Expr.Assign x) {
      return of(x.target()) + " = " + of(x.value());
    } else if (e instanceof Expr.CompoundAssign x) {
      return of(x.target()) + " " + op(x.op()) + "= " + of(x.value());
    } else if (e instanceof Expr.IncDec x) {
      String op = x.increment() ? "++" : "--";
      return x.prefix() ? op + inner(x.target()) : inner(x.target()) + op;
    } else if (e instanceof Expr.AddressOf x) {
      boolean decay =
          x.operand().type() instanceof CType.Array || x.operand().type() instanceof CType.Function;
      return decay ? of(x.operand()) : "&" + inner(x.operand());
    } else if (e instanceof Expr.Deref x) {
      return pointee(x);
    } else if (e instanceof Expr.Member x) {
      if (x.name().isEmpty()) {
        return of(x.base());
      }
      return member(x);
    } else if (e instanceof Expr.Call x) {
      return inner(x.callee())
          + x.arguments().stream().map(SourceText::of).collect(Collectors.joining(", ", "(", ")"));
    } else if (e instanceof Expr.ModelOp x) {
      return x.name()
          + x.arguments().stream().map(SourceText::of).collect(Collectors.joining(", ", "(", ")"));
    } else if (e instanceof Expr.Cast x) {
      return of(x.operand());
    } else if (e instanceof Expr.StmtExpr) {
      return "({...})";
    } else if (e instanceof Expr.ContainerOf x) {
      return "container_of("
          + of(x.pointer())
          + ", "
          + x.def()
          + ", "
          + x.def().path(x.offset())
          + ")";
    } else if (e instanceof Expr.CompoundLiteral x) {
      return "(" + x.type() + "){...}";
    }
    throw new IllegalArgumentException("unknown expression " + e);
  }

  /** The text of what a pointer expression points to. */
  static String pointedTo(Expr pointer) {
    Expr p = pointer;
    while (p instanceof Expr.Cast c) {
      p = c.operand();
    }
    return p instanceof Expr.AddressOf a ? of(a.operand()) : "*" + inner(p);
  }

  private static String pointee(Expr.Deref x) {
    Expr p = x.pointer();
    while (p instanceof Expr.Cast c && c.isImplicit()) {
      p = c.operand();
    }
    if (p instanceof Expr.Binary b && b.op() == Expr.BinaryOp.ADD) {
      return inner(b.left()) + "[" + of(b.right()) + "]";
    }
    return pointedTo(p);
  }

  private static String member(Expr.Member x) {
    Expr base = x.base();
    while (base instanceof Expr.Member m && m.name().isEmpty()) {
      base = m.base();
    }
    if (base instanceof Expr.Deref d) {
      Expr p = d.pointer();
      while (p instanceof Expr.Cast c) {
        p = c.operand();
      }
      if (p instanceof Expr.AddressOf a) {
        return inner(a.operand()) + "." + x.name();
      } else if (!(p instanceof Expr.Binary)) {
        return inner(p) + "->" + x.name();
      }
    }
    return inner(base) + "." + x.name();
  }

  private static String inner(Expr e) {
    Expr x = e;
    while (x instanceof Expr.Cast c) {
      x = c.operand();
    }
    boolean compound =
        x instanceof Expr.Binary
            || x instanceof Expr.Logical
            || x instanceof Expr.Conditional
            || x instanceof Expr.Elvis
            || x instanceof Expr.Assign
            || x instanceof Expr.CompoundAssign;
    boolean prefixed =
        x instanceof Expr.Deref d && pointee(d).startsWith("*")
            || x instanceof Expr.AddressOf a && of(a).startsWith("&");
    return compound || prefixed ? "(" + of(x) + ")" : of(x);
  }

  private static String op(Expr.BinaryOp op) {
    return switch (op) {
      case ADD -> "+";
      case SUB -> "-";
      case MUL -> "*";
      case DIV -> "/";
      case REM -> "%";
      case SHL -> "<<";
      case SHR -> ">>";
      case BIT_AND -> "&";
      case BIT_OR -> "|";
      case BIT_XOR -> "^";
      case EQ -> "==";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
    };
  }
}
