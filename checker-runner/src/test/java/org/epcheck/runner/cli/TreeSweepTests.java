package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.DiagnosticRenderer;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.source.Sources;
import org.epcheck.translator.typed.TypedUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kernel tree below a directory, through the front-end to a linked program and its setup, for
 * scenarios that call everything. The directory is named by {@code EPCHECK_TREES} and holds one
 * folder for each version, with at least {@code fs/eventpoll.c} and {@code
 * include/linux/eventpoll.h}; the table is printed.
 */
class TreeSweepTests {
  private static final String VARIABLE = "EPCHECK_TREES";

  /** Together they call everything that a scenario can call. */
  private static final List<String> SCENARIOS =
      List.of("close-close", "nested-add-del-close", "shared-file", "nested-wait");

  /** What one version gave. */
  private record Row(int functions, int reachable, int unsupported, List<Diagnostic> errors) {}

  @Test
  void everyTreeTranslates() throws IOException {
    String root = System.getenv(VARIABLE);
    if (root == null) {
      System.err.println("SKIPPED: " + VARIABLE + " names no directory of kernel trees");
    }
    Assumptions.assumeTrue(root != null, VARIABLE + " is not set");
    List<Path> trees;
    try (Stream<Path> s = Files.list(Path.of(root))) {
      trees = s.filter(p -> Files.isRegularFile(p.resolve("fs/eventpoll.c"))).sorted().toList();
    }
    assertFalse(trees.isEmpty(), () -> "no trees in " + root);
    StringBuilder table = new StringBuilder();
    StringBuilder problems = new StringBuilder();
    table.append(format("tree", "functions", "reachable", "unsupported"));
    for (Path tree : trees) {
      Row row = sweep(tree, problems);
      String name = tree.getFileName().toString();
      table.append(format(name, row.functions(), row.reachable(), row.unsupported()));
    }
    System.out.println(table);
    assertEquals("", problems.toString());
  }

  /** A tree that uses something unknown on the way of every scenario: the sweep must see it. */
  @Test
  void anUnknownFunctionIsFound(@TempDir Path tree) throws IOException {
    Files.createDirectories(tree.resolve("fs"));
    Files.createDirectories(tree.resolve("include/linux"));
    Files.writeString(
        tree.resolve("include/linux/eventpoll.h"),
        "struct epoll_event { __u32 events; __u64 data; };\n"
            + "static inline void eventpoll_release(struct file *file) { }\n");
    Files.writeString(
        tree.resolve("fs/eventpoll.c"),
        "SYSCALL_DEFINE1(epoll_create1, int, flags)\n{\n\treturn not_known_at_all(flags);\n}\n");
    StringBuilder problems = new StringBuilder();
    Row row = sweep(tree, problems);
    assertEquals(1, row.functions());
    assertEquals(1, row.unsupported());
    assertTrue(
        row.errors().stream()
            .anyMatch(
                d ->
                    d.message().equals("unknown function `not_known_at_all`")
                        && d.notes().stream().anyMatch(n -> n.contains("`__epcheck_setup`"))),
        problems::toString);
  }

  private static String format(Object... cells) {
    return String.format(Locale.ROOT, "%-16s %10s %10s %12s%n", cells);
  }

  private static Row sweep(Path tree, StringBuilder problems) {
    Workspace.Loaded loaded =
        Workspace.load(null, null, new Workspace.TreeOptions(tree, null, List.of(), List.of()));
    Workspace w = loaded.workspace();
    if (w == null) {
      throw new AssertionError(tree + ": " + loaded.problems());
    }
    ModelTranslator translator = new ModelTranslator(w.library());
    Map<String, TypedUnit.Function> own = new TreeMap<>();
    Set<String> reached = new TreeSet<>();
    List<Diagnostic> errors = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      Plan plan =
          Plan.of(List.of(0), w.purposes(), List.of(scenario), true, new TreeMap<>(), w.switches());
      if (plan.runs().isEmpty()) {
        continue;
      }
      var request = w.request(plan.runs().get(0));
      if (own.isEmpty()) {
        Outcome<TypedUnit> unit =
            ModelTranslator.frontEnd(request.files(), Set.of())
                .analyze(request.units().get(0), request.defines());
        unit.get().functions().stream()
            .filter(f -> f.span().file().equals("fs/eventpoll.c"))
            .filter(f -> f.body() != null || !f.errors().isEmpty())
            .forEach(f -> own.put(f.name(), f));
      }
      Outcome<Model> model = translator.translate(request, false);
      if (model.isOk()) {
        reached.addAll(functions(Objects.requireNonNull(model.get().program())));
      } else {
        List<Diagnostic> found =
            model.diagnostics().stream().filter(d -> !d.code().isWarning()).toList();
        errors.addAll(found);
        problems
            .append(tree.getFileName())
            .append(' ')
            .append(scenario)
            .append(":\n")
            .append(new DiagnosticRenderer(Sources.memory(request.files())).render(found));
      }
    }
    reached.retainAll(own.keySet());
    long unsupported = own.values().stream().filter(f -> !f.errors().isEmpty()).count();
    return new Row(own.size(), reached.size(), (int) unsupported, errors);
  }

  /** The functions of a program, with those that were inlined. */
  private static Set<String> functions(Program program) {
    Set<String> names = new TreeSet<>(program.functions().keySet());
    Consumer<Origin> origin = o -> o.inlined().forEach(i -> names.add(i.callee()));
    for (IrFunction f : program.functions().values()) {
      for (Block b : f.blocks().values()) {
        b.instrs().forEach(i -> origin.accept(i.origin()));
        origin.accept(b.end().origin());
      }
    }
    return names;
  }
}
