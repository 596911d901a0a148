package org.epcheck.translator.emit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.epcheck.translator.interp.InitialModel;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/** Which thread can run which function, and of each the blocks that are emitted. */
final class Reach {
  private final Program program;
  private final Map<String, Set<String>> byThread = new LinkedHashMap<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> callbacks = new LinkedHashSet<>();

  private final @Nullable Set<String> labels;

  /**
   * @param labels of the blocks that are emitted; null for all
   */
  Reach(Program program, InitialModel model, @Nullable Set<String> labels) {
    this.program = program;
    this.labels = labels;
    program.threads().forEach(t -> byThread.put(t.id(), closure(Set.of(t.entry()))));
    String finish = program.finish();
    Set<String> end = finish == null ? Set.of() : closure(Set.of(finish));
    Set<String> found = queued(model);
    Set<String> rcu = new LinkedHashSet<>();
    int before = -1;
    // Callbacks may defer further ones.
    while (before != found.size()) {
      before = found.size();
      rcu = closure(found);
      Set<String> all = new LinkedHashSet<>(rcu);
      byThread.values().forEach(all::addAll);
      all.addAll(end);
      all.forEach(f -> found.addAll(deferred(program.function(f))));
    }
    byThread.put("rcu", rcu);
    if (finish != null) {
      byThread.put("end", end);
    }
    // In the program's order.
    for (String f : program.functions().keySet()) {
      if (byThread.values().stream().anyMatch(s -> s.contains(f))) {
        functions.add(f);
      }
      if (found.contains(f)) {
        callbacks.add(f);
      }
    }
  }

  /** The function's blocks that are emitted. */
  List<Block> blocks(IrFunction f) {
    return f.blocks().values().stream()
        .filter(b -> labels == null || labels.contains(b.label()))
        .toList();
  }

  /** Every function that some thread can run, in the program's order. */
  Set<String> functions() {
    return functions;
  }

  /** The functions that may be deferred, in the program's order. */
  Set<String> callbacks() {
    return callbacks;
  }

  /** The functions that the thread can run, in the program's order. */
  List<String> functionsOf(String thread) {
    Set<String> all = byThread.getOrDefault(thread, Set.of());
    return functions.stream().filter(all::contains).toList();
  }

  private Set<String> closure(Set<String> from) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> work = new ArrayDeque<>(from);
    while (!work.isEmpty()) {
      String f = work.remove();
      if (seen.add(f)) {
        for (Block b : blocks(program.function(f))) {
          if (b.end() instanceof Terminator.Call c) {
            work.add(c.callee());
          } else if (b.end() instanceof Terminator.CallPointer c) {
            work.addAll(c.candidates());
          }
        }
      }
    }
    return seen;
  }

  private Set<String> deferred(IrFunction f) {
    Set<String> found = new TreeSet<>();
    for (Block b : blocks(f)) {
      for (Instr i : b.instrs()) {
        if (i instanceof Instr.Defer d) {
          if (d.function() instanceof Pure.FunctionAddress a) {
            add(found, a.function());
          } else {
            // Any function of one parameter: the interpreter would call it.
            program.functions().keySet().forEach(name -> add(found, name));
          }
        }
      }
    }
    return found;
  }

  private void add(Set<String> found, String function) {
    if (program.function(function).parameters().size() == 1) {
      found.add(function);
    }
  }

  private Set<String> queued(InitialModel model) {
    Set<String> found = new TreeSet<>();
    if (model.init().get("queue") instanceof TlaValue.SetOf queue) {
      for (TlaValue q : queue.elements()) {
        if (q instanceof TlaValue.Rec r && r.fields().get("fn") instanceof TlaValue.Int fn) {
          String name = model.objects().functionAt(fn.value());
          if (name != null) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }
}
