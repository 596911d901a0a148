package org.epcheck.translator.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A basic block; after the passes, one step of a thread: at most one visible instruction, and that
 * one first.
 *
 * @param label unique in the program after the passes: {@code ep_remove_spin_lock}
 * @param live the variables that hold a value when the block begins; all others are 0 then
 * @param continuation true: no other thread runs before this block (it begins with a local
 *     instruction, or lies inside an atomic section); false: a scheduling point
 */
public record Block(
    String label, List<Instr> instrs, Terminator end, Set<Var> live, boolean continuation) {
  public Block {
    instrs = List.copyOf(instrs);
    // Insertion order is kept: output is deterministic.
    live = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(live));
  }
}
