package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.interp.InitialModel;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.type.CType;

/** What the actions of one module share: names, and definitions that they ask for. */
final class Context {
  /**
   * Evidence that a block gives when it is the first of a function.
   *
   * @param labels definition of the labels of the other function
   */
  record Overlap(String goal, String labels) {}

  private final Program program;
  private final InitialModel model;
  private final Reach reach;
  private final Names names;
  private final Map<String, String> labelSets = new LinkedHashMap<>();
  private final Map<String, String> pools = new LinkedHashMap<>();
  private final Map<String, String> contents = new LinkedHashMap<>();
  private final Set<String> threadEnds = new LinkedHashSet<>();

  Context(Program program, InitialModel model, Reach reach) {
    this.program = program;
    this.model = model;
    this.reach = reach;
    this.names = new Names(program, model.objects());
    program.threads().forEach(t -> threadEnds.add(t.entry()));
    threadEnds.addAll(reach.callbacks());
    String finish = program.finish();
    if (finish != null) {
      threadEnds.add(finish);
    }
  }

  Program program() {
    return program;
  }

  InitialModel model() {
    return model;
  }

  Reach reach() {
    return reach;
  }

  Names names() {
    return names;
  }

  /** Whether a return from the function may end a thread. */
  boolean mayEndThread(String function) {
    return threadEnds.contains(function);
  }

  /** The functions that may be deferred. */
  List<String> callbacks() {
    return reach.callbacks().stream().map(names::function).toList();
  }

  /** The overlaps that a block is evidence for. */
  List<Overlap> overlaps(IrFunction function, Block block) {
    if (!block.label().equals(function.entry())) {
      return List.of();
    }
    List<Overlap> list = new ArrayList<>();
    for (Program.Goal g : program.goals()) {
      if (g.first().equals(function.name())) {
        addOverlap(list, g.id(), g.second());
      }
      if (g.second().equals(function.name()) && !g.first().equals(g.second())) {
        addOverlap(list, g.id(), g.first());
      }
    }
    return list;
  }

  private void addOverlap(List<Overlap> list, String goal, String other) {
    if (reach.functions().contains(other)) {
      String set = other + "_labels";
      labelSets.put(set, other);
      list.add(new Overlap(goal, set));
    }
  }

  /** Definition of the sequence of objects that an allocation takes from. */
  String objectsOf(Instr.Allocate i) {
    ObjectTable.Kind kind =
        i.storage() == Instr.Storage.HEAP ? ObjectTable.Kind.HEAP : ObjectTable.Kind.STACK;
    List<String> numbers =
        model.objects().mutable().stream()
            .filter(o -> !o.born() && o.kind() == kind)
            .filter(o -> o.type().toString().equals(i.type().toString()))
            .map(o -> Integer.toString(o.number()))
            .toList();
    String name = typeName(i.type()) + (kind == ObjectTable.Kind.STACK ? "_scopes" : "_objects");
    pools.put(name, "<<" + String.join(", ", numbers) + ">>");
    return name;
  }

  /** Address of the lowest object like the one that is allocated, born or not; 0 if none. */
  long lowest(Instr.Allocate i) {
    ObjectTable.Kind kind =
        i.storage() == Instr.Storage.HEAP ? ObjectTable.Kind.HEAP : ObjectTable.Kind.STACK;
    return model.objects().mutable().stream()
        .filter(o -> o.kind() == kind && o.type().toString().equals(i.type().toString()))
        .mapToLong(ObjectTable.ModelObject::address)
        .min()
        .orElse(0);
  }

  /** Definition of what an allocation leaves in the cells. */
  String cellsOf(Instr.Allocate i) {
    String name = typeName(i.type()) + (i.zero() ? "_zero" : "_raw");
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < i.type().cells(); c++) {
      cells.add(!i.zero() && isPointer(i.type(), c) ? "UNINIT" : "0");
    }
    contents.put(name, "<<" + String.join(", ", cells) + ">>");
    return name;
  }

  private static boolean isPointer(CType type, int cell) {
    return ObjectTable.cellType(type, cell) instanceof CType.Pointer;
  }

  private static String typeName(CType type) {
    String text = type instanceof CType.Struct s ? s.def().tag() : type.toString();
    String name = text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    return Character.isUpperCase(name.charAt(0)) ? "type_" + name : name;
  }

  /** The functions that goals name, by the definition of the set of their labels. */
  Map<String, String> labelSets() {
    return labelSets;
  }

  /** Allocation pools by definition. */
  Map<String, String> pools() {
    return pools;
  }

  /** Contents of new objects by definition. */
  Map<String, String> contents() {
    return contents;
  }
}
