package org.epcheck.runner.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.replay.Names;
import org.epcheck.translator.interp.Coverage.Edge;
import org.epcheck.translator.interp.Coverage.LockOrder;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.source.Span;

/** From blocks and branches of a program back to functions and branches of its C text. */
final class CodeCoverage {
  private static final int LONGEST = 60;

  private final Program program;
  private final org.epcheck.translator.interp.Coverage ran;
  private final Names names;
  private final ModelRequest request;
  private final String scenario;
  private final SortedMap<Head, Body> bodies = new TreeMap<>();
  private final Map<Condition, boolean[]> branches =
      new TreeMap<>(
          Comparator.comparing(Condition::file)
              .thenComparing(Condition::line)
              .thenComparing(c -> c.span().column())
              .thenComparing(c -> c.span().endLine())
              .thenComparing(c -> c.span().endColumn())
              .thenComparing(Condition::function));

  private CodeCoverage(
      Interpreter interpreter, org.epcheck.translator.interp.Coverage ran, ModelRequest request) {
    this.program = interpreter.program();
    this.ran = ran;
    this.request = request;
    this.names = new Names(interpreter.objects());
    this.scenario = request.units().get(request.units().size() - 1);
  }

  static Coverage of(
      Interpreter interpreter, org.epcheck.translator.interp.Coverage ran, ModelRequest request) {
    return new CodeCoverage(interpreter, ran, request).result();
  }

  private record Head(String file, String name) implements Comparable<Head> {
    @Override
    public int compareTo(Head o) {
      int c = file.compareTo(o.file);
      return c != 0 ? c : name.compareTo(o.name);
    }
  }

  private static final class Body {
    private int line = Integer.MAX_VALUE;
    private boolean ran;
    private final SortedSet<Integer> all = new TreeSet<>();
    private final SortedSet<Integer> run = new TreeSet<>();
  }

  private record Condition(String function, Span span) {
    String file() {
      return span.file();
    }

    int line() {
      return span.line();
    }
  }

  private Coverage result() {
    for (IrFunction f : CalledFunctions.of(program)) {
      if (isShown(f.span().file())) {
        Body body = body(f.span().file(), f.name());
        body.line = Math.min(body.line, f.span().line());
      }
      f.blocks().values().forEach(b -> block(f, b));
    }
    List<Coverage.Function> functions = new ArrayList<>();
    bodies.forEach(
        (head, b) -> {
          List<Integer> missed = new ArrayList<>(b.ran ? b.all : List.of());
          missed.removeAll(b.run);
          functions.add(new Coverage.Function(head.name(), head.file(), b.line, b.ran, missed));
        });
    functions.sort(
        Comparator.comparing(Coverage.Function::file).thenComparing(Coverage.Function::line));
    List<Coverage.Branch> shown = new ArrayList<>();
    branches.forEach(
        (c, ways) ->
            shown.add(
                new Coverage.Branch(
                    c.function(), c.file(), c.line(), text(c.span()), ways[1], ways[0])));
    List<Coverage.Overlap> overlaps = new ArrayList<>();
    ran.overlaps()
        .forEach(
            (pair, n) -> {
              String[] ids = pair.split(" ", 2);
              overlaps.add(new Coverage.Overlap(ids[0], ids[1], n));
            });
    return new Coverage(functions, shown, overlaps, locks());
  }

  private boolean isShown(String file) {
    return !file.endsWith(".h") && !file.equals(scenario);
  }

  private Body body(String file, String name) {
    return bodies.computeIfAbsent(new Head(file, name), h -> new Body());
  }

  private void block(IrFunction f, Block b) {
    boolean did = ran.blocks().contains(b.label());
    for (Instr i : b.instrs()) {
      place(f, i.origin(), did);
    }
    place(f, b.end().origin(), did);
    if (b.end() instanceof Terminator.Branch t && isShown(t.origin().span().file())) {
      Condition c = new Condition(innermost(f, t.origin()), t.origin().span());
      boolean[] ways = branches.computeIfAbsent(c, k -> new boolean[2]);
      ways[0] |= ran.edges().contains(new Edge(b.label(), false));
      ways[1] |= ran.edges().contains(new Edge(b.label(), true));
    }
  }

  private static String innermost(IrFunction f, Origin o) {
    return o.inlined().isEmpty() ? f.name() : o.inlined().get(o.inlined().size() - 1).callee();
  }

  /** An operation at the end of a chain of inlined calls belongs to each function of the chain. */
  private void place(IrFunction f, Origin o, boolean did) {
    String name = f.name();
    for (Origin.Inlined call : o.inlined()) {
      line(name, call.call(), did);
      name = call.callee();
    }
    line(name, o.span(), did);
  }

  private void line(String function, Span at, boolean did) {
    if (isShown(at.file())) {
      Body body = body(at.file(), function);
      body.line = Math.min(body.line, at.line());
      body.all.add(at.line());
      if (did) {
        body.ran = true;
        body.run.add(at.line());
      }
    }
  }

  private String text(Span span) {
    String file = request.files().getOrDefault(span.file(), "");
    String line = file.lines().skip(Math.max(0, span.line() - 1)).findFirst().orElse("");
    int from = Math.min(Math.max(0, span.column() - 1), line.length());
    int to =
        span.endLine() == span.line()
            ? Math.min(Math.max(from, span.endColumn() - 1), line.length())
            : line.length();
    String text = line.substring(from, to).strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + ".." : text;
  }

  private List<Coverage.Lock> locks() {
    Map<String, IrFunction> owners = new TreeMap<>();
    Map<String, Block> blocks = new TreeMap<>();
    program
        .functions()
        .values()
        .forEach(
            f ->
                f.blocks()
                    .forEach(
                        (label, b) -> {
                          owners.put(label, f);
                          blocks.put(label, b);
                        }));
    List<Coverage.Lock> locks = new ArrayList<>();
    for (LockOrder l : ran.locks()) {
      IrFunction f = owners.get(l.block());
      Block b = blocks.get(l.block());
      if (f != null && b != null) {
        Origin o = lockOrigin(b);
        String name = f.name();
        String function = f.name();
        Span place = o.inlined().isEmpty() ? o.span() : o.inlined().get(0).call();
        for (Origin.Inlined call : o.inlined()) {
          if (!call.call().file().endsWith(".h")) {
            function = name;
            place = call.call();
          }
          name = call.callee();
        }
        if (!o.span().file().endsWith(".h")) {
          function = name;
          place = o.span();
        }
        locks.add(
            new Coverage.Lock(
                names.lockClass(l.held()),
                names.lockClass(l.taken()),
                function,
                place.file() + ":" + place.line()));
      }
    }
    return locks.stream()
        .distinct()
        .sorted(
            Comparator.comparing(Coverage.Lock::taken)
                .thenComparing(Coverage.Lock::held)
                .thenComparing(Coverage.Lock::place))
        .toList();
  }

  private static Origin lockOrigin(Block b) {
    return b.instrs().stream()
        .filter(i -> i instanceof Instr.Lock || i instanceof Instr.TryLock)
        .findFirst()
        .map(Instr::origin)
        .orElse(b.end().origin());
  }
}
