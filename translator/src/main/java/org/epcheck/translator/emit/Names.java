package org.epcheck.translator.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;

/**
 * The names of a module. Operators of specs/kernel begin with a capital letter, its variables are
 * listed here; what comes from C and looks like one of them gets an underscore at its end.
 */
final class Names {
  /** The variables of KernelState, its groups of them, and the module's own parameters. */
  private static final Set<String> RESERVED =
      Set.of(
          "pc", "loc", "stack", "mem", "life", "mark", "owner", "held", "nest", "queue", "sync",
          "err", "vars", "self", "s", "after", "l", "a", "f", "step", "what", "faults", "q", "t");

  private final ObjectTable objects;
  private final Program program;
  private final Set<String> taken = new HashSet<>(RESERVED);
  private final Map<String, String> actions = new HashMap<>();
  private final Map<String, String> locals = new HashMap<>();
  private final Map<String, Long> constants = new LinkedHashMap<>();

  Names(Program program, ObjectTable objects) {
    this.program = program;
    this.objects = objects;
  }

  private String fresh(String wanted) {
    String name = wanted;
    if (Character.isUpperCase(name.charAt(0))) {
      name += "_";
    }
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** The definition of a block's action. */
  String action(String label) {
    return actions.computeIfAbsent(label, this::fresh);
  }

  /** The definition of the variables with which a function begins. */
  String locals(String function) {
    return locals.computeIfAbsent(function, f -> fresh(f + "_locals"));
  }

  /** A name for a bound identifier: one that no definition has. */
  String bound(String wanted, Set<String> others) {
    String name = wanted;
    if (Character.isUpperCase(name.charAt(0))) {
      name += "_";
    }
    int n = 2;
    String base = name;
    while (taken.contains(name) || others.contains(name)) {
      name = base + "_" + n++;
    }
    others.add(name);
    return name;
  }

  /** The named offset of a cell of a structure. */
  String field(StructDef def, int offset) {
    String tag = def.tag().startsWith("<") ? "anonymous" : def.tag();
    return constant(clean(tag + "_" + def.path(offset)), offset);
  }

  /** The address of a static object, plus an offset. */
  String global(String object, int offset) {
    ObjectTable.ModelObject o = objects.byName(object);
    if (o == null) {
      throw new IllegalArgumentException("no object " + object);
    }
    String base = constant(clean(object), o.address());
    if (offset == 0) {
      return base;
    }
    return base
        + " + "
        + (o.type() instanceof CType.Struct s ? field(s.def(), offset) : Integer.toString(offset));
  }

  /** The address of a function. */
  String function(String name) {
    Long address = objects.functions().get(name);
    if (address == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    program.function(name);
    return constant("fn_" + clean(name), address);
  }

  private String constant(String wanted, long value) {
    String name = wanted;
    if (Character.isUpperCase(name.charAt(0))) {
      name += "_";
    }
    while (true) {
      Long before = constants.get(name);
      if (before != null && before == value) {
        return name;
      }
      if (before == null && taken.add(name)) {
        constants.put(name, value);
        return name;
      }
      name += "_";
    }
  }

  private static String clean(String text) {
    return text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
  }

  /** The constants that have been asked for so far. */
  Map<String, Long> constants() {
    return constants;
  }
}
