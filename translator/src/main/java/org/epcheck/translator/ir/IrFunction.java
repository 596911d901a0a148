package org.epcheck.translator.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;

/**
 * A function as a control-flow graph.
 *
 * @param parameters set by the caller, in order
 * @param variables every variable, parameters first
 * @param entry label of the first block; nothing jumps to it
 * @param blocks by label, in emission order: the entry first
 * @param isInline declared {@code inline}
 */
public record IrFunction(
    Span span,
    String name,
    CType.Function type,
    List<Var> parameters,
    List<Var> variables,
    String entry,
    Map<String, Block> blocks,
    boolean isInline) {
  public IrFunction {
    parameters = List.copyOf(parameters);
    variables = List.copyOf(variables);
    blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
  }

  /** The block of that label. */
  public Block block(String label) {
    Block b = blocks.get(label);
    if (b == null) {
      throw new IllegalArgumentException(name + " has no block " + label);
    }
    return b;
  }

  /** This function with other blocks and variables. */
  public IrFunction with(List<Var> newVariables, String newEntry, Map<String, Block> newBlocks) {
    return new IrFunction(
        span, name, type, parameters, newVariables, newEntry, newBlocks, isInline);
  }
}
