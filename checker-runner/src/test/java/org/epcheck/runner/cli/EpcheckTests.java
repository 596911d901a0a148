package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on the small library, with a fake translator and engine. */
class EpcheckTests {
  private static final RunOutcome FINE = Fixtures.complete(Set.of("1a-1"));
  private static final RunOutcome FREED =
      Fixtures.complete(Set.of("1a-1"), Fixtures.error("use-after-free", "toy", "a", "first", 14));

  @TempDir Path dir = Path.of("set by JUnit");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private ModelSource source = Fixtures.source();
  private CellEngine engine = fake((step, scenario) -> step == 1 ? FREED : FINE);

  @BeforeEach
  void copyOfTheLibrary() throws IOException {
    copy(Fixtures.library(), dir.resolve("specs"));
  }

  @Test
  void checkShowsTheMatrixAndWritesTheRuns() throws IOException {
    assertEquals(1, run("check", "--specs", "specs"));
    assertTrue(out().contains("1a  toy written under its lock   ok  X14   ok\n"), out());
    assertTrue(out().contains("1b  toy freed once               ok   ok   ok\n"), out());
    assertTrue(out().contains("safe to stop a bisect here?     yes   no  yes\n"), out());
    assertTrue(out().contains("CHANGELOG ./epcheck trace 1a@1/one-one --specs specs\n"), out());
    assertEquals(
        List.of(
            "0-one-one",
            "0-one-two",
            "1-one-one",
            "1-one-two",
            "2-one-one",
            "2-one-two",
            "index.html",
            "matrix.json"),
        names(dir.resolve("epcheck-out")));
    Path cell = dir.resolve("epcheck-out/1-one-one");
    assertEquals(List.of("1a", "M.cfg", "M.tla", "map.json", "result.json"), names(cell));
    assertEquals(List.of("changelog.txt", "terminal.txt", "trace.json"), names(cell.resolve("1a")));
    assertTrue(err().contains("[6/6] "), err());
  }

  private static final String CLAIMS =
      """
      series = "toy-series"
      [[claim]]
      id = "fixed"
      text = "Patch 2 fixes it."
      violated = [{ purpose = "1a", steps = "1" }]
      ok = [{ purpose = "1a", steps = "2-last" }]
      """;

  private void claims(String text) throws IOException {
    Files.createDirectories(dir.resolve("specs/claims"));
    Files.writeString(dir.resolve("specs/claims/letter.toml"), text);
  }

  @Test
  void anAuditDecidesClaimsAndDropsEachPatch() throws IOException {
    claims(CLAIMS);
    assertEquals(0, run("audit", "--specs", "specs"), err());
    assertTrue(out().contains("holds        fixed: Patch 2 fixes it.\n"), out());
    assertTrue(out().contains("1a           patch 1            patch 2 "), out());
    assertTrue(
        out().contains("  1     not seen  2 does not apply without it and is left out"), out());
    assertTrue(out().contains("  2     yes       violated without it: 1a (X14)\n"), out());
    assertEquals(
        List.of(
            "0-one-one",
            "0-one-two",
            "1-one-one",
            "1-one-two",
            "2-one-one",
            "2-one-two",
            "audit.json",
            "without-1,2",
            "without-2"),
        names(dir.resolve("epcheck-out")));
    String trace =
        Files.readString(dir.resolve("epcheck-out/without-2/1-one-one/1a/changelog.txt"));
    assertEquals("CHANGELOG ./epcheck trace 1a@1/one-one --specs specs --drop 2\n", trace);
  }

  @Test
  void aRefutedClaimIsStatusOneAndAnUndecidedOneThree() throws IOException {
    claims(CLAIMS.replace("2-last", "1-last"));
    assertEquals(1, run("audit", "--specs", "specs", "--no-drop-one"), err());
    assertTrue(out().contains("refuted      fixed"), out());
    assertTrue(out().contains("      1a@1/one-one  use-after-free of toy1.a"), out());
    claims(CLAIMS.replace("steps = \"1\"", "steps = \"0\""));
    assertEquals(3, run("audit", "--specs", "specs", "--no-drop-one"), err());
    assertTrue(out().contains("not decided  fixed"), out());
    claims(CLAIMS.replace("1a", "1x"));
    assertEquals(2, run("audit", "--specs", "specs"));
    assertTrue(err().contains("unknown purpose `1x`"), err());
  }

