package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Var;
import org.jspecify.annotations.Nullable;

/**
 * What each block begins with: a table, so that looking for races, waiting threads and steps that
 * are made at once costs little in each state.
 */
final class Accesses {
  private final Names names;
  private final ToLongFunction<Instr.Allocate> lowest;

  /** Label to {@code "what", "variable", offset, writes, plain}. */
  private final Map<String, String> table = new LinkedHashMap<>();

  /** Label to the address, where that is no variable plus a constant. */
  private final Map<String, String> others = new LinkedHashMap<>();

  /**
   * For a module.
   *
   * @param lowest address of the lowest object like the one that is allocated
   */
  Accesses(Names names, ToLongFunction<Instr.Allocate> lowest) {
    this.names = names;
    this.lowest = lowest;
  }

  Map<String, String> table() {
    return table;
  }

  Map<String, String> others() {
    return others;
  }

  /** Takes note of a block. */
  void add(Block block) {
    Instr i = block.instrs().isEmpty() ? null : block.instrs().get(0);
    if (i instanceof Instr.Load x) {
      add(block, "access", x.address(), false, x.access() == Instr.Access.PLAIN);
    } else if (i instanceof Instr.Store x) {
      add(block, "access", x.address(), true, x.access() == Instr.Access.PLAIN);
    } else if (i instanceof Instr.Touch x) {
      add(block, "access", x.address(), x.write(), true);
    } else if (i instanceof Instr.Update x) {
      add(block, "access", x.address(), true, false);
    } else if (i instanceof Instr.RefCount x) {
      add(block, "access", x.address(), true, false);
    } else if (i instanceof Instr.Lock x) {
      add(block, "lock", x.address(), true, false);
    } else if (i instanceof Instr.Unlock x) {
      add(block, "unlock", x.address(), true, false);
    } else if (i instanceof Instr.Await x) {
      add(block, "await", x.address(), false, false);
    } else if (i instanceof Instr.Free x) {
      add(block, "free", x.pointer(), true, false);
    } else if (i instanceof Instr.Mark x) {
      add(block, "mark", x.object(), true, false);
    } else if (i instanceof Instr.Defer x) {
      add(block, "defer", x.head(), true, false);
    } else if (i instanceof Instr.Allocate x) {
      table.put(block.label(), "\"alloc\", \"\", " + lowest.applyAsLong(x) + ", FALSE, FALSE");
    } else {
      table.put(block.label(), "\"" + what(i) + "\", \"\", 0, FALSE, FALSE");
    }
  }

  private static String what(@Nullable Instr i) {
    return i == null || !i.isVisible()
        ? ""
        : i instanceof Instr.GraceWait
            ? "grace"
            : i instanceof Instr.ReaderEnter
                ? "enter"
                : i instanceof Instr.ReaderLeave
                    ? "leave"
                    : i instanceof Instr.Choose ? "choose" : "other";
  }

  private void add(Block block, String what, Pure address, boolean writes, boolean plain) {
    List<String> offset = new ArrayList<>();
    String start = "\"" + what + "\", \"";
    String flags = ", " + (writes ? "TRUE" : "FALSE") + ", " + (plain ? "TRUE" : "FALSE");
    Var[] base = new Var[1];
    if (linear(address, offset, base)) {
      String sum = offset.isEmpty() ? "0" : String.join(" + ", offset).replace("+ -", "- ");
      Var v = base[0];
      table.put(block.label(), start + (v == null ? "" : v.name()) + "\", " + sum + flags);
    } else {
      table.put(block.label(), start + "?\", 0" + flags);
      others.put(block.label(), new PureText(names, Map.of()).text(address));
    }
  }

  /** Splits the address into one variable and a sum of constants; false if it is anything else. */
  private boolean linear(Pure p, List<String> offset, @Nullable Var[] base) {
    if (p instanceof Pure.Use u) {
      boolean first = base[0] == null;
      base[0] = u.var();
      return first;
    } else if (p instanceof Pure.FieldAddress f) {
      boolean ok = linear(f.base(), offset, base);
      offset.add(names.field(f.def(), f.offset()));
      return ok;
    } else if (p instanceof Pure.Container c) {
      boolean ok = linear(c.base(), offset, base);
      offset.add("-" + names.field(c.def(), c.offset()));
      return ok;
    } else if (p instanceof Pure.GlobalAddress g) {
      offset.add(names.global(g.object(), g.offset()));
      return true;
    } else if (p instanceof Pure.Const c) {
      offset.add(PureText.number(c.value()));
      return true;
    } else if (p instanceof Pure.Binary b && b.op() == Pure.BinaryOp.ADD) {
      return linear(b.left(), offset, base) && linear(b.right(), offset, base);
    }
    return false;
  }
}
