package org.epcheck.runner.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.epcheck.runner.purpose.KnownNames;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimFilesTests {
  private static final String GOOD =
      """
      series = "toy-series"

      [[claim]]
      id = "fixed"
      text = "It is fixed."

      [[claim.violated]]
      purpose = "1a"
      steps = "1"

      [[claim.ok]]
      purpose = "1a"
      steps = "2-last"
      scenarios = ["one-one"]
      switches = { fails = "yes" }
      ran = ["first"]

      [[claim.no_error]]
      kind = "deadlock"
      steps = "all"

      [[claim.not_locked]]
      lock = "big"
      except = "setup"
      steps = "all"

      [[claim.lock_order]]
      order = ["big", "toy.lock"]
      steps = "all"
      """;

  @TempDir Path dir;

  private Outcome<List<AuditClaim>> read(String text) throws IOException {
    Files.createDirectories(dir.resolve("claims"));
    Files.writeString(dir.resolve("claims/letter.toml"), text);
    Files.createDirectories(dir.resolve("include/epcheck"));
    Files.writeString(dir.resolve("include/epcheck/ops.h"), "");
    TreeMap<String, String> values = new TreeMap<>();
    values.put("no", "0");
    values.put("yes", "1");
    TreeMap<String, ModelFile.Switch> switches = new TreeMap<>();
    switches.put("fails", new ModelFile.Switch("fails", "FAILS", "it fails", values, "no"));
    return ClaimFiles.read(
        SpecsLibrary.directory(dir).get(),
        "toy-series",
        new ClaimFiles.Known(
            List.of("1a", "1b"),
            List.of("one-one"),
            switches,
            new KnownNames(
                List.of("struct toy { struct mutex lock; } big; void setup(void), first(void);"),
                List.of("deadlock"))));
  }

  @Test
  void readsEveryKindOfCondition() throws IOException {
    AuditClaim c = read(GOOD).get().get(0);
    assertEquals("fixed", c.id());
    assertEquals(
        List.of(
            "1a violated",
            "1a ok",
            "no deadlock",
            "big not taken but by setup",
            "locks in the order big, toy.lock"),
        c.conditions().stream().map(Condition::words).toList());
    assertEquals(List.of("1a"), c.purposes());
    assertEquals("{fails=yes}", c.conditions().get(1).scope().switches().toString());
  }

  @Test
  void claimsAboutAnotherSeriesAreLeftOut() throws IOException {
    assertEquals(List.of(), read(GOOD.replace("toy-series", "other")).get());
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() throws IOException {
    String[][] mutants = {
      {
        "purpose = \"1a\"\nsteps = \"1\"",
        "purpose = \"1c\"\nsteps = \"1\"",
        ":8:1",
        "unknown purpose `1c`"
      },
      {"steps = \"2-last\"", "steps = \"2..8\"", ":13:1", "`2..8` are no steps"},
      {"[\"one-one\"]", "[\"one-on\"]", ":14:1", "unknown scenario `one-on`"},
      {"{ fails = \"yes\" }", "{ fails = \"maybe\" }", ":15:1", "unknown switch `maybe`"},
      {"{ fails = \"yes\" }", "{ fail = \"yes\" }", ":15:1", "unknown switch `fail`"},
      {"kind = \"deadlock\"", "kinds = \"deadlock\"", "", "unknown key `kinds`"},
      {"kind = \"deadlock\"", "kind = \"deadlok\"", ":19:1", "unknown kind of error `deadlok`"},
      {
        "kind = \"deadlock\"",
        "kind = \"deadlock\"\nin = \"setop\"",
        ":20:1",
        "unknown function `setop`"
      },
      {"lock = \"big\"", "lock = \"bug\"", "", "unknown lock `bug`"},
      {"except = \"setup\"", "except = \"setp\"", "", "unknown function `setp`"},
      {"\"toy.lock\"]", "\"toy.lick\"]", "", "unknown lock `toy.lick`"},
      {"kind = \"deadlock\"\n", "", "", "`no_error` needs a `kind`"},
      {"[\"big\", \"toy.lock\"]", "[\"big\"]", "", "`order` names two locks or more"},
      {"text = \"It is fixed.\"", "", "", "`text` is missing"},
      {"[[claim.lock_order]]", "[[claim.lockorder]]", "", "unknown key `lockorder`"},
    };
    for (String[] m : mutants) {
      assertTrue(GOOD.contains(m[0]), m[0]);
      List<Diagnostic> problems = read(GOOD.replace(m[0], m[1])).diagnostics();
      assertTrue(!problems.isEmpty(), m[1]);
      assertTrue(
          problems.stream().anyMatch(d -> d.message().contains(m[3])), () -> problems.toString());
      assertTrue(
          problems.stream()
              .anyMatch(d -> String.valueOf(d.span()).contains("claims/letter.toml" + m[2])),
          () -> problems.toString());
    }
  }

  @Test
  void aClaimThatNothingCanDecide() throws IOException {
    List<Diagnostic> problems =
        read("series = \"s\"\n[[claim]]\nid = \"a\"\ntext = \"b\"\n").diagnostics();
    assertEquals("nothing could decide this claim", problems.get(0).message());
  }

  @Test
  void twoClaimsOfOneName() throws IOException {
    String second = GOOD.substring(GOOD.indexOf("[[claim]]"));
    assertEquals("a second claim `fixed`", read(GOOD + second).diagnostics().get(0).message());
  }
}
