package org.epcheck.runner.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyFileTests {
  private static final String RIGHT =
      """
      ---- MODULE mine ----
      EXTENDS Sequences, Epcheck
      Helper(x) == x
      \\* @invariant two words
      First == Helper(TRUE)
      \\* @invariant
      Second == TRUE
      \\* @property in the end
      \\* @fairness strong
      Third == <>TRUE
      \\* @property
      Fourth == []TRUE
      ====
      """;

  @Test
  void markedDefinitionsAreProperties() {
    PropertyFile f = PropertyFile.parse("my/mine.tla", RIGHT).get();
    assertEquals("mine", f.module());
    assertEquals(
        List.of(
            new PropertyFile.Invariant("First", "two words", 5),
            new PropertyFile.Invariant("Second", "Second", 7)),
        f.invariants());
    assertEquals("property:First", f.invariants().get(0).kind());
    assertEquals(
        List.of(
            new PropertyFile.Temporal("Third", "in the end", 10, Fairness.STRONG),
            new PropertyFile.Temporal("Fourth", "Fourth", 12, Fairness.WEAK)),
        f.temporals());
    assertEquals("property:Third", f.temporals().get(0).kind());
    assertEquals(
        List.of(
            "my/mine.tla: no steps are merged, so that every state is asked",
            "Third, fairness strong: a thread that could go on again and again does",
            "Fourth, fairness weak: a thread that could go on all the time does"),
        f.terms());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ---- MODULE mine ----     | ---- module mine ----  | 1 | no module
          MODULE mine               | MODULE Locks           | 1 | `Locks` is a module of epcheck
          EXTENDS Sequences, Epcheck| EXTENDS Sequences      | 1 | does not extend `Epcheck`
          @invariant                | @invarient             | 4 | `@invarient` is not supported
          First ==                  | First(x) ==            | 4 | no definition without parameters
          @invariant two words      | @temporal              | 4 | `@temporal` is not supported
          @fairness strong          | @fairness fair         | 9 | no such fairness: `fair`
          @property in the end      | ...                    | 9 | no `@property` above `@fairness`
          Third ==                  | Third(x) ==            | 8 | no definition without parameters
          Fourth ==                 | Fourth =               | 11 | no definition without parameters
          """)
  void everythingElseIsToldWithItsLine(String from, String to, int line, String message) {
    assertTrue(RIGHT.contains(from));
    Outcome<PropertyFile> f = PropertyFile.parse("mine.tla", RIGHT.replace(from, to));
    Diagnostic d = f.diagnostics().get(0);
    assertEquals(Code.KR303, d.code());
    assertTrue(d.message().contains(message), d.message());
    Span span = d.span();
    assertNotNull(span);
    assertEquals(line, span.line());
    assertEquals("mine.tla", span.file());
  }

  @Test
  void withoutAnyPropertyThereIsNothingToCheck() {
    Outcome<PropertyFile> f =
        PropertyFile.parse("mine.tla", RIGHT.replaceAll("\\\\\\* @.*\\n", ""));
    assertEquals("no property", f.diagnostics().get(0).message());
  }
}
