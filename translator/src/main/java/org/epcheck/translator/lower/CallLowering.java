package org.epcheck.translator.lower;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/**
 * Calls. A structure argument is passed as its cells; a structure result goes to an object of the
 * caller whose address is the first argument.
 */
final class CallLowering {
  private final FunctionLowering lowering;

  CallLowering(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  /** A call whose scalar result is wanted. */
  Pure value(Expr.Call x) {
    if (x.type() instanceof CType.Void) {
      effect(x);
      return Pure.ZERO;
    }
    Callee callee = callee(x);
    List<Pure> arguments = arguments(x, new ArrayList<>());
    Var result = lowering.cfg.temp(callee.hint(), x.type());
    end(x.span(), result, callee, arguments);
    return new Pure.Use(result);
  }

  /** A call whose result is dropped. */
  void effect(Expr.Call x) {
    if (x.type() instanceof CType.Struct) {
      var unused = structure(x);
      return;
    }
    Callee callee = callee(x);
    end(x.span(), null, callee, arguments(x, new ArrayList<>()));
  }

  /** The cells of the structure that a call returns. */
  List<Pure> structure(Expr.Call x) {
    Callee callee = callee(x);
    Place.InMemory place =
        lowering.declareMemory("returned_" + callee.hint(), x.type(), x.span(), false);
    List<Pure> first = new ArrayList<>(List.of(place.address()));
    end(x.span(), null, callee, arguments(x, first));
    List<Pure> cells = new ArrayList<>();
    for (int i = 0; i < x.type().cells(); i++) {
      Pure address = lowering.aggregates.cellAddress(place.address(), x.type(), i, x.span());
      CType type = AggregateLowering.scalarAt(x.type(), i);
      cells.add(lowering.places.load(address, type, SourceText.of(x), x.span()));
    }
    lowering.cfg.emit(new Instr.Free(Origin.at(x.span()), place.address(), Instr.Storage.STACK));
    return cells;
  }

  /** Calls a function of the unit with values. */
  void named(String name, List<Pure> arguments, Span span) {
    end(span, null, new Callee(lowering.symbols.function(name, span), null, null, name), arguments);
  }

  private record Callee(
      @Nullable String name, @Nullable Pure pointer, CType.@Nullable Function type, String hint) {}

  /** The function type that a callee designates or points to. */
  private static CType.@Nullable Function functionType(CType type) {
    CType t = type;
    while (t instanceof CType.Pointer p) {
      t = p.target();
    }
    return t instanceof CType.Function f ? f : null;
  }

  private Callee callee(Expr.Call x) {
    Expr f = x.callee();
    while (true) {
      if (f instanceof Expr.Cast c && c.isImplicit()) {
        f = c.operand();
      } else if (f instanceof Expr.AddressOf a && a.operand() instanceof Expr.FunctionRef) {
        f = a.operand();
      } else if (f instanceof Expr.Deref d
          && d.pointer() instanceof Expr.AddressOf a
          && a.operand() instanceof Expr.FunctionRef) {
        f = a.operand();
      } else {
        break;
      }
    }
    if (f instanceof Expr.FunctionRef r) {
      return new Callee(lowering.symbols.function(r.name(), r.span()), null, null, r.name());
    }
    String hint = Places.hint(SourceText.of(f));
    CType.Function type = functionType(x.callee().type());
    if (f.type() instanceof CType.Function) {
      return new Callee(null, lowering.places.address(f), type, hint);
    }
    return new Callee(null, lowering.expressions.argument(f), type, hint);
  }

  private List<Pure> arguments(Expr.Call x, List<Pure> values) {
    int declared = Integer.MAX_VALUE;
    CType.Function f = functionType(x.callee().type());
    if (f != null && f.variadic()) {
      declared = f.parameters().size();
    }
    for (int i = 0; i < x.arguments().size(); i++) {
      Expr a = x.arguments().get(i);
      if (i >= declared) {
        // Nobody can read it: va_arg is not supported. What it does still happens.
        lowering.expressions.effect(a);
      } else if (a.type() instanceof CType.Struct) {
        values.addAll(lowering.aggregates.values(a));
      } else {
        values.add(lowering.expressions.argument(a));
      }
    }
    return values;
  }

  private void end(Span span, @Nullable Var result, Callee callee, List<Pure> arguments) {
    String next = lowering.cfg.newLabel();
    Origin origin = Origin.at(span);
    if (callee.name() != null) {
      lowering.cfg.end(new Terminator.Call(origin, result, callee.name(), arguments, next));
    } else if (callee.pointer() != null && callee.type() != null) {
      lowering.cfg.end(
          new Terminator.CallPointer(
              origin, result, callee.pointer(), callee.type(), arguments, List.of(), next));
    }
    var unused = lowering.cfg.begin(next);
  }
}
