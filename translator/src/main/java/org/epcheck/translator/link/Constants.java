package org.epcheck.translator.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.lower.FunctionLowering;
import org.epcheck.translator.lower.Symbols;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** The initial cells of static objects. */
record Constants(Symbols symbols, Consumer<Diagnostic> errors) {
  /** The cells of an object; constants and addresses. */
  List<Pure> cells(TypedUnit.Global g) {
    List<Pure> cells = new ArrayList<>(Collections.nCopies(g.type().cells(), Pure.ZERO));
    TypedUnit.Init init = g.init();
    if (init instanceof TypedUnit.Init.Value v) {
      put(cells, 0, g.type(), v.expr());
    } else if (init instanceof TypedUnit.Init.Cells c) {
      for (TypedUnit.Init.Cell cell : c.cells()) {
        put(cells, cell.offset(), cell.type(), cell.expr());
      }
    }
    return cells;
  }

  private void put(List<Pure> cells, int offset, CType type, Expr e) {
    String text = type instanceof CType.Array ? string(e) : null;
    if (text != null) {
      for (int i = 0; i < Math.min(text.length(), type.cells()); i++) {
        cells.set(offset + i, new Pure.Const(text.charAt(i)));
      }
    } else if (e instanceof Expr.CompoundLiteral x
        && type instanceof CType.Struct
        && x.init() instanceof TypedUnit.Init.Cells c) {
      for (TypedUnit.Init.Cell cell : c.cells()) {
        put(cells, offset + cell.offset(), cell.type(), cell.expr());
      }
    } else if (!type.isScalar()) {
      error(e.span());
    } else {
      Outcome<Pure> p = FunctionLowering.constant(type, e, symbols);
      p.diagnostics().forEach(errors);
      if (p.isOk()) {
        cells.set(offset, p.get());
      }
    }
  }

  private void error(Span span) {
    errors.accept(
        Diagnostic.of(
            Code.KC401,
            span,
            "this initialiser of a static object is not supported",
            "set it in the scenario's SETUP"));
  }

  private static @Nullable String string(Expr e) {
    if (e instanceof Expr.StringLit s) {
      return s.value();
    } else if (e instanceof Expr.Cast c) {
      return string(c.operand());
    }
    return e instanceof Expr.AddressOf a ? string(a.operand()) : null;
  }

  /** The text of a character array, or null. */
  static @Nullable String text(TypedUnit.@Nullable Global g) {
    if (g == null) {
      return null;
    }
    TypedUnit.Init init = g.init();
    if (init instanceof TypedUnit.Init.Value v) {
      return string(v.expr());
    } else if (init instanceof TypedUnit.Init.Cells c) {
      StringBuilder s = new StringBuilder();
      for (TypedUnit.Init.Cell cell : c.cells()) {
        String whole = string(cell.expr());
        if (whole != null) {
          return whole;
        }
        Long n = number(cell.expr());
        if (n != null && n != 0) {
          s.append((char) n.intValue());
        }
      }
      return s.toString();
    }
    return null;
  }

  /** The number that an object holds from the start, or null. */
  static @Nullable Long number(TypedUnit.Global g) {
    TypedUnit.Init init = g.init();
    return init instanceof TypedUnit.Init.Value v ? number(v.expr()) : null;
  }

  private static @Nullable Long number(Expr e) {
    if (e instanceof Expr.IntLit i) {
      return i.value();
    }
    return e instanceof Expr.Cast c ? number(c.operand()) : null;
  }
}
