package org.epcheck.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.source.Sources;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.junit.jupiter.api.Test;

class FrontEndTests {
  private static TypedUnit analyze(String text) {
    var outcome = new FrontEnd(Sources.memory(Map.of("a.c", text))).analyze("a.c", Map.of());
    assertTrue(outcome.isOk(), outcome.diagnostics()::toString);
    return outcome.get();
  }

  private static TypedUnit.Function function(TypedUnit unit, String name) {
    return unit.functions().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void errorsInABodyStayWithTheFunction() {
    TypedUnit unit = analyze("int bad(void) { return kernel(); } int good(void) { return bad(); }");
    TypedUnit.Function bad = function(unit, "bad");
    assertNull(bad.body());
    assertEquals(List.of(Code.KC303), bad.errors().stream().map(d -> d.code()).toList());
    assertNotNull(function(unit, "good").body());
    assertEquals(List.of(), function(unit, "good").errors());
  }

  @Test
  void everyErrorOfABodyIsKept() {
    TypedUnit unit = analyze("int f(int n) { if (a) { b; } else c; while (d) e(); return n.f; }");
    assertEquals(6, function(unit, "f").errors().size());
  }

  @Test
  void errorOutsideOfABodyFailsTheUnit() {
    var outcome =
        new FrontEnd(Sources.memory(Map.of("a.c", "missing x;\nint a = b;\nint c = d;\n")))
            .analyze("a.c", Map.of());
    assertFalse(outcome.isOk());
  }

  @Test
  void containerArithmeticKeepsItsForm() {
    TypedUnit unit =
        analyze(
            "struct in { int x, y; }; struct out { long a; struct in b; };\n"
                + "struct out *f(struct in *p) {\n"
                + "return (struct out *)((char *)p - __builtin_offsetof(struct out, b)); }");
    Stmt.Return r = (Stmt.Return) body(unit, "f").statements().get(0);
    Expr.Cast outer = (Expr.Cast) Objects.requireNonNull(r.value());
    Expr.Binary minus = (Expr.Binary) outer.operand();
    assertEquals(Expr.BinaryOp.SUB, minus.op());
    assertEquals("char *", ((Expr.Cast) minus.left()).type().toString());
    assertEquals(1, ((Expr.IntLit) minus.right()).value());
  }

  @Test
  void containerOfKnowsStructureAndOffset() {
    TypedUnit unit =
        analyze(
            "struct in { int x, y; }; struct out { long a; struct { struct in b; } c; };\n"
                + "struct out *f(struct in *p) {\n"
                + "return __epcheck_container_of(p, struct out, c.b); }");
    Expr.ContainerOf c =
        (Expr.ContainerOf)
            Objects.requireNonNull(((Stmt.Return) body(unit, "f").statements().get(0)).value());
    assertEquals("out", c.def().tag());
    assertEquals(1, c.offset());
    assertEquals("struct out *", c.type().toString());
  }

  @Test
  void addressOfAVariablePutsItInMemoryUnlessUnevaluated() {
    TypedUnit unit =
        analyze("int f(int a, int b, int c) { typeof(&a) p = &b; return *p + sizeof(&c); }");
    assertEquals(
        List.of(false, true, false),
        function(unit, "f").parameters().stream().map(TypedUnit.Local::inMemory).toList());
  }

  private static Stmt.Block body(TypedUnit unit, String name) {
    Stmt.Block body = function(unit, name).body();
    assertNotNull(body);
    return body;
  }
}
