package org.epcheck.translator.pass;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;

/** The order in which blocks are printed. */
final class Order {
  private Order() {}

  /** Depth first from the entry, the arm of a true condition first: close to the source. */
  static Map<String, Block> depthFirst(IrFunction f) {
    Map<String, Block> order = new LinkedHashMap<>();
    Deque<String> work = new ArrayDeque<>();
    work.push(f.entry());
    while (!work.isEmpty()) {
      Block b = f.block(work.pop());
      if (order.putIfAbsent(b.label(), b) == null) {
        List<String> next = b.end().successors();
        for (int i = next.size() - 1; i >= 0; i--) {
          work.push(next.get(i));
        }
      }
    }
    return order;
  }
}
