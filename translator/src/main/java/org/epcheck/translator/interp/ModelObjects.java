package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.translator.interp.ObjectTable.Kind;
import org.epcheck.translator.interp.ObjectTable.ModelObject;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.type.CType;

/** Numbers and names the objects of a model, in the order of docs/semantics.md, section 1. */
final class ModelObjects {
  private final LinkedCode code;
  private final List<ModelObject> mutable = new ArrayList<>();
  private final List<ModelObject> constants = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  ModelObjects(LinkedCode code) {
    this.code = code;
    for (Program.StaticObject o : code.program().statics()) {
      names.add(o.name());
      if (o.isConst()) {
        int number = ObjectTable.FIRST_CONSTANT + constants.size();
        constants.add(new ModelObject(number, o.name(), o.type(), Kind.CONST, true));
      } else {
        mutable.add(new ModelObject(mutable.size() + 1, o.name(), o.type(), Kind.STATIC, true));
      }
    }
  }

  ObjectTable table() {
    Map<String, Long> functions = new TreeMap<>();
    code.functionAddresses().forEach((name, address) -> functions.put(name, (long) address));
    return new ObjectTable(mutable, constants, functions);
  }

  ModelObject add(CType type, Kind kind, boolean born) {
    String base = type instanceof CType.Struct s ? s.def().tag() : type.toString();
    String name;
    do {
      int count = counts.merge(base, 1, Integer::sum);
      name = base.replaceAll("[^A-Za-z0-9_]+", "_") + count;
    } while (!names.add(name));
    ModelObject o = new ModelObject(mutable.size() + 1, name, type, kind, born);
    mutable.add(o);
    return o;
  }

  /** The objects that threads may still allocate: for each type first HEAP, then STACK. */
  void addPools() {
    code.program()
        .allocations()
        .forEach(
            (type, count) -> {
              for (Instr.Storage storage : Instr.Storage.values()) {
                CType found = allocated(type, storage);
                for (int i = 0; found != null && i < count; i++) {
                  add(found, World.kind(storage), false);
                }
              }
            });
  }

  /** The type of that text, if some instruction allocates it in such storage. */
  private @org.jspecify.annotations.Nullable CType allocated(String type, Instr.Storage storage) {
    for (IrFunction f : code.program().functions().values()) {
      for (Block b : f.blocks().values()) {
        for (Instr i : b.instrs()) {
          if (i instanceof Instr.Allocate a
              && a.storage() == storage
              && a.type().toString().equals(type)) {
            return a.type();
          }
        }
      }
    }
    return null;
  }
}
