package org.epcheck.runner.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.purpose.Claim;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.Rule;
import org.epcheck.translator.FrontEnd;
import org.epcheck.translator.source.Sources;
import org.junit.jupiter.api.Test;

/** What cannot be looked for must not be found absent. */
class ApplicableTests {
  private static final String C =
      """
      struct box { int mtx; };
      struct item { struct box *box; int link; };
      static int list;
      void new_name(void) { list = 1; }
      void user(void) { new_name(); }
      void declared(void);
      """;

  @Test
  void whatTheTreeHasNoNameForIsAGap() {
    Applicable a =
        of(
            purpose("at", rule(List.of(), List.of(), List.of("user", "old_name"))),
            purpose("field", rule(List.of("item"), List.of("mtx"), List.of())),
            purpose("object", rule(List.of("basket"), List.of(), List.of())),
            purpose("static", rule(List.of("list"), List.of(), List.of())),
            purpose("declared", rule(List.of(), List.of(), List.of("declared"))),
            purpose("other", rule(List.of(), List.of(), List.of("old_name|new_name"))));
    assertEquals(
        Map.of(
            "at", "the tree has no function `old_name`",
            "declared", "the tree has no function `declared`",
            "field", "the tree has no member of struct item called `mtx`",
            "object", "the tree has no structure or static object `basket`",
            "never", "a reason"),
        a.gaps());
  }

  @Test
  void guardsAndGoalsAreThoseThatThereAre() {
    Rule any = rule(List.of(), List.of(), List.of());
    GuardSpec good = new GuardSpec("item.link", "box->mtx");
    GuardSpec bad = new GuardSpec("item.link", "box->lock");
    Purpose p =
        new Purpose(
            "p",
            "",
            "",
            null,
            Claim.NONE,
            List.of(any),
            List.of(good, bad),
            List.of(new GoalSpec("p-1", "old_name|new_name|user", "user")),
            List.of());
    Applicable a = of(p);
    assertEquals(List.of(good), a.guards());
    assertEquals(
        List.of(new GoalSpec("p-1", "new_name", "user"), new GoalSpec("p-1", "user", "user")),
        a.goals());
    assertEquals("the tree has no lock `box->lock` from `item`", a.gaps().get("p"));
  }

  private static Applicable of(Purpose... purposes) {
    return Applicable.of(
        List.of(purposes),
        new TreeMap<>(Map.of("never", "a reason")),
        new FrontEnd(Sources.memory(Map.of("a.c", C))),
        List.of("a.c"),
        Map.of());
  }

  private static Purpose purpose(String id, Rule rule) {
    return new Purpose(
        id, "", "", null, Claim.NONE, List.of(rule), List.of(), List.of(), List.of());
  }

  private static Rule rule(List<String> objects, List<String> fields, List<String> at) {
    return new Rule(List.of("k"), objects, fields, at, List.of(), List.of());
  }
}
