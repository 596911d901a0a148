package org.epcheck.runner.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.FrontEnd;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/**
 * The names that the C code has.
 *
 * @param functions that are defined
 * @param statics static objects
 * @param structs by tag
 */
record Declared(Set<String> functions, Set<String> statics, Map<String, StructDef> structs) {
  /** Of units as the front-end reads them; null when one of them is wrong. */
  static @Nullable Declared of(FrontEnd frontEnd, List<String> units, Map<String, String> defines) {
    Declared all = new Declared(new HashSet<>(), new HashSet<>(), new HashMap<>());
    for (String unit : units) {
      Outcome<TypedUnit> typed = frontEnd.analyze(unit, defines);
      if (!typed.isOk()) {
        return null;
      }
      for (TypedUnit.Function f : typed.get().functions()) {
        if (f.body() != null || !f.errors().isEmpty()) {
          all.functions.add(f.name());
        }
      }
      typed.get().globals().forEach(g -> all.statics.add(g.name()));
      typed.get().structs().forEach(all.structs::putIfAbsent);
    }
    return all;
  }

  boolean hasObject(String name) {
    return structs.containsKey(name) || statics.contains(name);
  }

  /** Whether a structure has a member; {@code path} may go into embedded structures. */
  boolean hasMember(String tag, String path) {
    return member(structs.get(tag), path) != null;
  }

  /** Whether there is a lock on that path: {@code mtx}, {@code ep->mtx}. */
  boolean hasPath(String tag, String path) {
    StructDef at = structs.get(tag);
    for (String part : path.split("->", -1)) {
      StructDef.Member m = member(at, part.strip());
      if (m == null) {
        return false;
      }
      at =
          m.type() instanceof CType.Pointer p && p.target() instanceof CType.Struct s
              ? structs.get(s.def().tag())
              : null;
    }
    return true;
  }

  private static StructDef.@Nullable Member member(@Nullable StructDef def, String path) {
    StructDef at = def;
    StructDef.Member m = null;
    for (String part : path.split("\\.", -1)) {
      m = at == null ? null : at.find(part);
      if (m == null) {
        return null;
      }
      at = m.type() instanceof CType.Struct s ? s.def() : null;
    }
    return m;
  }
}