  @Test
  void largeScenariosAreRunByTheirGroupsNameOnly() throws IOException {
    Path model = dir.resolve("specs/toy/model.toml");
    Files.writeString(model, "large_scenarios = [\"one-two\"]\n" + Files.readString(model));
    assertEquals(0, run("check", "--specs", "specs", "--step", "0", "--scenario", "all"), err());
    assertTrue(out().contains("one-one"), out());
    assertFalse(Files.exists(dir.resolve("epcheck-out/0-one-two")));
    assertEquals(0, run("check", "--specs", "specs", "--step", "0", "--purpose", "1a"), err());
    assertFalse(Files.exists(dir.resolve("epcheck-out/0-one-two")));
    run("check", "--specs", "specs", "--step", "0", "--out", "big", "--scenario", "large");
    assertEquals(List.of("0-one-two", "index.html", "matrix.json"), names(dir.resolve("big")));
    run("check", "--specs", "specs", "--step", "0", "--out", "two", "--scenario", "one-one, large");
    assertEquals(
        List.of("0-one-one", "0-one-two", "index.html", "matrix.json"), names(dir.resolve("two")));
    run("list", "scenarios", "--specs", "specs");
    assertTrue(out().contains("+ one-two "), out());
    assertTrue(out().contains("`--scenario large` runs these"), out());
  }

  @Test
  void withoutLargeScenariosTheNameIsUnknown() {
    assertEquals(2, run("check", "--specs", "specs", "--scenario", "large"));
    assertTrue(err().contains("unknown scenario `large`"), err());
  }

  /** The engine knows only step and scenario, so what another switch changes shows in the runs. */
  @Test
  void anAuditOfEverySwitchRunsEachValue() throws IOException {
    claims(CLAIMS);
    Fixtures.FakeEngine counting =
        new Fixtures.FakeEngine((step, scenario) -> step == 1 ? FREED : FINE);
    engine = counting;
    assertEquals(0, run("audit", "--specs", "specs", "--no-drop-one", "--switches", "all"), err());
    assertEquals(12, counting.runs().size());
    assertTrue(names(dir.resolve("epcheck-out")).contains("1-one-two-fails=yes"));
    claims(CLAIMS.replace("2-last\"", "2-last\", switches = { fails = \"yes\" }"));
    out.reset();
    assertEquals(0, run("audit", "--specs", "specs", "--no-drop-one"), err());
    assertTrue(out().contains("1a ok at 2 with fails=yes: 2 runs"), out());
    assertEquals(2, run("audit", "--specs", "specs", "--switches", "some"));
  }

