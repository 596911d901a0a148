package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.ast.Ast.Initializer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.TypedUnit.Init;

/** Initialisers, flattened to cells. */
final class Initialisers {
  private final Expressions expressions;

  Initialisers(Expressions expressions) {
    this.expressions = expressions;
  }

  /** An initialiser with the type that it completes. */
  record Sized(CType type, Init init) {}

  /** The initialiser of an object; an array of unknown length gets its length from it. */
  Sized sized(CType type, Initializer initializer, Span span) {
    if (!(type instanceof CType.Array)) {
      Types.requireObject(type, span, "the object");
    }
    if (initializer instanceof Initializer.Single s) {
      return single(type, s);
    }
    Initializer.Braced b = (Initializer.Braced) initializer;
    if (type.isScalar()) {
      return new Sized(type, scalar(type, b));
    }
    if (type instanceof CType.Array a
        && a.element().equals(CType.CHAR)
        && b.entries().size() == 1
        && b.entries().get(0).value() instanceof Initializer.Single s
        && s.value() instanceof org.epcheck.translator.ast.Expression.Text) {
      return single(type, s);
    }
    Filler filler = new Filler();
    int length = filler.braced(type, 0, b);
    CType full =
        type instanceof CType.Array a && a.length() < 0
            ? new CType.Array(a.element(), length)
            : type;
    return new Sized(full, new Init.Cells(filler.cells));
  }

  private Sized single(CType type, Initializer.Single s) {
    if (type instanceof CType.Array a) {
      Expr text = expressions.expr(s.value());
      if (text instanceof Expr.StringLit l && isChar(a.element())) {
        CType full = a.length() < 0 ? new CType.Array(a.element(), l.value().length() + 1) : a;
        return new Sized(full, new Init.Value(text));
      }
      throw new SemaError(
          Code.KC302, s.span(), "an array needs a braced initialiser", "write `{ ... }`");
    }
    return new Sized(type, new Init.Value(convert(s, type)));
  }

  private static boolean isChar(CType type) {
    return type instanceof CType.Int i && i.bits() == 8;
  }

  private Expr convert(Initializer.Single s, CType type) {
    return Conversions.assign(expressions.value(s.value()), type, "the initialiser");
  }

  private Init scalar(CType type, Initializer.Braced b) {
    if (b.entries().isEmpty()) {
      return new Init.Cells(List.of());
    }
    Initializer.Entry e = b.entries().get(0);
    if (b.entries().size() > 1
        || !e.designators().isEmpty()
        || !(e.value() instanceof Initializer.Single s)) {
      throw new SemaError(Code.KC302, b.span(), "too many values for type `" + type + "`");
    }
    return new Init.Value(convert(s, type));
  }

  /** Fills one object. */
  private final class Filler {
    final List<Init.Cell> cells = new ArrayList<>();

    /** Reads a braced list; returns the number of elements that it reaches. */
    int braced(CType type, int offset, Initializer.Braced b) {
      if (type.isScalar()) {
        if (scalar(type, b) instanceof Init.Value v) {
          put(offset, type, v.expr());
        }
        return 1;
      }
      List<Initializer.Entry> entries = b.entries();
      int position = 0;
      int reach = 0;
      int i = 0;
      while (i < entries.size()) {
        Initializer.Entry e = entries.get(i);
        if (!e.designators().isEmpty()) {
          position = designated(type, offset, e);
          boolean nested = e.designators().size() > 1;
          boolean goesOn = i + 1 < entries.size() && entries.get(i + 1).designators().isEmpty();
          if (nested && goesOn) {
            throw SemaError.unsupported(
                entries.get(i + 1).span(),
                "a value without designator after a nested one",
                "write its designator");
          }
          i++;
        } else {
          Part part = part(type, position, e.span());
          i = value(part.type(), offset + part.offset(), entries, i);
          position++;
        }
        reach = Math.max(reach, position);
      }
      return reach;
    }

