package org.epcheck.runner.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;

/**
 * The modules around a property of the user's: {@code Epcheck}, which it extends and which knows
 * the model's objects by their C names, and {@code Checked}, the root, in which a state that
 * violates it is an error.
 */
final class PropertyModules {
  /** Name of the root module. */
  static final String ROOT = "Checked";

  /** Longer arrays have no paths to their elements. */
  private static final int MOST_ELEMENTS = 32;

  private final String module;
  private final ObjectTable objects;
  private final PropertyFile property;

  /**
   * The modules of a model.
   *
   * @param module the model's root module
   */
  PropertyModules(String module, ObjectTable objects, PropertyFile property) {
    this.module = module;
    this.objects = objects;
    this.property = property;
  }

  /**
   * Files by name.
   *
   * @param config text of the model file of the model alone
   */
  SortedMap<String, String> files(String config) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(PropertyFile.NAMES + ".tla", names());
    files.put(property.module() + ".tla", property.text());
    files.put(ROOT + ".tla", root());
    files.put(
        ROOT + ".cfg",
        config
            .replace("SPECIFICATION Spec\n", "SPECIFICATION CheckedSpec\n")
            .replace(
                "CONSTANTS\n",
                """
                CONSTANTS
                  ObjectTypes <- ModelObjectTypes
                  TypeFields <- ModelTypeFields
                  Statics <- ModelStatics
                """));
    return files;
  }

  private String root() {
    StringBuilder s = new StringBuilder();
    s.append("---- MODULE ").append(ROOT).append(" ----\n");
    s.append("\\* Generated; do not edit. A state that violates an\n");
    s.append("\\* invariant has an error state as one more successor.\n");
    s.append("EXTENDS ").append(property.module()).append("\n\n");
    for (PropertyFile.Invariant i : property.invariants()) {
      s.append("StateLevel_").append(i.name()).append(" == ").append(i.name()).append("'\n");
    }
    s.append("\nViolates ==\n  /\\ err = <<>>\n");
    String open = "  /\\ \\/ ";
    for (PropertyFile.Invariant i : property.invariants()) {
      s.append(open).append("(~").append(i.name()).append(") = TRUE /\\ Halt(<<\"");
      s.append(i.kind()).append("\", \"\", \"\", 0, <<>>>>)\n");
      open = "     \\/ ";
    }
    s.append("\nCheckedSpec == Init /\\ [][Next \\/ Violates]_vars\n====\n");
    return s.toString();
  }

  private String names() {
    Map<String, CType> types = new LinkedHashMap<>();
    List<String> typeOf = new ArrayList<>();
    List<String> statics = new ArrayList<>();
    for (ObjectTable.ModelObject o : objects.mutable()) {
      String name = o.type() instanceof CType.Struct t ? t.def().tag() : o.type().toString();
      types.putIfAbsent(name, o.type());
      typeOf.add(quoted(name));
      if (o.kind() == ObjectTable.Kind.STATIC) {
        statics.add("(" + quoted(o.name()) + " :> " + o.number() + ")");
      }
    }
    List<String> fields = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          SortedMap<String, Integer> paths = new TreeMap<>();
          paths.put("", 0);
          paths(type, "", 0, paths);
          List<String> entries = new ArrayList<>();
          paths.forEach((p, offset) -> entries.add("(" + quoted(p) + " :> " + offset + ")"));
          fields.add("(" + quoted(name) + " :> (" + String.join(" @@\n      ", entries) + "))");
        });
    return "---- MODULE "
        + PropertyFile.NAMES
        + " ----\n\\* Generated; do not edit. The model's objects and fields by their C names.\n"
        + "EXTENDS "
        + module
        + ", Inspect\n\nModelObjectTypes == <<"
        + String.join(", ", typeOf)
        + ">>\n\nModelTypeFields ==\n  "
        + String.join(" @@\n  ", fields)
        + "\n\nModelStatics ==\n  "
        + (statics.isEmpty() ? "<<>>" : String.join(" @@\n  ", statics))
        + """


        \\* Whether the thread is in a function, or was called from it; not if it is `static inline'
        InFunction(t, f) ==
          \\/ Steps[pc[t]][1] = f
          \\/ \\E i \\in DOMAIN stack[t] : Steps[stack[t][i].pc][1] = f
        ====
        """;
  }

  private static void paths(CType type, String at, int offset, SortedMap<String, Integer> paths) {
    if (type instanceof CType.Struct s) {
      for (StructDef.Member m : s.def().members()) {
        String path = m.name().isEmpty() ? at : at.isEmpty() ? m.name() : at + "." + m.name();
        paths.putIfAbsent(path, offset + m.offset());
        paths(m.type(), path, offset + m.offset(), paths);
      }
    } else if (type instanceof CType.Array a && a.element().cells() > 0) {
      int n = a.cells() / a.element().cells();
      for (int i = 0; n <= MOST_ELEMENTS && i < n; i++) {
        String path = at + "[" + i + "]";
        paths.put(path, offset + i * a.element().cells());
        paths(a.element(), path, offset + i * a.element().cells(), paths);
      }
    }
  }

  private static String quoted(String s) {
    return '"' + s + '"';
  }
}
