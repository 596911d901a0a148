package org.epcheck.translator.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/** Turns guards from text into offsets. */
record GuardResolver(TypeTable types, Consumer<Diagnostic> errors) {
  List<Program.Guard> resolve(List<GuardSpec> specs) {
    List<Program.Guard> all = new ArrayList<>();
    for (GuardSpec s : specs) {
      Program.Guard g = resolve(s);
      if (g != null) {
        all.add(g);
      }
    }
    return all;
  }

  private Program.@Nullable Guard resolve(GuardSpec s) {
    String name = s.member() + " by " + s.lock();
    int dot = s.member().indexOf('.');
    StructDef def = dot < 0 ? null : types.find(s.member().substring(0, dot));
    if (def == null) {
      return unknown(name, "`" + s.member() + "` names no structure of the program");
    }
    StructDef.Member member = member(def, s.member().substring(dot + 1));
    if (member == null) {
      return unknown(name, "`" + def + "` has no such member as `" + s.member() + "`");
    }
    List<Integer> path = new ArrayList<>();
    StructDef at = def;
    for (String part : s.lock().split("->", -1)) {
      StructDef.Member m = at == null ? null : member(at, part.trim());
      if (m == null) {
        return unknown(name, "`" + s.lock() + "` is no path from `" + def + "`: `" + part + "`");
      }
      path.add(m.offset());
      at =
          m.type() instanceof CType.Pointer p && p.target() instanceof CType.Struct t
              ? types.find(t.def().tag())
              : null;
    }
    return new Program.Guard(
        def.tag(), member.offset(), Math.max(1, member.type().cells()), path, name);
  }

  private static StructDef.@Nullable Member member(StructDef def, String path) {
    int offset = 0;
    StructDef.Member m = null;
    StructDef at = def;
    for (String part : path.split("\\.", -1)) {
      m = at == null ? null : at.find(part);
      if (m == null) {
        return null;
      }
      offset += m.offset();
      at = m.type() instanceof CType.Struct s ? s.def() : null;
    }
    return m == null ? null : new StructDef.Member(path, m.type(), offset);
  }

  private Program.@Nullable Guard unknown(String name, String message) {
    errors.accept(
        Diagnostic.of(
            Code.KC301,
            null,
            "guard `" + name + "`: " + message,
            "a guard is `struct.member` and a path such as `owner->lock`"));
    return null;
  }
}
