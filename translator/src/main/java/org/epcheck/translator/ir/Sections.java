package org.epcheck.translator.ir;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which blocks others must follow at once that access more than the thread's own. */
public final class Sections {
  private final Program program;
  private final Map<String, Block> blocks = new TreeMap<>();

  /** Functions after whose return such a block may follow at once. */
  private final Set<String> returning = new HashSet<>();

  private final Set<String> open = new TreeSet<>();

  private Sections(Program program) {
    this.program = program;
    program.functions().values().forEach(f -> blocks.putAll(f.blocks()));
  }

  /**
   * Labels of blocks that are not the last visible one of what is executed at once: where an atomic
   * section begins, say.
   */
  public static Set<String> openers(Program program) {
    return new Sections(program).search();
  }

  private Set<String> search() {
    boolean changed = true;
    while (changed) {
      int before = open.size() + returning.size();
      for (IrFunction f : program.functions().values()) {
        for (Block b : f.blocks().values()) {
          look(f, b);
        }
      }
      changed = open.size() + returning.size() != before;
    }
    return open;
  }

  private void look(IrFunction f, Block b) {
    boolean follows = b.end() instanceof Terminator.Return && returning.contains(f.name());
    for (String next : b.end().successors()) {
      follows |= goesOn(next);
    }
    if (b.end() instanceof Terminator.Call c) {
      follows |= called(c.callee(), c.next());
    } else if (b.end() instanceof Terminator.CallPointer c) {
      for (String callee : c.candidates()) {
        follows |= called(callee, c.next());
      }
    }
    if (follows) {
      open.add(b.label());
    }
  }

  private boolean called(String callee, String next) {
    if (goesOn(next)) {
      returning.add(callee);
    }
    return goesOn(program.function(callee).entry());
  }

  /** Whether the block must follow at once and it, or one that follows it so, is visible. */
  private boolean goesOn(String label) {
    Block b = blocks.get(label);
    return b != null
        && b.continuation()
        && (open.contains(label) || (!b.instrs().isEmpty() && b.instrs().get(0).isVisible()));
  }
}
