package org.epcheck.translator.ir;

import java.util.HashSet;
import java.util.Set;

/** Where the loops of a function begin. */
public final class Loops {
  private final IrFunction function;
  private final Set<String> heads = new HashSet<>();
  private final Set<String> path = new HashSet<>();
  private final Set<String> done = new HashSet<>();

  private Loops(IrFunction function) {
    this.function = function;
  }

  /** The targets of back edges: every cycle of blocks goes through one. */
  public static Set<String> heads(IrFunction function) {
    Loops loops = new Loops(function);
    function.blocks().keySet().forEach(loops::search);
    return loops.heads;
  }

  private void search(String label) {
    if (path.contains(label)) {
      heads.add(label);
    } else if (done.add(label)) {
      path.add(label);
      function.block(label).end().successors().forEach(this::search);
      path.remove(label);
    }
  }
}
