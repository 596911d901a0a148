package org.epcheck.translator.dump;

import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.TypedUnit;

/** The text of a typed unit. */
public final class TypedUnitPrinter {
  private TypedUnitPrinter() {}

  /** Structures with their layout, then globals, then functions. */
  public static String print(TypedUnit unit) {
    StringBuilder out = new StringBuilder();
    TreeText text = new TreeText(true);
    unit.structs().forEach((key, def) -> struct(out, key, def));
    for (TypedUnit.Global g : unit.globals()) {
      out.append("global ").append(g.name()).append(": ").append(g.type());
      flag(out, g.isStatic(), "static");
      flag(out, g.isConst(), "const");
      flag(out, !g.isDefinition(), "extern");
      if (g.init() != null) {
        out.append("\n  ").append(text.print(g.init(), 2));
      }
      out.append('\n');
    }
    for (TypedUnit.Function f : unit.functions()) {
      function(out, text, f);
    }
    return out.toString();
  }

  private static void struct(StringBuilder out, String key, StructDef def) {
    out.append(def.isUnion() ? "union " : "struct ").append(key);
    out.append(" (").append(def.cells()).append(")\n");
    for (StructDef.Member m : def.members()) {
      out.append("  ").append(m.offset()).append(' ');
      out.append(m.name().isEmpty() ? "<anonymous>" : m.name());
      out.append(": ").append(m.type()).append('\n');
    }
  }

  private static void function(StringBuilder out, TreeText text, TypedUnit.Function f) {
    out.append("function ").append(f.name()).append(": ").append(f.type());
    flag(out, f.isStatic(), "static");
    flag(out, f.isInline(), "inline");
    out.append('\n');
    for (TypedUnit.Local p : f.parameters()) {
      out.append("  parameter ").append(p.name()).append(": ").append(p.type());
      flag(out, p.inMemory(), "in-memory");
      out.append('\n');
    }
    for (Diagnostic d : f.errors()) {
      out.append("  error[").append(d.code()).append("] ").append(d.span()).append(": ");
      out.append(d.message()).append('\n');
    }
    if (f.body() != null) {
      out.append("  ").append(text.print(f.body(), 2)).append('\n');
    }
  }

  private static void flag(StringBuilder out, boolean set, String word) {
    if (set) {
      out.append(' ').append(word);
    }
  }
}