    /** An entry with designators; returns the position after the first of them. */
    private int designated(CType type, int offset, Initializer.Entry e) {
      Ast.Designator first = e.designators().get(0);
      List<Ast.Designator> rest = e.designators().subList(1, e.designators().size());
      if (first instanceof Ast.Designator.Field f) {
        StructDef.Member m = Members.find(type, f.name(), f.span());
        store(m.type(), offset + m.offset(), rest, e);
        StructDef def = ((CType.Struct) type).def();
        int position = 0;
        while (position < def.members().size()
            && def.members().get(position).offset() + def.members().get(position).type().cells()
                <= m.offset()) {
          position++;
        }
        return position + 1;
      }
      Ast.Designator.Index x = (Ast.Designator.Index) first;
      if (!(type instanceof CType.Array a)) {
        throw new SemaError(Code.KC302, x.span(), "an index for type `" + type + "`");
      }
      long low = expressions.constant(x.first(), "an index");
      long high = x.last() == null ? low : expressions.constant(x.last(), "an index");
      if (low < 0 || high < low || high > 1 << 20 || (a.length() >= 0 && high >= a.length())) {
        throw new SemaError(Code.KC302, x.span(), "an index outside of `" + type + "`");
      }
      for (long n = low; n <= high; n++) {
        store(a.element(), offset + (int) n * a.element().cells(), rest, e);
      }
      return (int) high + 1;
    }

    private void store(CType type, int offset, List<Ast.Designator> rest, Initializer.Entry e) {
      Members.Target t = Members.follow(type, rest, expressions);
      value(t.type(), offset + t.offset(), List.of(e), 0);
    }

    /** Stores the value at {@code i}, or several for a part without braces; returns the next. */
    private int value(CType type, int offset, List<Initializer.Entry> entries, int i) {
      Initializer v = entries.get(i).value();
      if (v instanceof Initializer.Braced b) {
        if (type instanceof CType.Array a && a.length() < 0) {
          throw SemaError.unsupported(b.span(), "an initialiser of a flexible array", null);
        }
        // Zero first: what the list does not name is zero, even after an earlier value.
        clear(offset, type.cells());
        braced(type, offset, b);
        return i + 1;
      }
      Initializer.Single s = (Initializer.Single) v;
      if (type.isScalar()) {
        put(offset, type, convert(s, type));
        return i + 1;
      }
      Expr e = expressions.expr(s.value());
      boolean whole =
          type.equals(e.type())
              || (type instanceof CType.Array a
                  && isChar(a.element())
                  && e instanceof Expr.StringLit);
      if (whole) {
        put(offset, type, e);
        return i + 1;
      }
      return withoutBraces(type, offset, entries, i);
    }

    private int withoutBraces(CType type, int offset, List<Initializer.Entry> entries, int start) {
      int i = start;
      for (int p = 0; p < parts(type); p++) {
        if (i >= entries.size() || (i > start && !entries.get(i).designators().isEmpty())) {
          break;
        }
        Part part = part(type, p, entries.get(i).span());
        i = value(part.type(), offset + part.offset(), entries, i);
      }
      if (i == start) {
        throw new SemaError(
            Code.KC302, entries.get(start).span(), "no value for type `" + type + "`");
      }
      return i;
    }

    private void put(int offset, CType type, Expr e) {
      clear(offset, Math.max(1, type.cells()));
      cells.add(new Init.Cell(offset, type, e));
    }

    private void clear(int offset, int count) {
      cells.removeIf(c -> c.offset() >= offset && c.offset() < offset + count);
    }
  }

  private record Part(CType type, int offset) {}

  private static int parts(CType type) {
    if (type instanceof CType.Array a) {
      return a.length();
    }
    StructDef def = ((CType.Struct) type).def();
    return def.isUnion() ? Math.min(1, def.members().size()) : def.members().size();
  }

  private static Part part(CType type, int position, Span span) {
    if (type instanceof CType.Array a && (a.length() < 0 || position < a.length())) {
      return new Part(a.element(), position * a.element().cells());
    }
    if (type instanceof CType.Struct s && position < parts(type)) {
      StructDef.Member m = s.def().members().get(position);
      return new Part(m.type(), m.offset());
    }
    throw new SemaError(Code.KC302, span, "too many values for type `" + type + "`");
  }
}
