package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;

/** Finds members and member paths. */
final class Members {
  private Members() {}

  /**
   * What a path such as {@code ffd.file} or {@code a[2].b} leads to.
   *
   * @param name the path as written
   * @param offset cells from the start
   */
  record Target(String name, CType type, int offset) {}

  /** The member of that name. */
  static StructDef.Member find(CType type, String name, Span span) {
    if (!(type instanceof CType.Struct s)) {
      throw new SemaError(
          Code.KC302, span, "no member `" + name + "`: type `" + type + "` is no structure");
    }
    if (!s.def().isComplete()) {
      throw new SemaError(
          Code.KC302, span, "no member `" + name + "`: `" + type + "` is incomplete");
    }
    StructDef.Member m = s.def().find(name);
    if (m == null) {
      List<String> names = names(s.def());
      String known =
          names.isEmpty()
              ? "it has no members"
              : "its members are `" + String.join("`, `", names) + "`";
      throw new SemaError(
          new Diagnostic(
              Code.KC302,
              span,
              "`" + type + "` has no member `" + name + "`",
              List.of(known),
              Spelling.help(name, names)));
    }
    return m;
  }

  private static List<String> names(StructDef def) {
    List<String> list = new ArrayList<>();
    for (StructDef.Member m : def.members()) {
      if (!m.name().isEmpty()) {
        list.add(m.name());
      } else if (m.type() instanceof CType.Struct inner) {
        list.addAll(names(inner.def()));
      }
    }
    return list;
  }

  /** Follows a path of designators. */
  static Target follow(CType start, List<Ast.Designator> path, Expressions expressions) {
    CType type = start;
    int offset = 0;
    StringBuilder name = new StringBuilder();
    for (Ast.Designator d : path) {
      if (d instanceof Ast.Designator.Field f) {
        StructDef.Member m = find(type, f.name(), f.span());
        name.append(name.isEmpty() ? "" : ".").append(f.name());
        type = m.type();
        offset += m.offset();
      } else {
        var index = (Ast.Designator.Index) d;
        if (!(type instanceof CType.Array a)) {
          throw new SemaError(Code.KC302, d.span(), "type `" + type + "` is no array");
        }
        long n = expressions.constant(index.first(), "an index");
        name.append('[').append(n).append(']');
        type = a.element();
        offset += (int) n * a.element().cells();
      }
    }
    return new Target(name.toString(), type, offset);
  }
}