  /** With the other switch only the claim's purpose is run, where it applies. */
  @Test
  void whatAClaimWantsOtherwiseIsRunForItsPurposeOnly() throws IOException {
    claims(
        CLAIMS.replace("1a", "1b").replace("2-last\"", "2-last\", switches = { fails = \"yes\" }"));
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FINE);
    engine = counting;
    assertEquals(3, run("audit", "--specs", "specs", "--no-drop-one"), err());
    assertEquals(7, counting.runs().size());
    assertTrue(out().contains("+ 1b ok at 2 with fails=yes: 1 run of one-two"), out());
    out.reset();
    assertEquals(
        3, run("audit", "--specs", "specs", "--no-drop-one", "--scenario", "one-one"), err());
    assertTrue(out().contains("? 1b ok at 2 with fails=yes: 1b was not asked in any"), out());
  }

  @Test
  void anAuditAfterACheckTakesItsRunsFromTheCache() throws IOException {
    claims(CLAIMS);
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FINE);
    engine = counting;
    run("check", "--specs", "specs");
    assertEquals(6, counting.runs().size());
    run("audit", "--specs", "specs", "--no-drop-one");
    assertEquals(6, counting.runs().size());
  }

  @Test
  void claimsOfALetterAreNotAskedOfOtherPatches() throws IOException {
    claims(CLAIMS);
    assertEquals(0, run("audit", "--specs", "specs", "--series", "specs/toy/patches"), err());
    assertTrue(out().startsWith("no claims: "), out());
    out.reset();
    assertEquals(0, run("audit", "--specs", "specs", "--drop", "2"), err());
    assertTrue(out().startsWith("no claims: "), out());
    assertFalse(out().contains("without one patch"), out());
  }

  @Test
  void patchesOnTopAreStepsOfTheirOwn() throws IOException {
    claims(CLAIMS);
    Path extra = Path.of("src/test/resources/then/0003-lock-again.patch").toAbsolutePath();
    assertEquals(0, run("list", "steps", "--specs", "specs", "--then", extra.toString()), err());
    assertTrue(out().endsWith("3    toy: take the lock again\n"), out());
    out.reset();
    assertEquals(1, run("check", "--specs", "specs", "--then", extra.toString()), err());
    assertTrue(out().contains("1a  toy written under its lock   ok  X14   ok   ok\n"), out());
    assertTrue(out().contains("series     toy-series + 0003-lock-again.patch: "), out());
    Path model = dir.resolve("epcheck-out/3-one-one/M.tla");
    assertTrue(Files.readString(model).contains("lock(&toy.lock)"), Files.readString(model));
    out.reset();
    assertEquals(0, run("audit", "--specs", "specs", "--then", extra.toString()), err());
    assertTrue(out().contains("1a ok at 2-3: "), out());
    assertTrue(out().contains("  3     not seen  no verdict of the last step changes\n"), out());
  }

  @Test
  void patchesOnTopOfPatchesThatAreLeftOut() throws IOException {
    Path extra = Path.of("src/test/resources/then").toAbsolutePath();
    assertEquals(
        0, run("list", "steps", "--specs", "specs", "--then", extra.toString(), "--drop", "1"));
    assertTrue(out().contains("1    toy: write once  (does not apply)\n"), out());
    assertEquals(2, run("list", "steps", "--specs", "specs", "--drop", "3"));
    assertTrue(err().contains("error[KR201]: no patch 3 to leave out"), err());
    assertEquals(2, run("list", "steps", "--specs", "specs", "--drop", "1,x"));
    assertEquals(2, run("list", "steps", "--specs", "specs", "--then", "nowhere"));
    assertTrue(err().contains("error[KR302]: cannot read the series"), err());
    Path text = Files.writeString(dir.resolve("no.patch"), "hello");
    assertEquals(2, run("list", "steps", "--specs", "specs", "--then", text.toString()));
    assertTrue(err().contains("no patch in no.patch"), err());
  }

  @Test
  void newRefusesWhatItCannotDo() throws IOException {
    assertEquals(2, run("new"));
    assertEquals(2, run("new", "patch", "x"));
    assertEquals(2, run("new", "scenario", "a/b"));
    assertTrue(err().contains("`a/b` is no name"), err());
    assertEquals(2, run("new", "scenario", "one-one", "--specs", "specs"));
    assertTrue(err().contains("there is a scenario `one-one` already"), err());
    assertEquals(2, run("new", "purpose", "1a", "--specs", "specs"));
    assertTrue(err().contains("there is a purpose `1a` already"), err());
    // A library without templates.
    assertEquals(2, run("new", "scenario", "mine", "--specs", "specs"));
    assertTrue(err().contains("has no template of a scenario"), err());
    assertFalse(Files.exists(dir.resolve("specs/scenarios/mine.c")));
  }

  @Test
  void newWritesIntoTheUsersOwnFolder() throws IOException {
    assertEquals(0, run("new", "scenario", "mine"));
    Path file = dir.resolve("epcheck-specs/scenarios/mine.c");
    assertTrue(Files.readString(file).contains("check --scenario mine"));
    assertFalse(Files.readString(file).contains("@NAME@"));
    assertEquals(2, run("new", "scenario", "mine"));
    assertEquals(0, run("new", "purpose", "mine"));
    assertEquals(0, run("list", "scenarios"));
    assertTrue(out().contains("mine"), out());
    assertEquals(0, run("explain", "mine"));
  }

  @Test
  void aScenarioMayBeAFile() throws IOException {
    Files.copy(dir.resolve("specs/scenarios/one-one.c"), dir.resolve("other.c"));
    assertEquals(0, run("check", "--specs", "specs", "--step", "0", "--scenario", "other.c"));
    assertTrue(names(dir.resolve("epcheck-out")).contains("0-other"));
    assertEquals(2, run("check", "--specs", "specs", "--scenario", "none.c"));
    assertTrue(err().contains("cannot read the scenario `none.c`"), err());
  }

  @Test
  void twoRunsGiveTheSameBytes() throws IOException {
    run("check", "--specs", "specs", "--no-cache");
    String first = out();
    Map<Path, String> files = texts(dir.resolve("epcheck-out"));
    out.reset();
    run("check", "--specs", "specs", "--no-cache");
    assertEquals(first, out());
    assertEquals(files, texts(dir.resolve("epcheck-out")));
  }

  @Test
  void theSelectionDoesNotChangeTheModel() {
    List<String> texts = new ArrayList<>();
    source =
        (request, stages) -> {
          texts.add(request.guards() + " " + request.goals());
          return Fixtures.source().translate(request, stages);
        };
    run("check", "--specs", "specs", "--step", "1", "--scenario", "one-two");
    run("check", "--specs", "specs", "--step", "1", "--scenario", "one-two", "--purpose", "1b");
    assertEquals(texts.get(0), texts.get(1));
  }

  @Test
  void anErrorOfAnUnselectedPurposeIsNoOtherError() {
    assertEquals(0, run("check", "--specs", "specs", "--purpose", "1b"));
    assertFalse(out().contains("other:"), out());
  }

  @Test
  void aScenarioThatIsNamedIsRunForEveryPurpose() {
    assertEquals(0, run("check", "--specs", "specs", "--purpose", "1b", "--scenario", "one-one"));
    assertTrue(out().contains("  base one-one"), out());
  }

  @Test
  void aSecondRunComesFromTheCacheAndSaysSo() {
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FREED);
    engine = counting;
    run("check", "--specs", "specs", "--step", "1");
    String first = out();
    out.reset();
    assertEquals(1, run("check", "--specs", "specs", "--step", "1"));
    assertEquals(2, counting.runs().size());
    assertEquals(first, out().replace("  (cached)", ""));
    assertTrue(out().contains("(cached)"));
    run("check", "--specs", "specs", "--step", "1", "--no-cache");
    assertEquals(4, counting.runs().size());
  }

  /** What other checks left makes room; what this one used does not. */
  @Test
  void theCacheIsKeptSmall() throws IOException, InterruptedException {
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FREED);
    engine = counting;
    run("check", "--specs", "specs");
    assertEquals(6, counting.runs().size());
    List<Path> before = new ArrayList<>(entries());
    assertEquals(6, before.size());
    for (Path p : before) {
      Files.setLastModifiedTime(p, FileTime.fromMillis(1_000_000_000_000L));
    }
    Map<String, String> small = Map.of("EPCHECK_CACHE_SIZE", "1k");
    List<String> one = List.of("check", "--specs", "specs", "--step", "1");
    assertEquals(1, Epcheck.run(one, context(false, small)));
    assertEquals(6, counting.runs().size());
    assertTrue(err().contains("note: the cache has grown: 4 unused entries are removed"), err());
    assertEquals(2, entries().size());
    Epcheck.run(one, context(false, small));
    assertEquals(6, counting.runs().size(), "what was just used is still there");
    run("check", "--specs", "specs", "--out", "again");
    assertEquals(10, counting.runs().size());
    err.reset();
    Map<String, String> wrong = Map.of("EPCHECK_CACHE_SIZE", "much");
    List<String> elsewhere = List.of("check", "--specs", "specs", "--out", "nowhere");
    assertEquals(2, Epcheck.run(elsewhere, context(false, wrong)));
    assertFalse(Files.exists(dir.resolve("nowhere")));
    assertTrue(err().contains("EPCHECK_CACHE_SIZE: `much` is no size"), err());
  }

  /** Translates, and notes what. */
  private List<String> countTranslations() {
    List<String> translated = new ArrayList<>();
    source =
        (request, stages) -> {
          synchronized (translated) {
            translated.add(request.step() + "-" + request.scenario());
          }
          return Fixtures.source().translate(request, stages);
        };
    return translated;
  }

  @Test
  void aCheckOfWhatIsKeptTranslatesNothingAndWritesTheSameFiles() throws IOException {
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FREED);
    engine = counting;
    List<String> translated = countTranslations();
    run("check", "--specs", "specs");
    assertEquals(6, translated.size());
    Map<Path, String> files = texts(dir.resolve("epcheck-out"));
    run("check", "--specs", "specs", "--out", "again");
    assertEquals(6, translated.size());
    assertEquals(6, counting.runs().size());
    Map<Path, String> again = texts(dir.resolve("again"));
    assertEquals(files.size(), again.size());
    files.forEach(
        (path, text) -> {
          Path other = Path.of(path.toString().replace("epcheck-out", "again"));
          boolean tells = path.endsWith("result.json") || path.endsWith("matrix.json");
          if (!tells && !path.endsWith("index.html")) {
            assertEquals(text, again.getOrDefault(other, "none"), path.toString());
          }
        });
    out.reset();
    run("check", "--specs", "specs", "--format", "sarif");
    assertTrue(out().contains("use-after-free"), "a trace of a kept run is in its directory");
    assertEquals(6, translated.size());
  }

  @Test
  void anotherPatchTwoMakesOnlyTheStepsFromTwoOnAnew() throws IOException {
    List<String> translated = countTranslations();
    run("check", "--specs", "specs");
    translated.clear();
    Path patches = dir.resolve("specs/toy/patches");
    try (Stream<Path> all = Files.list(patches)) {
      Path second = all.filter(p -> p.toString().contains("0002")).findFirst().orElseThrow();
      String text = Files.readString(second);
      String edited = text.replaceFirst("(?m)^\\+([^+\\n].*)$", "+$1 /* edited */");
      assertNotEquals(text, edited);
      Files.writeString(second, edited);
    }
    run("check", "--specs", "specs");
    assertEquals(List.of("2-one-one", "2-one-two"), translated.stream().sorted().toList());
  }

  @Test
  void equalModelsAreRunOnceAndOthersAreNot() {
    Fixtures.FakeEngine counting =
        new Fixtures.FakeEngine((step, scenario) -> FREED)
            .asking(step -> step == 1 ? "" : "b".repeat(64));
    engine = counting;
    run("check", "--specs", "specs", "--scenario", "one-one");
    assertEquals(List.of("0 one-one", "1 one-one"), counting.runs().stream().sorted().toList());
    assertTrue(out().contains("(same model as at base)"), out());
    assertTrue(err().contains("same model as 0-one-one"), err());
    out.reset();
    run("check", "--specs", "specs", "--scenario", "one-one", "--no-cache");
    assertEquals(5, counting.runs().size());
    assertFalse(out().contains("same model"), out());
  }

  @Test
  void anEditedLineIsRunAgain() throws IOException {
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FINE);
    engine = counting;
    run("check", "--specs", "specs", "--step", "0", "--scenario", "one-one");
    Path c = dir.resolve("specs/toy/src/toy.c");
    Files.writeString(c, Files.readString(c).replace("toy.b = 2", "toy.b = 3"));
    run("check", "--specs", "specs", "--step", "0", "--scenario", "one-one");
    assertEquals(2, counting.runs().size());
  }

  @Test
  void expectationsDecideTheExitStatus() throws IOException {
    Files.writeString(dir.resolve("e.txt"), "1a@1 violated # known\n");
    assertEquals(0, run("check", "--specs", "specs", "--expect", "e.txt"));
    assertTrue(out().contains("all verdicts as expected"));
    Files.writeString(dir.resolve("e.txt"), "1a@2 violated\n");
    assertEquals(1, run("check", "--specs", "specs", "--expect", "e.txt"));
    assertTrue(out().contains("  1a@1: expected ok (not listed), found violated\n"), out());
    assertTrue(out().contains("  1a@2: expected violated, found ok\n"), out());
  }

  @Test
  void exitStatusTellsInconclusiveFromEngineErrors() {
    engine =
        fake(
            (step, scenario) -> Fixtures.outcome(new Ending(Ending.Why.MEMORY, "2 GiB"), Set.of()));
    assertEquals(3, run("check", "--specs", "specs", "--step", "0"));
    assertTrue(out().contains("inconclusive: memory limit: 2 GiB"), out());
    engine =
        fake((step, scenario) -> Fixtures.outcome(new Ending(Ending.Why.ENGINE, "no"), Set.of()));
    assertEquals(4, run("check", "--specs", "specs", "--step", "0"));
    engine = fake((step, scenario) -> Fixtures.complete(Set.of()));
    assertEquals(3, run("check", "--specs", "specs", "--step", "0"));
    assertTrue(out().contains("vac"));
  }

  @Test
  void anEngineThatThrowsIsAnErrorWithItsDirectory() throws IOException {
    engine =
        fake(
            (step, scenario) -> {
              throw new IllegalStateException("boom");
            });
    assertEquals(4, run("check", "--specs", "specs", "--step", "0", "--scenario", "one-one"));
    assertTrue(out().contains("boom"), out());
    Path log = dir.resolve("epcheck-out/0-one-one/internal-error.txt");
    assertTrue(Files.readString(log).contains("IllegalStateException: boom"));
  }

  @Test
  void diagnosticsOfTheTranslatorComeBeforeAnyRun() {
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FINE);
    engine = counting;
    source =
        (request, stages) ->
            Outcome.failed(
                Diagnostic.of(
                    Code.KC201,
                    new Span("src/toy.c", 7, 2, 7, 6),
                    "`lock` not supported",
                    "write something else"));
    assertEquals(2, run("check", "--specs", "specs"));
    assertEquals(List.of(), counting.runs());
    assertEquals(
        """
        error[KC201]: `lock` not supported
         --> src/toy.c:7:2
          |
        7 |  lock(&toy.lock);
          |  ^^^^
          = note: at step 0, the first of 3 that fail
          = help: write something else
        """,
        err());
  }

  @Test
  void aPatchThatDoesNotApplyIsShown() throws IOException {
    Path c = dir.resolve("specs/toy/src/toy.c");
    Files.writeString(c, Files.readString(c).replace("toy.a = 1", "toy.a = 7"));
    assertEquals(2, run("check", "--specs", "specs"));
    assertTrue(err().contains("error[KR102]: hunk #1 of 1 does not apply to `src/toy.c`"), err());
    assertTrue(err().contains("--> toy/patches/0001-no-lock.patch:"), err());
    assertTrue(err().contains("(src/toy.c:8)"), err());
    assertFalse(Files.exists(dir.resolve("epcheck-out")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|usage: epcheck COMMAND",
        "chek|did you mean `check`?",
        "check --stp 1|did you mean `--step`?",
        "check --step|--step needs a value: STEPS",
        "check --step 1 --step 2|--step is given twice",
        "check --specs specs --step 3|the series has 2 patches: steps are 0 to 2",
        "check --specs specs --purpose 1c|unknown purpose `1c`",
        "check --specs specs --scenario one-tow|did you mean `one-two`?",
        "check --specs specs --set fails=perhaps|write --set fails=no|yes",
        "check --specs specs --set fail=yes|did you mean `fails`?",
        "check --specs nowhere|no directory",
        "check --specs specs/toy|has no `include/epcheck/ops.h`",
        "check --format xml|one of text, md, json",
        "check --expect none.txt|cannot read `none.txt`",
        "check --memory many --specs specs|write 512m or 4g",
        "check --specs specs --step 2-1|the smaller number comes first: 1-2",
        "check --jobs 0 --specs specs|no number from 1 to 999",
        "check --workers 1000 --specs specs|no number from 1 to 999",
        "check --cache specs/toy/model.toml --specs specs|run with --no-cache",
        "check --out specs/toy/model.toml --specs specs|there is a file of that name",
        "check extra|what is `extra`?",
        "translate --specs specs|--step is missing",
        "translate --specs specs --step all --scenario one-one -o x|one step and one scenario",
        "trace 4c|write PURPOSE@STEP",
        "trace 1a@1 --as pdf --specs specs|unknown form `pdf`",
        "trace 1c@1 --specs specs|unknown purpose `1c`",
        "list stepps|did you mean `steps`?",
        "explain KR103 --specs specs|did you mean"
      })
  void wrongUsageSaysWhatToDo(String line) {
    int bar = line.indexOf('|');
    String arguments = line.substring(0, bar);
    assertEquals(2, run(arguments.isEmpty() ? new String[0] : arguments.split(" ")));
    assertTrue(err().contains(line.substring(bar + 1)), err());
    assertFalse(err().contains("\tat "), "no stack trace for a user's error");
    assertEquals("", out());
    assertEquals(List.of(), left(), "nothing is left");
  }

  private List<String> left() {
    try {
      Path results = dir.resolve("epcheck-out");
      return Files.exists(results) ? names(results) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Else nothing would violate it, and it would be ok. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind|double-free|double-fre|kind of error",
        "object|toy|toys|structure or static object",
        "in|free_it|freee_it|function",
        "not_in|setup|set_up|function"
      })
  void aPurposeWithANameThatNothingHasIsNotAsked(String edit) throws IOException {
    String[] e = edit.split("\\|");
    Path purpose = dir.resolve("specs/purposes/1b.toml");
    String text = Files.readString(purpose);
    String wrong = text.replaceFirst("(\n" + e[0] + " = .*\")" + e[1] + "\"", "$1" + e[2] + "\"");
    assertNotEquals(text, wrong);
    Files.writeString(purpose, wrong);
    assertEquals(2, run("check", "--specs", "specs", "--purpose", "1b"), out());
    assertTrue(
        err().contains("error[KR201]: purpose `1b`: unknown " + e[3] + " `" + e[2] + "`\n"), err());
    assertTrue(err().contains(" --> purposes/1b.toml:"), err());
    assertTrue(err().contains("did you mean `" + e[1] + "`?"), err());
    assertEquals(2, run("trace", "1b@1", "--specs", "specs"));
    assertEquals(1, run("check", "--specs", "specs", "--purpose", "1a"), err());
  }

  /** What a check says to go on with means the same cell. */
  @Test
  void theCommandForACounterexampleHasAllThatMattered() throws IOException {
    Path blank = Files.createDirectories(dir.resolve("a b"));
    copy(dir.resolve("specs"), blank.resolve("it's"));
    String[] options = {"--specs", "a b/it's", "--drop", "2", "--set", "fails=yes"};
    List<String> check = new ArrayList<>(List.of("check", "--scenario", "one-two"));
    check.addAll(List.of(options));
    assertEquals(1, run(check.toArray(String[]::new)), err());
    String told = "./epcheck trace 1a@1/one-two --specs 'a b/it'\\''s' --drop 2 --set fails=yes";
    assertTrue(out().contains("See a counterexample:  " + told + "\n"), out());
    List<String> trace = new ArrayList<>(List.of("trace", "1a@1/one-two"));
    trace.addAll(List.of(options));
    assertEquals(0, run(trace.toArray(String[]::new)), err());
    assertTrue(out().startsWith("CHANGELOG"), out());
  }

  @Test
  void traceShowsACellOrAFile() {
    assertEquals(0, run("trace", "1a@1", "--specs", "specs"));
    assertEquals("CHANGELOG ./epcheck trace 1a@1/one-one --specs specs\n", out());
    out.reset();
    assertEquals(0, run("trace", "epcheck-out/1-one-one/1a/trace.json", "--as", "terminal"));
    assertEquals("TERMINAL 1a ascii\n", out());
    out.reset();
    for (String form : List.of("svg", "html", "markdown", "mermaid", "itf", "sarif", "junit")) {
      assertEquals(0, run("trace", "epcheck-out/1-one-one/1a/trace.json", "--as", form));
      assertTrue(out().matches("(?s)[<#s{].*\n"), form + ": " + out());
      out.reset();
    }
    assertEquals(0, run("trace", "1b@2", "--specs", "specs"));
    assertEquals("1b@2 is ok: there is no counterexample\n", out());
    assertEquals(2, run("trace", "specs/toy/model.toml"));
  }

  @Test
  void translateWritesADirectoryAndSparesThoseOfOthers() throws IOException {
    String[] command = {
      "translate",
      "--specs",
      "specs",
      "--step",
      "1",
      "--scenario",
      "one-two",
      "-o",
      "t",
      "--dump-stages",
      "st",
      "--set",
      "fails=yes"
    };
    assertEquals(0, run(command));
    assertEquals("t/M.tla\n", out());
    assertEquals(List.of("M.cfg", "M.tla", "README.txt", "map.json"), names(dir.resolve("t")));
    assertTrue(Files.readString(dir.resolve("t/M.tla")).contains("{EPCHECK_FAILS=1}"));
    assertEquals(
        "src/toy.c\nscenarios/one-two.c", Files.readString(dir.resolve("st/01-units.txt")));
    assertEquals(0, run(command));
    Files.delete(dir.resolve("t/map.json"));
    assertEquals(2, run(command));
    assertTrue(err().contains("not empty, and not of an earlier translation"), err());
    assertEquals(List.of("M.cfg", "M.tla", "README.txt"), names(dir.resolve("t")));
  }

  @Test
  void aPatchThatDoesNotApplySparesTheStepsBeforeIt() throws IOException {
    Path second = dir.resolve("specs/toy/patches/0002-once.patch");
    Files.writeString(second, Files.readString(second).replace("toy.a = 1", "toy.a = 7"));
    assertEquals(1, run("check", "--specs", "specs", "--step", "0..1"));
    assertEquals(2, run("check", "--specs", "specs", "--step", "2"));
    assertTrue(err().contains("error[KR102]: hunk #1 of 1 does not apply"), err());
    assertEquals(
        2, run("translate", "--specs", "specs", "--step", "2", "--scenario", "one-one", "-o", "x"));
    assertFalse(Files.exists(dir.resolve("x")));
  }

  /** That an error was not found means little where nobody looked for it. */
  @Test
  void traceOfNoErrorSaysWhereNobodyLooked() {
    RunOutcome done = Fixtures.complete(Fixtures.none());
    engine = fake((step, scenario) -> done);
    assertEquals(0, run("trace", "livelock@1", "--specs", "specs"));
    assertEquals("livelock@1: no such error was found\n", out());
    Extent extent = new Extent("more than 7 states", "more than 7 states", new TreeSet<>(), "");
    engine = fake((step, scenario) -> Fixtures.with(extent, done));
    assertEquals(0, run("trace", "deadlock@1", "--specs", "specs", "--no-cache"));
    assertEquals(3, run("trace", "livelock@1", "--specs", "specs", "--no-cache"));
    assertTrue(
        out().startsWith("livelock@1: no such error was found\n  but 1-one-one: not looked for: "),
        out());
  }

  @Test
  void traceRunsNoMoreScenariosThanItNeeds() throws IOException {
    Fixtures.FakeEngine counting = new Fixtures.FakeEngine((step, scenario) -> FREED);
    engine = counting;
    assertEquals(0, run("trace", "1a@1", "--specs", "specs", "--no-cache"));
    assertEquals(1, counting.runs().size());
    assertFalse(Files.exists(dir.resolve("epcheck-out/matrix.json")), "a trace is no matrix");
    assertEquals(0, run("trace", "1a@1", "--specs", "specs", "--no-cache", "--shortest"));
    assertEquals(3, counting.runs().size());
  }

  @Test
  void listsAndExplains() {
    run("list", "steps", "--specs", "specs");
    assertEquals("0    base\n1    toy: take no lock in first()\n2    toy: write once\n", out());
    out.reset();
    run("list", "scenarios", "--specs", "specs");
    assertTrue(out().contains("one-two"), out());
    assertTrue(out().contains("the title of one-two"), out());
    run("explain", "1b", "--specs", "specs");
    assertTrue(out().contains("double-free, of toy, inside second and free_it"), out());
    run("explain", "kr102");
    assertTrue(out().contains("KR102"), out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "translate", "trace", "list", "explain"})
  void everyCommandHasHelpWithExamples(String command) {
    assertEquals(0, run(command, "--help"));
    assertTrue(out().contains("examples\n  epcheck " + command), out());
    assertTrue(out().lines().allMatch(l -> l.length() < 90), out());
    assertTrue(out().lines().noneMatch(l -> l.matches(" [^ ].*")), "an option's text is aligned");
  }

  @Test
  void coloursOnlyOnATerminalThatHasThem() {
    String bold = "\033[";
    assertTrue(context(true, Map.of("TERM", "xterm")).style().bold("x").startsWith(bold));
    for (Map<String, String> e :
        List.of(Map.of("TERM", "dumb"), Map.of("TERM", "xterm", "NO_COLOR", "1"))) {
      assertEquals("x", context(true, e).style().bold("x"));
    }
    assertEquals("x", context(false, Map.of("TERM", "xterm")).style().bold("x"));
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    try {
      return Epcheck.run(List.of(arguments), context(false, Map.of()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Context context(boolean terminal, Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("XDG_CACHE_HOME", dir.resolve("cache").toString());
    return new Context(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        dir,
        all,
        terminal,
        terminal,
        2,
        8L << 30,
        Path.of("java"),
        Wiring.fixed(source, engine, Fixtures.renderer()));
  }

  private static CellEngine fake(BiFunction<Integer, String, RunOutcome> answers) {
    return new CellEngine() {
      @Override
      public String identity() {
        return "fake 1";
      }

      @Override
      public RunOutcome run(RunRequest request, Progress progress) {
        return answers.apply(request.source().step(), request.source().scenario());
      }
    };
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static List<String> names(Path p) throws IOException {
    try (Stream<Path> s = Files.list(p)) {
      return s.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> s = Files.walk(dir.resolve("cache"))) {
      return s.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Map<Path, String> texts(Path root) throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> s = Files.walk(root)) {
      for (Path p : s.filter(Files::isRegularFile).toList()) {
        texts.put(p, Files.readString(p));
      }
    }
    return texts;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> s = Files.walk(from)) {
      for (Path p : s.sorted(Comparator.naturalOrder()).toList()) {
        Files.copy(p, to.resolve(from.relativize(p).toString()));
      }
    }
  }
}
