package org.epcheck.translator.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;

/** Builds the blocks of one function; labels and variable names ({@code ep#1}) are provisional. */
final class CfgBuilder {
  /** A block under construction. */
  static final class Open {
    private final String label;
    private final List<Instr> instrs = new ArrayList<>();
    private @Nullable Terminator end;

    private Open(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    boolean isEmpty() {
      return instrs.isEmpty() && end == null;
    }
  }

  private final List<Open> blocks = new ArrayList<>();
  private final List<Var> variables = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private Open current;
  private int labels;

  CfgBuilder() {
    current = new Open(newLabel());
    blocks.add(current);
  }

  String newLabel() {
    return "b" + ++labels;
  }

  Open current() {
    return current;
  }

  /** Whether the place reached now follows a jump. */
  boolean isUnreachable() {
    return current.end != null;
  }

  /** Starts the block of that label. */
  Open begin(String label) {
    current = new Open(label);
    blocks.add(current);
    return current;
  }

  /** Goes back to an open block. */
  void resume(Open block) {
    current = block;
  }

  /** Drops an empty block that nothing jumps to. */
  void discard(Open block) {
    blocks.remove(block);
  }

  /** Undoes {@link #discard}. */
  void restore(Open block) {
    blocks.add(block);
    current = block;
  }

  void emit(Instr i) {
    if (current.end != null) {
      begin(newLabel());
    }
    current.instrs.add(i);
  }

  void end(Terminator t) {
    if (current.end != null) {
      begin(newLabel());
    }
    current.end = t;
  }

  void jump(Origin origin, String label) {
    if (current.end == null) {
      current.end = new Terminator.Goto(origin, label);
    }
  }

  Var variable(String name, CType type) {
    int n = names.merge(name, 1, Integer::sum);
    Var v = new Var(name + "#" + n, type);
    variables.add(v);
    return v;
  }

  /** A temporary. */
  Var temp(String hint, CType type) {
    return variable(hint.isEmpty() ? "t" : "t_" + hint, type);
  }

  List<Var> variables() {
    return variables;
  }

  String entry() {
    return blocks.get(0).label;
  }

  /** The finished blocks; an open end returns. */
  Map<String, Block> blocks(Origin endOfFunction) {
    Map<String, Block> all = new LinkedHashMap<>();
    for (Open o : blocks) {
      Terminator end = o.end != null ? o.end : new Terminator.Return(endOfFunction, null);
      all.put(o.label, new Block(o.label, o.instrs, end, Set.of(), false));
    }
    return all;
  }
}
