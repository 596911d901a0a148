package org.epcheck.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.DiagnosticRenderer;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrPrinter;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Sources;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C in, linked and split program out; or what is wrong with it. */
class TranslatorGoldenTests {
  private static final Path ROOT = Path.of("src/test/resources/golden/lower");
  private static final Pattern EXPECTED = Pattern.compile("//~ error\\[(KC\\d+)]");

  static List<GoldenCase> accepted() {
    return below("accepted");
  }

  static List<GoldenCase> rejected() {
    return below("rejected");
  }

  private static List<GoldenCase> below(String verdict) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(verdict))) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenCase::new).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SourceProvider sources(GoldenCase c) {
    return Sources.searchPath(
        Sources.directory(c.folder()), Sources.directory(ROOT.resolve("include")));
  }

  private static List<String> units(GoldenCase c) {
    try (Stream<Path> files = Files.list(c.folder())) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".c"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Outcome<Program> translate(GoldenCase c, Map<String, String> stages) {
    Translator.Request request =
        new Translator.Request(sources(c), units(c), Map.of(), List.of(), List.of());
    return Translator.program(request, (name, text) -> stages.put(name, text.get()));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(GoldenCase c) throws IOException {
    Map<String, String> stages = new HashMap<>();
    Outcome<Program> outcome = translate(c, stages);
    assertTrue(
        outcome.isOk(), () -> new DiagnosticRenderer(sources(c)).render(outcome.diagnostics()));
    String ir = IrPrinter.print(outcome.get());
    assertEquals(ir, IrPrinter.print(translate(c, new HashMap<>()).get()), "a second run differs");
    c.check("ir.txt", ir);
    ProgramChecks.check(outcome.get());
  }

  @ParameterizedTest
  @MethodSource
  void rejected(GoldenCase c) throws IOException {
    Outcome<Program> outcome = translate(c, new HashMap<>());
    assertFalse(outcome.isOk(), "nothing was rejected");
    Set<String> marks = new TreeSet<>();
    for (String unit : units(c)) {
      String[] lines = Files.readString(c.folder().resolve(unit)).split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        Matcher m = EXPECTED.matcher(lines[i]);
        while (m.find()) {
          marks.add(unit + ":" + (i + 1) + " " + m.group(1));
        }
      }
    }
    Set<String> found = new TreeSet<>();
    for (Diagnostic d : outcome.diagnostics()) {
      var span = d.span();
      if (span != null) {
        found.add(span.file() + ":" + span.line() + " " + d.code());
      }
    }
    c.check("diagnostics.txt", new DiagnosticRenderer(sources(c)).render(outcome.diagnostics()));
    assertEquals(marks, found, "the marks `//~ error[...]`");
  }

  @Test
  void everyCodeOfTheseStagesIsRejectedSomewhere() {
    Set<Code> seen = new HashSet<>();
    for (GoldenCase c : rejected()) {
      translate(c, new HashMap<>()).diagnostics().forEach(d -> seen.add(d.code()));
    }
    assertTrue(
        seen.containsAll(Set.of(Code.KC303, Code.KC304, Code.KC401, Code.KC402)), () -> "" + seen);
  }

  /** Each kind of node is lowered in some case, and each kind of instruction made. */
  @Test
  void everyRecordHasACase() {
    Set<Class<?>> seen = new HashSet<>();
    for (GoldenCase c : accepted()) {
      for (String unit : units(c)) {
        walk(new FrontEnd(sources(c)).analyze(unit, Map.of()).get(), seen, new HashSet<>());
      }
      walk(linked(c), seen, new HashSet<>());
      walk(translate(c, new HashMap<>()).get(), seen, new HashSet<>());
    }
    Set<String> missing = new TreeSet<>();
    for (Class<?> family :
        List.of(
            Expr.class,
            Stmt.class,
            TypedUnit.Init.class,
            Instr.class,
            Terminator.class,
            Pure.class)) {
      Arrays.stream(family.getPermittedSubclasses())
          .filter(k -> !seen.contains(k))
          .forEach(k -> missing.add(k.getName()));
    }
    assertEquals(Set.of(), missing);
  }

  /** Before the passes: some instructions do not survive them. */
  private static Program linked(GoldenCase c) {
    List<TypedUnit> all = new ArrayList<>();
    units(c).forEach(u -> all.add(new FrontEnd(sources(c)).analyze(u, Map.of()).get()));
    return org.epcheck.translator.link.Linker.link(all, List.of(), List.of()).get();
  }

  private static void walk(Object o, Set<Class<?>> seen, Set<Object> visited) {
    if (o instanceof Iterable<?> all) {
      all.forEach(x -> walk(x, seen, visited));
    } else if (o instanceof Map<?, ?> map) {
      map.values().forEach(x -> walk(x, seen, visited));
    } else if (o instanceof Record r) {
      seen.add(r.getClass());
      for (RecordComponent component : r.getClass().getRecordComponents()) {
        try {
          component.getAccessor().setAccessible(true);
          Object value = component.getAccessor().invoke(r);
          if (value != null && !(value instanceof org.epcheck.translator.type.CType)) {
            walk(value, seen, visited);
          }
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
