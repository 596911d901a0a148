package org.epcheck.runner.replay;

import java.util.HashMap;
import java.util.Map;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.jspecify.annotations.Nullable;

/** The blocks of a program by label. */
final class ProgramIndex {
  /** A block and its function. */
  record Place(IrFunction function, Block block) {
    /** Where the step is in the C text: its first instruction, or its end if it has none. */
    Origin origin() {
      return block.instrs().isEmpty() ? block.end().origin() : block.instrs().get(0).origin();
    }

    /** The first instruction, which is the visible one if there is one; or null. */
    @Nullable Instr first() {
      return block.instrs().isEmpty() ? null : block.instrs().get(0);
    }
  }

  private final Program program;
  private final Map<String, Place> byLabel = new HashMap<>();

  ProgramIndex(Program program) {
    this.program = program;
    for (IrFunction f : program.functions().values()) {
      f.blocks().forEach((label, block) -> byLabel.put(label, new Place(f, block)));
    }
  }

  /** The block of that label, or null ({@code Done}, {@code Idle}). */
  @Nullable Place at(String label) {
    return byLabel.get(label);
  }

  /** The function of that name, or null. */
  @Nullable IrFunction function(String name) {
    return program.functions().get(name);
  }
}
