package org.epcheck.runner.purpose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.junit.jupiter.api.Test;

class PurposeFilesTests {
  private static final String GOOD =
      """
      id = "9"
      title = "t"
      property = "p"
      [claim]
      nothing_to_do = true
      text = "c"
      [[violation]]
      kind = "deadlock"
      """;

  @Test
  void readsAllParts() {
    Purpose p = PurposeFiles.read(SpecsLibrary.directory(Fixtures.library()).get()).get().get(0);
    assertEquals("1a", p.id());
    assertEquals("fixed by patch 2", p.claim().summary());
    assertEquals(List.of(new GuardSpec("toy.a", "lock")), p.guards());
    assertEquals(List.of(new GoalSpec("1a-1", "first", "second")), p.goals());
    assertTrue(p.claim().holdsAt(0));
    assertTrue(!p.claim().holdsAt(1));
    assertTrue(p.claim().holdsAt(2));
  }

  @Test
  void aMisspeltKeyIsAnErrorWithItsPlace() {
    Diagnostic d = problem(GOOD + "objekt = \"x\"\n");
    assertEquals("unknown key `objekt`", d.message());
    assertEquals("purposes/9.toml:9:1", String.valueOf(d.span()));
  }

  @Test
  void aPurposeThatNothingViolatesIsAnError() {
    Diagnostic d = problem(GOOD.substring(0, GOOD.indexOf("[[violation]]")));
    assertEquals("no `[[violation]]`: nothing could violate this purpose", d.message());
  }

  @Test
  void aClaimSaysOneThing() {
    Diagnostic d = problem(GOOD.replace("text =", "fixed_by = 4\ntext ="));
    assertTrue(d.message().startsWith("a claim is either"), d.message());
  }

  @Test
  void brokenTomlIsAnErrorWithItsPlace() {
    Diagnostic d = problem("id = \n");
    assertTrue(String.valueOf(d.span()).startsWith("purposes/9.toml:1:"), d.toString());
  }

  private static Diagnostic problem(String toml) {
    Outcome<List<Purpose>> r =
        PurposeFiles.read(new SpecsLibrary("test", new TreeMap<>(Map.of("purposes/9.toml", toml))));
    return r.diagnostics().get(0);
  }
}
