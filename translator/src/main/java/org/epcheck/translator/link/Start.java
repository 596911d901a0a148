package org.epcheck.translator.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.TypedUnit;

/**
 * Functions that no source has: the start of a system with initcalls, which run one after another
 * and the setup after them; and what stands for a function that is never called.
 */
final class Start {
  static final String NAME = "__epcheck_start";

  private Start() {}

  /**
   * The function that calls these.
   *
   * @param calls names of functions without parameters, in order; not empty
   * @param functions where they are
   */
  static IrFunction function(List<String> calls, Map<String, IrFunction> functions) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    Span span = span(calls.get(0), functions);
    for (int i = 0; i < calls.size(); i++) {
      Origin at = Origin.at(span(calls.get(i), functions));
      put(blocks, i, new Terminator.Call(at, null, calls.get(i), List.of(), label(i + 1)));
    }
    put(blocks, calls.size(), new Terminator.Return(Origin.at(span), null));
    return new IrFunction(
        span,
        NAME,
        new CType.Function(CType.VOID, List.of(), false),
        List.of(),
        List.of(),
        label(0),
        blocks,
        false);
  }

  /** A function that nothing calls, of which only the address counts. */
  static IrFunction unreachable(TypedUnit.Function f, String name) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    String entry = name + "_not_called";
    Terminator stop = new Terminator.Stop(Origin.at(f.span()));
    blocks.put(entry, new Block(entry, List.of(), stop, Set.of(), false));
    return new IrFunction(
        f.span(), name, f.type(), List.of(), List.of(), entry, blocks, f.isInline());
  }

  private static Span span(String name, Map<String, IrFunction> functions) {
    IrFunction f = functions.get(name);
    if (f == null) {
      throw new IllegalStateException("no function " + name);
    }
    return f.span();
  }

  private static void put(Map<String, Block> blocks, int i, Terminator end) {
    blocks.put(label(i), new Block(label(i), List.of(), end, Set.of(), false));
  }

  private static String label(int i) {
    return NAME + "_" + i;
  }
}
