package org.epcheck.translator.interp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;

/** What stays the same while a model runs: code, objects, constants, guards. */
class World {
  final LinkedCode code;
  final int[][] constants;
  final Discipline discipline;
  final @Nullable AccessLog log;
  private final Map<String, List<Program.Guard>> guards = new HashMap<>();
  private ObjectTable table;
  private final Map<Integer, List<Program.Guard>> guardsOf = new HashMap<>();

  World(LinkedCode code, int[][] constants, ObjectTable table) {
    this(code, constants, table, Discipline.NONE, null);
  }

  private World(
      LinkedCode code,
      int[][] constants,
      ObjectTable table,
      Discipline discipline,
      @Nullable AccessLog log) {
    this.discipline = discipline;
    this.log = log;
    this.code = code;
    this.constants = constants;
    this.table = table;
    for (Program.Guard g : code.program().guards()) {
      guards.computeIfAbsent(g.struct(), k -> new java.util.ArrayList<>()).add(g);
    }
  }

  /** The same with that discipline; what happens is noted in the log. */
  World with(Discipline newDiscipline, @Nullable AccessLog newLog) {
    return new World(code, constants, table, newDiscipline, newLog);
  }

  /** Whether it is known which objects only their thread can reach. */
  boolean tracksOwners() {
    return discipline.isOn() || log != null;
  }

  /**
   * Notes that a thread at a block does that with an object, from 0.
   *
   * @return whether the discipline did not foresee it
   */
  boolean isUnforeseen(Draft draft, int thread, int node, int object, Items.Item item) {
    if (log != null) {
      log.did(draft, thread, node, item.of(log.items(), object));
    }
    Futures futures = discipline.futures();
    return futures.isKnown()
        && futures.isBroken(draft, thread, node, item.of(futures.items(), object));
  }

  ObjectTable table() {
    return table;
  }

  void table(ObjectTable newTable) {
    table = newTable;
  }

  /** Guards of the mutable object, by index from 0. */
  List<Program.Guard> guards(int object) {
    if (guards.isEmpty()) {
      return List.of();
    }
    return guardsOf.computeIfAbsent(
        object,
        o ->
            table.mutable().get(o).type() instanceof CType.Struct s
                ? guards.getOrDefault(s.def().tag(), List.of())
                : List.of());
  }

  /** Index of the lowest unborn object for the allocation, or -1. */
  int allocate(Draft draft, Instr.Allocate i) {
    ObjectTable.Kind kind = kind(i.storage());
    String type = i.type().toString();
    for (ObjectTable.ModelObject o : table.mutable()) {
      if (o.kind() == kind
          && draft.life[o.number() - 1] == Life.UNBORN
          && o.type().toString().equals(type)) {
        return o.number() - 1;
      }
    }
    return -1;
  }

  static ObjectTable.Kind kind(Instr.Storage storage) {
    return storage == Instr.Storage.HEAP ? ObjectTable.Kind.HEAP : ObjectTable.Kind.STACK;
  }
}
