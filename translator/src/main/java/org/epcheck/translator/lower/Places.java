package org.epcheck.translator.lower;

import java.util.List;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.Expr;

/** Lvalues: where they are, reading and writing them. */
final class Places {
  private final FunctionLowering lowering;

  Places(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  /** Evaluates the address of an lvalue. */
  Place place(Expr e) {
    if (e instanceof Expr.LocalRef x) {
      return lowering.placeOf(x.local());
    } else if (e instanceof Expr.GlobalRef x) {
      return new Place.InMemory(
          new Pure.GlobalAddress(lowering.symbols.global(x.name(), x.span()), 0));
    } else if (e instanceof Expr.StringLit x) {
      return new Place.InMemory(
          new Pure.GlobalAddress(lowering.symbols.string(x.value(), x.span()), 0));
    } else if (e instanceof Expr.Deref x) {
      return new Place.InMemory(lowering.expressions.value(x.pointer()));
    } else if (e instanceof Expr.CompoundLiteral x) {
      return lowering.aggregates.compoundLiteral(x);
    } else if (e instanceof Expr.Member x) {
      return member(place(x.base()), x);
    } else if (e.type() instanceof CType.Struct) {
      return new Place.InValues(lowering.aggregates.values(e), 0);
    }
    throw new IllegalArgumentException("not an lvalue: " + e);
  }

  private Place member(Place base, Expr.Member x) {
    if (base instanceof Place.InCells c) {
      return new Place.InCells(c.cells(), c.offset() + x.offset());
    } else if (base instanceof Place.InValues v) {
      return new Place.InValues(v.values(), v.offset() + x.offset());
    } else if (base instanceof Place.InMemory m && x.base().type() instanceof CType.Struct s) {
      StructDef def = lowering.symbols.struct(s.def(), x.span());
      return new Place.InMemory(Pures.field(m.address(), def, x.offset()));
    }
    throw new IllegalArgumentException("no members in " + x.base());
  }

  /** The value of a scalar lvalue. */
  Pure read(Place p, Expr e) {
    if (p instanceof Place.InVar v) {
      return new Pure.Use(v.var());
    } else if (p instanceof Place.InCells c) {
      return new Pure.Use(c.cells().get(c.offset()));
    } else if (p instanceof Place.InValues v) {
      return v.values().get(v.offset());
    } else if (p instanceof Place.InMemory m) {
      return load(m.address(), e.type(), SourceText.of(e), e.span());
    }
    throw new IllegalArgumentException("unknown place " + p);
  }

  Pure load(Pure address, CType type, String text, Span span) {
    Var t = lowering.cfg.temp(hint(text), type);
    lowering.cfg.emit(new Instr.Load(Origin.at(span), t, address, Instr.Access.PLAIN, text));
    return new Pure.Use(t);
  }

  /** Writes a scalar lvalue. */
  void write(Place p, Pure value, String text, Span span) {
    Origin origin = Origin.at(span);
    if (p instanceof Place.InVar v) {
      assign(origin, v.var(), value);
    } else if (p instanceof Place.InCells c) {
      assign(origin, c.cells().get(c.offset()), value);
    } else if (p instanceof Place.InMemory m) {
      lowering.cfg.emit(new Instr.Store(origin, m.address(), value, Instr.Access.PLAIN, text));
    } else {
      throw new IllegalArgumentException("not assignable: " + text);
    }
  }

  void assign(Origin origin, Var target, Pure value) {
    if (!value.equals(new Pure.Use(target))) {
      lowering.cfg.emit(new Instr.Assign(origin, target, value));
    }
  }

  /** {@code &lvalue}. */
  Pure address(Expr e) {
    if (e instanceof Expr.FunctionRef f) {
      return new Pure.FunctionAddress(lowering.symbols.functionAddress(f.name(), f.span()));
    } else if (e.type() instanceof CType.Function && e instanceof Expr.Deref d) {
      return lowering.expressions.value(d.pointer());
    }
    if (place(e) instanceof Place.InMemory m) {
      return m.address();
    }
    throw new IllegalArgumentException("no address: " + e);
  }

  /** The last name in a C expression, for the name of a temporary. */
  static String hint(String text) {
    List<String> words = List.of(text.split("[^A-Za-z0-9_]+"));
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return last.matches("[A-Za-z_].*") && !last.startsWith("__") ? last : "";
  }
}
