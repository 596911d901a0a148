package org.epcheck.runner.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.epcheck.runner.spec.TreeRules;
import org.junit.jupiter.api.Test;

class SourceCodeTests {
  @Test
  void commentsGoAndLinesStay() {
    assertEquals(
        "a     \n  b \"/* no */\"     \nc", SourceCode.of("a /* x\n*/b \"/* no */\" // y\nc"));
  }

  @Test
  void aWordInACommentIsNoFact() {
    List<TreeRules.Fact> facts =
        List.of(
            new TreeRules.Fact("ONE", "", Pattern.compile("\\bone\\b"), List.of("a.c", "b.c")),
            new TreeRules.Fact("TWO", "", Pattern.compile("\\btwo\\b"), List.of("a.c", "no.c")));
    assertEquals(
        Map.of("ONE", "1", "TWO", "0"),
        TreeFacts.macros(
            facts, new TreeMap<>(Map.of("a.c", "x; /* one two */", "b.c", "int one;"))));
  }
}
