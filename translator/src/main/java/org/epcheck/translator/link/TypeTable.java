package org.epcheck.translator.link;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** One definition for the structures of the same tag in several units. */
final class TypeTable {
  private final Map<String, StructDef> byTag = new LinkedHashMap<>();
  private final Consumer<Diagnostic> errors;
  private final Set<String> reported = new HashSet<>();

  TypeTable(List<TypedUnit> units, Consumer<Diagnostic> errors) {
    this.errors = errors;
    for (TypedUnit u : units) {
      for (StructDef d : u.structs().values()) {
        if (d.isComplete()) {
          byTag.putIfAbsent(d.tag(), d);
        }
      }
    }
  }

  Map<String, StructDef> structs() {
    return byTag;
  }

  @Nullable StructDef find(String tag) {
    return byTag.get(tag);
  }

  /** The program's definition; a different layout under the same tag is an error. */
  StructDef struct(StructDef def, Span use) {
    StructDef known = byTag.get(def.tag());
    if (known == null) {
      if (def.isComplete()) {
        byTag.put(def.tag(), def);
      }
      return def;
    }
    if (def != known && def.isComplete() && !sameLayout(def, known) && reported.add(def.tag())) {
      errors.accept(
          Diagnostic.of(
              Code.KC304,
              use,
              "`" + def + "` has another layout in another unit",
              "give one of the structures another tag"));
    }
    return known;
  }

  CType type(CType type, Span use) {
    if (type instanceof CType.Struct s) {
      return new CType.Struct(struct(s.def(), use));
    } else if (type instanceof CType.Pointer p) {
      return new CType.Pointer(type(p.target(), use));
    } else if (type instanceof CType.Array a) {
      return new CType.Array(type(a.element(), use), a.length());
    }
    return type;
  }

  private static boolean sameLayout(StructDef a, StructDef b) {
    if (a.isUnion() != b.isUnion() || a.members().size() != b.members().size()) {
      return false;
    }
    for (int i = 0; i < a.members().size(); i++) {
      StructDef.Member m = a.members().get(i);
      StructDef.Member n = b.members().get(i);
      if (!m.name().equals(n.name())
          || m.offset() != n.offset()
          || m.type().cells() != n.type().cells()
          || !m.type().toString().equals(n.type().toString())) {
        return false;
      }
    }
    return a.cells() == b.cells();
  }
}
