package org.epcheck.translator.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** Scopes, what their exits clean up, and the targets of jumps out of them. */
final class Scopes {
  /** Something to undo at the exit: a cleanup call, then the end of the object's life. */
  private record Entry(
      TypedUnit.@Nullable Local local, Pure address, @Nullable String cleanup, Span span) {}

  /** An open scope. */
  static final class Scope {
    private final Object node;
    private final List<Entry> entries = new ArrayList<>();

    private Scope(Object node) {
      this.node = node;
    }
  }

  /** A jump target with the scopes that stay open. */
  private record Target(String label, int depth) {}

  /**
   * Where a C label stands.
   *
   * @param path the scopes around it, outermost first
   * @param before the declarations before it in those scopes
   */
  private record LabelSite(List<Object> path, List<TypedUnit.Local> before) {}

  private final FunctionLowering lowering;
  private final List<Scope> open = new ArrayList<>();
  private final List<Target> breaks = new ArrayList<>();
  private final List<Target> continues = new ArrayList<>();
  private final Map<String, LabelSite> sites = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();

  Scopes(FunctionLowering lowering) {
    this.lowering = lowering;
  }

  Scope enter(Object node) {
    Scope s = new Scope(node);
    open.add(s);
    return s;
  }

  /** Cleans up and closes the innermost scope. */
  void leave(Scope scope) {
    if (!lowering.cfg.isUnreachable()) {
      unwind(open.size() - 1);
    }
    open.remove(scope);
  }

  /** Notes an object in memory that ends with the scope. */
  void add(TypedUnit.@Nullable Local local, Pure address, @Nullable String cleanup, Span span) {
    open.get(open.size() - 1).entries.add(new Entry(local, address, cleanup, span));
  }

  /** Emits the exits of all scopes from {@code depth} on, innermost first. */
  void unwind(int depth) {
    for (int i = open.size() - 1; i >= depth; i--) {
      List<Entry> entries = open.get(i).entries;
      for (int j = entries.size() - 1; j >= 0; j--) {
        exit(entries.get(j));
      }
    }
  }

  private void exit(Entry e) {
    if (e.cleanup() != null) {
      lowering.calls.named(e.cleanup(), List.of(e.address()), e.span());
    }
    lowering.cfg.emit(new Instr.Free(Origin.at(e.span()), e.address(), Instr.Storage.STACK));
  }

  void pushLoop(String breakLabel, String continueLabel) {
    breaks.add(new Target(breakLabel, open.size()));
    continues.add(new Target(continueLabel, open.size()));
  }

  void popLoop() {
    breaks.remove(breaks.size() - 1);
    continues.remove(continues.size() - 1);
  }

  void pushSwitch(String breakLabel) {
    breaks.add(new Target(breakLabel, open.size()));
  }

  void popSwitch() {
    breaks.remove(breaks.size() - 1);
  }

  void jumpOut(Span span, boolean isBreak) {
    List<Target> all = isBreak ? breaks : continues;
    if (all.isEmpty()) {
      lowering.error(
          Code.KC401, span, (isBreak ? "`break`" : "`continue`") + " outside of a loop", null);
      return;
    }
    Target t = all.get(all.size() - 1);
    unwind(t.depth());
    lowering.cfg.jump(Origin.at(span), t.label());
  }

  /** Leaves the whole function. */
  void unwindAll() {
    unwind(0);
  }

  /** Finds the labels of the body, to know which scopes a jump leaves. */
  void findLabels(Stmt.Block body) {
    List<Object> path = new ArrayList<>();
    path.add(lowering.function);
    find(body, path, new ArrayList<>());
  }

  private void find(Stmt s, List<Object> path, List<TypedUnit.Local> declared) {
    if (s instanceof Stmt.Label l) {
      sites.put(l.name(), new LabelSite(List.copyOf(path), List.copyOf(declared)));
    } else if (s instanceof Stmt.Declare d) {
      declared.add(d.local());
    }
    for (Expr e : TreeWalk.expressions(s)) {
      findIn(e, path, declared);
    }
    boolean scope = s instanceof Stmt.Block || s instanceof Stmt.For;
    int before = declared.size();
    if (scope) {
      path.add(s);
    }
    for (Stmt t : TreeWalk.statements(s)) {
      find(t, path, declared);
    }
    if (scope) {
      path.remove(path.size() - 1);
      declared.subList(before, declared.size()).clear();
    }
  }

  private void findIn(Expr e, List<Object> path, List<TypedUnit.Local> declared) {
    if (e instanceof Expr.StmtExpr x) {
      find(x.body(), path, declared);
    }
    TreeWalk.children(e).forEach(c -> findIn(c, path, declared));
  }

  String label(String name) {
    return labels.computeIfAbsent(name, n -> lowering.cfg.newLabel());
  }

  void jumpTo(Stmt.Goto g) {
    LabelSite site = sites.get(g.label());
    if (site == null) {
      lowering.error(Code.KC401, g.span(), "no label `" + g.label() + "` in this function", null);
      return;
    }
    int common = 0;
    while (common < open.size()
        && common < site.path().size()
        && open.get(common).node == site.path().get(common)) {
      common++;
    }
    for (TypedUnit.Local l : site.before()) {
      if (lowering.needsMemory(l) && !isOpen(l, common)) {
        lowering.error(
            Code.KC401,
            g.span(),
            "`goto` into the scope of `" + l.name() + "` is not supported",
            "declare the variable before the `goto`, or jump to a label outside of its block");
        return;
      }
    }
    unwind(common);
    if (common > 0) {
      List<Entry> entries = open.get(common - 1).entries;
      for (int j = entries.size() - 1; j >= 0; j--) {
        TypedUnit.Local l = entries.get(j).local();
        if (l != null
            && !site.before().contains(l)
            && !lowering.function.parameters().contains(l)) {
          exit(entries.get(j));
        }
      }
    }
    lowering.cfg.jump(Origin.at(g.span()), label(g.label()));
  }

  private boolean isOpen(TypedUnit.Local l, int depth) {
    return open.subList(0, depth).stream()
        .anyMatch(s -> s.entries.stream().anyMatch(e -> e.local() == l));
  }
}
