package org.epcheck.translator.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Pures;
import org.epcheck.translator.ir.Rewriter;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/**
 * Makes variables of a local in memory whose address never leaves the function once its helpers are
 * inlined: nobody else can see it. Every use must be a read or write of a fixed cell, before the
 * end of the object's life.
 */
final class PromoteStackObjects extends FunctionPass {
  private static final Pure UNINIT = new Pure.Const(900);

  @Override
  public Set<Property> requires() {
    return Set.of(Property.INLINED);
  }

  @Override
  IrFunction run(IrFunction f) {
    IrFunction now = f;
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        if (i instanceof Instr.Allocate a
            && a.storage() == Instr.Storage.STACK
            && isPrivate(now, a)) {
          now = promote(now, a);
        }
      }
    }
    return now;
  }

  private static boolean isPrivate(IrFunction f, Instr.Allocate a) {
    Var p = a.target();
    int cells = a.type().cells();
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        boolean sets = p.equals(i.target());
        if (sets && !(i instanceof Instr.Allocate)) {
          return false;
        }
        if (!Rewriter.uses(i).contains(p)) {
          continue;
        }
        boolean known =
            i instanceof Instr.Load l && cell(l.address(), p, cells) >= 0
                || i instanceof Instr.Store s
                    && cell(s.address(), p, cells) >= 0
                    && !Pures.variables(s.value()).contains(p)
                || i instanceof Instr.Free e
                    && e.storage() == Instr.Storage.STACK
                    && e.pointer().equals(new Pure.Use(p));
        if (!known) {
          return false;
        }
      }
      if (Rewriter.uses(b.end()).contains(p) || p.equals(Rewriter.target(b.end()))) {
        return false;
      }
    }
    return allocations(f, p) == 1 && !usedAfterFree(f, p);
  }

  private static int allocations(IrFunction f, Var p) {
    int n = 0;
    for (Block b : f.blocks().values()) {
      for (Instr i : b.instrs()) {
        n += p.equals(i.target()) ? 1 : 0;
      }
    }
    return n;
  }

  /** The cell of p's object that an address means, or -1. */
  private static int cell(Pure address, Var p, int cells) {
    int n = offset(address, p);
    return n < cells ? n : -1;
  }

  private static int offset(Pure address, Var p) {
    if (address instanceof Pure.Use u && u.var().equals(p)) {
      return 0;
    } else if (address instanceof Pure.FieldAddress f) {
      int n = offset(f.base(), p);
      return n < 0 ? n : n + f.offset();
    } else if (address instanceof Pure.Binary b
        && b.op() == Pure.BinaryOp.ADD
        && b.right() instanceof Pure.Const c
        && c.value() >= 0) {
      int n = offset(b.left(), p);
      return n < 0 ? n : n + (int) c.value();
    }
    return -1;
  }

  /** Whether some path uses the object while it is not alive. */
  private static boolean usedAfterFree(IrFunction f, Var p) {
    Set<String> dead = new HashSet<>();
    List<String> work = new ArrayList<>();
    for (Block b : f.blocks().values()) {
      Boolean end = walk(b, p, false);
      if (end == null) {
        return true;
      } else if (end) {
        work.addAll(b.end().successors());
      }
    }
    work.add(f.entry());
    while (!work.isEmpty()) {
      String label = work.remove(work.size() - 1);
      if (dead.add(label)) {
        Boolean end = walk(f.block(label), p, true);
        if (end == null) {
          return true;
        } else if (end) {
          work.addAll(f.block(label).end().successors());
        }
      }
    }
    return false;
  }

  /** Whether the object is dead at the end of the block; null if it is used while dead. */
  private static @Nullable Boolean walk(Block b, Var p, boolean deadAtStart) {
    boolean dead = deadAtStart;
    for (Instr i : b.instrs()) {
      if (i instanceof Instr.Allocate a && a.target().equals(p)) {
        dead = false;
      } else if (Rewriter.uses(i).contains(p)) {
        if (dead) {
          return null;
        }
        dead = i instanceof Instr.Free;
      }
    }
    return dead;
  }

  private static IrFunction promote(IrFunction f, Instr.Allocate a) {
    Var p = a.target();
    int cells = a.type().cells();
    Map<String, Integer> names = new HashMap<>();
    f.variables().forEach(v -> names.merge(Names.base(v), Names.number(v), Math::max));
    List<Var> fresh = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      String base = Names.base(p) + suffix(a.type(), i);
      fresh.add(new Var(base + "#" + names.merge(base, 1, Integer::sum), scalarAt(a.type(), i)));
    }
    List<Var> variables = new ArrayList<>(f.variables());
    variables.addAll(fresh);
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Block b : f.blocks().values()) {
      List<Instr> instrs = new ArrayList<>();
      for (Instr i : b.instrs()) {
        if (i instanceof Instr.Allocate x && x.target().equals(p)) {
          for (Var v : fresh) {
            boolean pointer = v.type() instanceof CType.Pointer;
            Pure value = pointer && !x.zero() ? UNINIT : Pure.ZERO;
            instrs.add(new Instr.Assign(i.origin(), v, value));
          }
        } else if (i instanceof Instr.Load l && cell(l.address(), p, cells) >= 0) {
          Pure value = new Pure.Use(fresh.get(cell(l.address(), p, cells)));
          instrs.add(new Instr.Assign(i.origin(), l.target(), value));
        } else if (i instanceof Instr.Store s && cell(s.address(), p, cells) >= 0) {
          instrs.add(
              new Instr.Assign(i.origin(), fresh.get(cell(s.address(), p, cells)), s.value()));
        } else if (!(i instanceof Instr.Free e && e.pointer().equals(new Pure.Use(p)))) {
          instrs.add(i);
        }
      }
      blocks.put(b.label(), Programs.with(b, instrs, b.end()));
    }
    return Programs.with(f, variables, blocks);
  }

  private static String suffix(CType type, int cell) {
    if (type instanceof CType.Struct s) {
      return "_" + s.def().path(cell).replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("_$", "");
    }
    return type.isScalar() ? "" : "_" + cell;
  }

  private static CType scalarAt(CType type, int offset) {
    if (type instanceof CType.Struct s) {
      for (StructDef.Member m : s.def().members()) {
        int in = offset - m.offset();
        if (in >= 0 && in < m.type().cells()) {
          return scalarAt(m.type(), in);
        }
      }
      return CType.LONG;
    } else if (type instanceof CType.Array a) {
      return scalarAt(a.element(), offset % Math.max(1, a.element().cells()));
    }
    return type;
  }
}
