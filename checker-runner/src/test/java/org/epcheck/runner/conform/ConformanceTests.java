package org.epcheck.runner.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.epcheck.translator.FrontEnd;
import org.epcheck.translator.source.Sources;
import org.junit.jupiter.api.Test;

class ConformanceTests {
  private static final Catalogue CATALOGUE =
      new Catalogue(
          Map.of(
              "lock", new Catalogue.Entry("lock", "lock", 1),
              "lock_irq", new Catalogue.Entry("lock", "lock", 1),
              "unlock", new Catalogue.Entry("lock", "unlock", 1),
              "del", new Catalogue.Entry("list", "del", 1)));

  private static final String HEAD =
      "struct s { int l; int x; };\nvoid lock(int *p);\nvoid lock_irq(int *p);\n"
          + "void unlock(int *p);\nvoid del(int *p);\n";

  private static final String MODEL =
      HEAD + "void f(struct s *s)\n{\n\tlock(&s->l);\n\tdel(&s->x);\n\tunlock(&s->l);\n}\n";

  @Test
  void variantsAndHelpersOfOneSideDoNotDiffer() {
    String tree =
        HEAD
            + "static void out(struct s *t, int *lock_to_drop)\n{\n\tdel(&t->x);\n"
            + "\tunlock(lock_to_drop);\n}\n"
            + "void f(struct s *s)\n{\n\tlock_irq( &s->l ); /* del(&s->x) */\n\tout(s, &s->l);\n}\n";
    Conformance c = compare(MODEL, tree);
    assertTrue(
        c.functions().stream()
            .filter(f -> f.name().equals("f"))
            .allMatch(Conformance.Compared::isSame),
        () -> ConformanceReport.text(c, "t"));
    assertFalse(c.isSame(), "a function with operations that only one side has is a difference");
  }

  @Test
  void anotherOrderIsADifferenceWithTheLinesOfBoth() {
    String tree =
        HEAD + "\nvoid f(struct s *s)\n{\n\tlock(&s->l);\n\tunlock(&s->l);\n\tdel(&s->x);\n}\n";
    Conformance c = compare(MODEL, tree);
    assertFalse(c.isSame());
    assertEquals(
        """
        --- our model
        +++ t

        @@ -6 +7 @@ f
              8     9  lock   lock(&s->l)
        -     9        list   del(&s->x)
             10    10  lock   unlock(&s->l)
        +          11  list   del(&s->x)

        same operations in the same order: none
        only in our model: none
        only in the tree: none
        operations on one side only: 2 list
        """,
        ConformanceReport.text(c, "t"));
    assertTrue(
        ConformanceReport.json(c, "t").contains("\"line\": 11"), ConformanceReport.json(c, "t"));
  }

  @Test
  void theSameIsTheSame() {
    assertTrue(compare(MODEL, MODEL).isSame());
  }

  private static Conformance compare(String model, String tree) {
    return Conformance.of(side(model), side(tree), CATALOGUE);
  }

  private static Conformance.Side side(String text) {
    return new Conformance.Side(
        new FrontEnd(Sources.memory(Map.of("a.c", text))).parse("a.c", Map.of()).get(),
        new TreeMap<>(Map.of("a.c", org.epcheck.runner.tree.SourceCode.of(text))));
  }
}
