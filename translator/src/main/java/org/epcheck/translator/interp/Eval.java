package org.epcheck.translator.interp;

import java.util.function.ToIntFunction;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Var;

/** A {@link Pure} expression with its variables and addresses resolved. */
@FunctionalInterface
interface Eval {
  /** The value, given the variables of the running function by index. */
  int of(int[] variables);

  /** Resolves names once, so that a step does not look them up. */
  record Compiler(
      ToIntFunction<Var> variables,
      ToIntFunction<String> objects,
      ToIntFunction<String> functions) {

    Eval compile(Pure pure) {
      if (pure instanceof Pure.Const p) {
        int value = range(p.value());
        return v -> value;
      } else if (pure instanceof Pure.Use p) {
        int index = variables.applyAsInt(p.var());
        return v -> v[index];
      } else if (pure instanceof Pure.GlobalAddress p) {
        int value = objects.applyAsInt(p.object()) + p.offset();
        return v -> value;
      } else if (pure instanceof Pure.FunctionAddress p) {
        int value = functions.applyAsInt(p.function());
        return v -> value;
      } else if (pure instanceof Pure.FieldAddress p) {
        Eval base = compile(p.base());
        int offset = p.offset();
        return v -> range((long) base.of(v) + offset);
      } else if (pure instanceof Pure.Container p) {
        Eval base = compile(p.base());
        int offset = p.offset();
        return v -> range((long) base.of(v) - offset);
      } else if (pure instanceof Pure.ObjectOf p) {
        Eval address = compile(p.address());
        return v -> {
          int a = address.of(v);
          return a < ObjectTable.PAGE ? a : a - a % ObjectTable.PAGE;
        };
      } else if (pure instanceof Pure.Unary p) {
        return unary(p.op(), compile(p.operand()));
      } else if (pure instanceof Pure.Binary p) {
        return binary(p.op(), compile(p.left()), compile(p.right()));
      } else if (pure instanceof Pure.Conditional p) {
        Eval condition = compile(p.condition());
        Eval whenTrue = compile(p.whenTrue());
        Eval whenFalse = compile(p.whenFalse());
        return v -> condition.of(v) != 0 ? whenTrue.of(v) : whenFalse.of(v);
      } else if (pure instanceof Pure.Narrow p) {
        Eval value = compile(p.value());
        return v -> narrow(value.of(v), p.bits(), p.signed());
      }
      throw new IllegalStateException("unknown expression " + pure);
    }

    private static Eval unary(Pure.UnaryOp op, Eval operand) {
      return switch (op) {
        case NEG -> v -> range(-(long) operand.of(v));
        case BIT_NOT -> v -> ~operand.of(v);
        case NOT -> v -> operand.of(v) == 0 ? 1 : 0;
        case BOOL -> v -> operand.of(v) == 0 ? 0 : 1;
      };
    }

    private static Eval binary(Pure.BinaryOp op, Eval l, Eval r) {
      return switch (op) {
        case ADD -> v -> range((long) l.of(v) + r.of(v));
        case SUB -> v -> range((long) l.of(v) - r.of(v));
        case MUL -> v -> range((long) l.of(v) * r.of(v));
        case DIV -> v -> range((long) l.of(v) / divisor(r.of(v)));
        case REM -> v -> range((long) l.of(v) % divisor(r.of(v)));
        case SHL -> v -> shiftLeft(l.of(v), r.of(v));
        case SHR -> v -> l.of(v) >> distance(r.of(v));
        case BIT_AND -> v -> l.of(v) & r.of(v);
        case BIT_OR -> v -> l.of(v) | r.of(v);
        case BIT_XOR -> v -> l.of(v) ^ r.of(v);
        case EQ -> v -> l.of(v) == r.of(v) ? 1 : 0;
        case NE -> v -> l.of(v) != r.of(v) ? 1 : 0;
        case LT -> v -> l.of(v) < r.of(v) ? 1 : 0;
        case LE -> v -> l.of(v) <= r.of(v) ? 1 : 0;
        case ULT -> v -> Integer.compareUnsigned(l.of(v), r.of(v)) < 0 ? 1 : 0;
        case ULE -> v -> Integer.compareUnsigned(l.of(v), r.of(v)) <= 0 ? 1 : 0;
      };
    }

    private static int divisor(int value) {
      if (value == 0) {
        throw new EngineException("division by zero");
      }
      return value;
    }

    private static int distance(int value) {
      if (value < 0 || value > 31) {
        throw new EngineException("shift by " + value);
      }
      return value;
    }

    private static int shiftLeft(int value, int by) {
      long exact = (long) value << distance(by);
      if (exact < Integer.MIN_VALUE || exact > 0xFFFF_FFFFL) {
        throw new EngineException("value of more than 32 bits: " + exact);
      }
      return (int) exact;
    }

    private static int narrow(int value, int bits, boolean signed) {
      int rest = 32 - bits;
      return signed ? value << rest >> rest : value << rest >>> rest;
    }
  }

  /** The value as a cell holds it. */
  static int range(long value) {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw new EngineException("value of more than 32 bits: " + value);
    }
    return (int) value;
  }
}
