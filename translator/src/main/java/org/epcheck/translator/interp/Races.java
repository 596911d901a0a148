package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ir.Instr;
import org.jspecify.annotations.Nullable;

/** Data races between the next blocks of two threads: docs/semantics.md, section 5. */
final class Races {
  private record Access(int address, boolean write, boolean plain) {}

  private Races() {}

  /** The races of a state in which any thread may run. */
  static List<ErrorValue> find(State state, Memory[] memory) {
    List<ErrorValue> races = new ArrayList<>();
    @Nullable Access[] next = new @Nullable Access[state.threads.length];
    for (int t = 0; t < next.length; t++) {
      next[t] = access(state, t, memory[t]);
    }
    for (int t = 0; t < next.length; t++) {
      Access a = next[t];
      for (int u = t + 1; a != null && u < next.length; u++) {
        Access b = next[u];
        if (b != null
            && a.address() == b.address()
            && (a.write() || b.write())
            && (a.plain() || b.plain())) {
          races.add(
              new ErrorValue(
                  "data-race",
                  state.code.threadName(t),
                  state.code.label(state.threads[t].pc()),
                  a.address(),
                  List.of(state.code.label(state.threads[u].pc()))));
        }
      }
    }
    return races;
  }

  private static @Nullable Access access(State state, int t, Memory memory) {
    ThreadState thread = state.threads[t];
    List<LinkedCode.Op> ops = thread.active() ? state.code.block(thread.pc()).ops() : List.of();
    if (ops.isEmpty()) {
      return null;
    }
    Instr i = ops.get(0).instr();
    boolean write;
    boolean plain;
    if (i instanceof Instr.Load load) {
      write = false;
      plain = load.access() == Instr.Access.PLAIN;
    } else if (i instanceof Instr.Store store) {
      write = true;
      plain = store.access() == Instr.Access.PLAIN;
    } else if (i instanceof Instr.Touch touch) {
      write = touch.write();
      plain = true;
    } else if (i instanceof Instr.Update || i instanceof Instr.RefCount) {
      write = true;
      plain = false;
    } else {
      return null;
    }
    int a = ops.get(0).in().get(0).of(thread.loc());
    return memory.isMutable(a) && !memory.isFreed(a) ? new Access(a, write, plain) : null;
  }
}
