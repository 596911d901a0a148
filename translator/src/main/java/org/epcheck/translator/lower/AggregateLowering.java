package org.epcheck.translator.lower;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** Structures and arrays: copies cell by cell, initialisers, compound literals. */
final class AggregateLowering {
  private final FunctionLowering lowering;

  AggregateLowering(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  /** A variable for each cell of a structure. */
  List<Var> cellVariables(String name, CType type) {
    List<Var> cells = new ArrayList<>();
    for (int i = 0; i < type.cells(); i++) {
      String path = type instanceof CType.Struct s ? s.def().path(i) : Integer.toString(i);
      String suffix = path.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_|_$", "");
      cells.add(lowering.cfg.variable(name + "_" + suffix, scalarAt(type, i)));
    }
    return cells;
  }

  /** The type of the scalar at an offset; in a union that of the first member. */
  static CType scalarAt(CType type, int offset) {
    if (type instanceof CType.Struct s) {
      for (StructDef.Member m : s.def().members()) {
        int in = offset - m.offset();
        if (in >= 0 && in < m.type().cells()) {
          return scalarAt(m.type(), in);
        }
      }
      return CType.LONG;
    } else if (type instanceof CType.Array a) {
      return scalarAt(a.element(), offset % Math.max(1, a.element().cells()));
    }
    return type;
  }

  Pure cellAddress(Pure base, CType type, int cell, Span span) {
    return type instanceof CType.Struct s
        ? Pures.field(base, lowering.symbols.struct(s.def(), span), cell)
        : Pures.plus(base, cell);
  }

  /** The cells of a structure value. */
  List<Pure> values(Expr e) {
    if (e instanceof Expr.Call x) {
      return lowering.calls.structure(x);
    } else if (e instanceof Expr.Comma x) {
      lowering.expressions.effect(x.left());
      return values(x.right());
    } else if (e instanceof Expr.Cast x) {
      return values(x.operand());
    } else if (e instanceof Expr.StmtExpr x) {
      return lowering.statements.values(x);
    } else if (e instanceof Expr.Assign x) {
      Place target = lowering.places.place(x.target());
      copy(target, x.value(), x.span());
      return values(x.target());
    } else if (e instanceof Expr.Conditional x) {
      return conditional(x);
    } else if (e instanceof Expr.CompoundLiteral x && x.type() instanceof CType.Struct) {
      List<Var> cells = cellVariables("literal", x.type());
      initialise(new Place.InCells(cells, 0), x.type(), x.init(), "literal", x.span());
      return uses(cells);
    }
    return readAll(lowering.places.place(e), e);
  }

  private List<Pure> conditional(Expr.Conditional x) {
    List<Var> cells = cellVariables("t", x.type());
    Place target = new Place.InCells(cells, 0);
    lowering.conditions.either(
        x.condition(),
        () -> copy(target, x.whenTrue(), x.span()),
        () -> copy(target, x.whenFalse(), x.span()),
        x.span());
    return uses(cells);
  }

  private static List<Pure> uses(List<Var> cells) {
    List<Pure> all = new ArrayList<>();
    cells.forEach(v -> all.add(new Pure.Use(v)));
    return all;
  }

  private List<Pure> readAll(Place place, Expr e) {
    List<Pure> all = new ArrayList<>();
    for (int i = 0; i < e.type().cells(); i++) {
      all.add(readCell(place, e, i));
    }
    return all;
  }

  private Pure readCell(Place place, Expr e, int i) {
    if (place instanceof Place.InCells c) {
      return new Pure.Use(c.cells().get(c.offset() + i));
    } else if (place instanceof Place.InValues v) {
      return v.values().get(v.offset() + i);
    } else if (place instanceof Place.InMemory m) {
      String text = cellText(SourceText.of(e), e.type(), i);
      Pure address = cellAddress(m.address(), e.type(), i, e.span());
      return lowering.places.load(address, scalarAt(e.type(), i), text, e.span());
    }
    throw new IllegalArgumentException("no structure in " + place);
  }

  private static String cellText(String text, CType type, int i) {
    return type instanceof CType.Struct s ? text + "." + s.def().path(i) : text + "[" + i + "]";
  }

  private void writeCell(Place place, CType type, int i, Pure value, String text, Span span) {
    if (place instanceof Place.InMemory m) {
      Place cell = new Place.InMemory(cellAddress(m.address(), type, i, span));
      lowering.places.write(cell, value, cellText(text, type, i), span);
    } else if (place instanceof Place.InCells c) {
      lowering.places.write(
          new Place.InCells(c.cells(), c.offset() + i), value, cellText(text, type, i), span);
    } else {
      throw new IllegalArgumentException("not assignable: " + text);
    }
  }

  /** Structure assignment: cell after cell. */
  void copy(Place target, Expr value, Span span) {
    copy(target, value, "*", span);
  }

  private void copy(Place target, Expr value, String text, Span span) {
    CType type = value.type();
    boolean lvalue =
        value instanceof Expr.Deref
            || value instanceof Expr.Member
            || value instanceof Expr.GlobalRef
            || value instanceof Expr.LocalRef;
    if (lvalue) {
      Place source = lowering.places.place(value);
      for (int i = 0; i < type.cells(); i++) {
        writeCell(target, type, i, readCell(source, value, i), text, span);
      }
      return;
    }
    List<Pure> cells = values(value);
    for (int i = 0; i < cells.size(); i++) {
      writeCell(target, type, i, cells.get(i), text, span);
    }
  }

  /** A structure expression for its effect. */
  void effect(Expr e) {
    if (e instanceof Expr.Assign x) {
      Place target = lowering.places.place(x.target());
      copy(target, x.value(), SourceText.of(x.target()), x.span());
    } else if (e instanceof Expr.Call
        || e instanceof Expr.Comma
        || e instanceof Expr.StmtExpr
        || e instanceof Expr.Conditional
        || e instanceof Expr.Cast
        || e instanceof Expr.CompoundLiteral) {
      var unused = values(e);
    } else {
      var unused = lowering.places.place(e);
    }
  }

  /** A compound literal as an object of the scope. */
  Place compoundLiteral(Expr.CompoundLiteral x) {
    Place.InMemory place = lowering.declareMemory("literal", x.type(), x.span(), true);
    lowering.scopes.add(null, place.address(), null, x.span());
    initialise(place, x.type(), x.init(), "literal", x.span());
    return place;
  }

  /** Initialises an object; memory must be zero before. */
  void initialise(Place place, CType type, TypedUnit.Init init, String text, Span span) {
    if (init instanceof TypedUnit.Init.Value v) {
      store(place, type, 0, type, v.expr(), text, span);
    } else if (init instanceof TypedUnit.Init.Cells cells) {
      if (place instanceof Place.InVar v) {
        Pure p =
            cells.cells().isEmpty()
                ? Pure.ZERO
                : lowering.expressions.valueFor(type, cells.cells().get(0).expr());
        lowering.places.write(new Place.InVar(v.var()), p, text, span);
        return;
      }
      if (place instanceof Place.InCells c) {
        for (int i = 0; i < type.cells(); i++) {
          writeCell(c, type, i, Pure.ZERO, text, span);
        }
      }
      for (TypedUnit.Init.Cell cell : cells.cells()) {
        store(place, type, cell.offset(), cell.type(), cell.expr(), text, cell.expr().span());
      }
    }
  }

  private void store(
      Place place, CType whole, int offset, CType type, Expr e, String text, Span span) {
    String chars = type instanceof CType.Array ? stringIn(e) : null;
    if (chars != null) {
      for (int i = 0; i < Math.min(type.cells(), chars.length()); i++) {
        writeCell(place, whole, offset + i, new Pure.Const(chars.charAt(i)), text, span);
      }
    } else if (type instanceof CType.Array) {
      lowering.error(
          Code.KC401, span, "this initialiser of an array is not supported", "use braces");
    } else if (type instanceof CType.Struct) {
      Place part = place;
      if (place instanceof Place.InMemory m) {
        part = new Place.InMemory(cellAddress(m.address(), whole, offset, span));
      } else if (place instanceof Place.InCells c) {
        part = new Place.InCells(c.cells(), c.offset() + offset);
      }
      copy(part, e, text, span);
    } else {
      Pure value = lowering.expressions.valueFor(type, e);
      if (place instanceof Place.InVar) {
        lowering.places.write(place, value, text, span);
      } else if (whole.isScalar()) {
        lowering.places.write(place, value, text, span);
      } else if (!(place instanceof Place.InMemory && value.equals(Pure.ZERO))) {
        writeCell(place, whole, offset, value, text, span);
      }
    }
  }

  /** The text if an expression is a string literal (decayed or not), else null. */
  static @Nullable String stringIn(Expr e) {
    if (e instanceof Expr.StringLit s) {
      return s.value();
    } else if (e instanceof Expr.Cast c) {
      return stringIn(c.operand());
    }
    return e instanceof Expr.AddressOf a ? stringIn(a.operand()) : null;
  }
}
