package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Var;

/** Which variables are read before they are set again. */
final class Liveness {
  private final Map<String, Block> blocks;
  private final Map<String, Set<Var>> in = new HashMap<>();

  Liveness(Map<String, Block> blocks) {
    this.blocks = blocks;
    List<Block> order = new ArrayList<>(blocks.values());
    Collections.reverse(order);
    order.forEach(b -> in.put(b.label(), new LinkedHashSet<>()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block b : order) {
        Set<Var> live = before(b, 0);
        Set<Var> known = in.get(b.label());
        if (known != null && known.addAll(live)) {
          changed = true;
        }
      }
    }
  }

  /** At the start of a block. */
  Set<Var> in(String label) {
    return in.getOrDefault(label, Set.of());
  }

  /** After the terminator: in some successor; the result of a call counts as set already. */
  Set<Var> out(Block b) {
    Set<Var> live = new LinkedHashSet<>();
    for (String s : b.end().successors()) {
      live.addAll(in(s));
    }
    return live;
  }

  /** Before the terminator. */
  Set<Var> beforeEnd(Block b) {
    Set<Var> live = out(b);
    Var result = Rewriter.target(b.end());
    if (result != null) {
      live.remove(result);
    }
    live.addAll(Rewriter.uses(b.end()));
    return live;
  }

  /** Before the instruction of that index. */
  Set<Var> before(Block b, int index) {
    Set<Var> live = beforeEnd(b);
    for (int i = b.instrs().size() - 1; i >= index; i--) {
      step(b.instrs().get(i), live);
    }
    return live;
  }

  /** After each instruction of a block, by index. */
  List<Set<Var>> after(Block b) {
    List<Set<Var>> all = new ArrayList<>();
    Set<Var> live = beforeEnd(b);
    for (int i = b.instrs().size() - 1; i >= 0; i--) {
      all.add(new LinkedHashSet<>(live));
      step(b.instrs().get(i), live);
    }
    Collections.reverse(all);
    return all;
  }

  private static void step(Instr i, Set<Var> live) {
    Var target = i.target();
    if (target != null) {
      live.remove(target);
    }
    live.addAll(Rewriter.uses(i));
  }

  Map<String, Block> blocks() {
    return blocks;
  }
}
