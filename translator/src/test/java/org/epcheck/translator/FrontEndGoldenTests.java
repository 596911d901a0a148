package org.epcheck.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.ast.Statement;
import org.epcheck.translator.ast.TypeSpecifier;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.DiagnosticRenderer;
import org.epcheck.translator.dump.AstPrinter;
import org.epcheck.translator.dump.TypedUnitPrinter;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrontEndGoldenTests {
  private static final Pattern EXPECTED = Pattern.compile("//~ (?:error|warning)\\[(KC\\d+)]");

  static List<GoldenCase> accepted() {
    return GoldenCase.below("accepted");
  }

  static List<GoldenCase> rejected() {
    return GoldenCase.below("rejected");
  }

  @ParameterizedTest
  @MethodSource
  void accepted(GoldenCase c) throws IOException {
    var outcome = c.analyze();
    String messages = new DiagnosticRenderer(c.sources()).render(c.diagnostics());
    assertTrue(outcome.isOk() && messages.isEmpty(), messages);
    String typed = TypedUnitPrinter.print(outcome.get());
    assertEquals(typed, TypedUnitPrinter.print(c.analyze().get()), "a second run differs");
    if (Files.exists(c.folder().resolve("ast.txt"))) {
      c.check("ast.txt", AstPrinter.print(c.frontEnd().parse("input.c", c.defines()).get()));
    }
    c.check("typed.txt", typed);
  }

  @ParameterizedTest
  @MethodSource
  void rejected(GoldenCase c) throws IOException {
    List<Diagnostic> diagnostics = c.diagnostics();
    assertFalse(diagnostics.isEmpty(), "nothing was rejected");
    assertEquals(expected(c.input()), found(diagnostics), "the marks `//~ error[...]`");
    c.check("diagnostics.txt", new DiagnosticRenderer(c.sources()).render(diagnostics));
  }

  private static Set<String> expected(String input) {
    Set<String> marks = new TreeSet<>();
    String[] lines = input.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher m = EXPECTED.matcher(lines[i]);
      while (m.find()) {
        marks.add((i + 1) + " " + m.group(1));
      }
    }
    return marks;
  }

  private static Set<String> found(List<Diagnostic> diagnostics) {
    Set<String> marks = new TreeSet<>();
    for (Diagnostic d : diagnostics) {
      var span = d.span();
      if (span != null && span.file().equals("input.c")) {
        marks.add(span.line() + " " + d.code());
      }
    }
    return marks;
  }

  /** Each record of the trees occurs in an accepted or, where it cannot, in a rejected case. */
  @Test
  void everyRecordHasACase() {
    Set<Class<?>> seen = new HashSet<>();
    for (GoldenCase c : Stream.concat(accepted().stream(), rejected().stream()).toList()) {
      var ast = c.frontEnd().parse("input.c", c.defines());
      if (ast.isOk()) {
        walk(ast.get(), seen, Collections.newSetFromMap(new IdentityHashMap<>()));
      }
      var unit = c.analyze();
      if (unit.isOk()) {
        walk(unit.get(), seen, Collections.newSetFromMap(new IdentityHashMap<>()));
      }
    }
    Set<String> missing = new TreeSet<>();
    List<Class<?>> families =
        List.of(
            Ast.Item.class,
            Ast.Declarator.class,
            Ast.Initializer.class,
            Ast.Designator.class,
            Expression.class,
            Statement.class,
            TypeSpecifier.class,
            Expr.class,
            Stmt.class,
            TypedUnit.Init.class);
    for (Class<?> family : families) {
      List<Class<?>> members = Arrays.asList(family.getPermittedSubclasses());
      assertFalse(members.isEmpty());
      members.stream().filter(m -> !seen.contains(m)).forEach(m -> missing.add(m.getName()));
    }
    assertEquals(Set.of(), missing);
  }

  private static void walk(Object value, Set<Class<?>> classes, Set<Object> visited) {
    if (value instanceof Map<?, ?> map) {
      new ArrayList<>(map.values()).forEach(v -> walk(v, classes, visited));
    } else if (value instanceof Iterable<?> list) {
      list.forEach(v -> walk(v, classes, visited));
    } else if (value instanceof Record r && visited.add(r)) {
      classes.add(r.getClass());
      for (RecordComponent c : r.getClass().getRecordComponents()) {
        try {
          Object component = c.getAccessor().invoke(r);
          if (component != null) {
            walk(component, classes, visited);
          }
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  void everyFrontEndCodeHasARejectedCase() {
    Set<Code> seen = new HashSet<>();
    rejected().forEach(c -> c.diagnostics().forEach(d -> seen.add(d.code())));
    for (Code code : Code.values()) {
      assertTrue(
          !ErrorPageTests.isFrontEnd(code) || seen.contains(code), () -> "no case for " + code);
    }
  }

  @Test
  void noOrphanFiles() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(GoldenCase.ROOT)) {
      Set<String> known = Set.of("input.c", "typed.txt", "ast.txt", "diagnostics.txt");
      assertEquals(
          List.of(),
          files
              .filter(Files::isRegularFile)
              .filter(f -> !known.contains(f.getFileName().toString()))
              .filter(f -> !f.toString().endsWith(".h"))
              .toList());
    }
  }
}
