package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users do: copy the specs, break a line of C, and see the checker find it. */
@Tag("tlc")
class SeededEditTests {
  private static final String PATCHES = "epoll/patches/";

  @TempDir Path dir = Path.of("set by JUnit");

  @BeforeEach
  void copyOfTheSpecs() throws IOException {
    Path from = Path.of("..", "specs");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path p : all.filter(Files::isRegularFile).sorted().toList()) {
        Path name = from.relativize(p);
        if (!List.of("target", "steps", "pom.xml").contains(name.getName(0).toString())) {
          Path to = dir.resolve("specs").resolve(name.toString());
          Files.createDirectories(to.getParent());
          Files.copy(p, to);
        }
      }
    }
  }

  /** Replaces a text that is in the file exactly once. */
  private void edit(String name, String before, String after) throws IOException {
    Path file;
    try (Stream<Path> all = Files.walk(dir.resolve("specs"))) {
      List<Path> found = all.filter(p -> p.toString().replace('\\', '/').contains(name)).toList();
      assertEquals(1, found.size(), name);
      file = found.get(0);
    }
    String text = Files.readString(file);
    assertEquals(2, text.split(Pattern.quote(before), -1).length, before);
    Files.writeString(file, text.replace(before, after));
  }

  private RealRun check(String steps, String purpose) {
    return RealRun.of(
        dir,
        "check",
        "--specs",
        "specs",
        "--step",
        steps,
        "--scenario",
        "close-close",
        "--purpose",
        purpose);
  }

  /** The cells of the last run. */
  private List<JsonObject> cells(RealRun run) throws IOException {
    Path json = dir.resolve("epcheck-out/matrix.json");
    assertTrue(Files.exists(json), run.err());
    List<JsonObject> cells = new ArrayList<>();
    JsonParser.parseString(Files.readString(json))
        .getAsJsonObject()
        .getAsJsonArray("cells")
        .forEach(c -> cells.add(c.getAsJsonObject()));
    return cells;
  }

  private void assertViolated(RealRun run, String cell, String sentence) throws IOException {
    assertEquals(1, run.status(), () -> run.out() + run.err());
    List<String> errors = new ArrayList<>();
    for (JsonObject c : cells(run)) {
      if (c.get("cell").getAsString().equals(cell)) {
        assertEquals("violated", c.get("verdict").getAsString(), run.out());
        c.getAsJsonArray("scenarios")
            .forEach(p -> errors.add(p.getAsJsonObject().get("error").getAsString()));
      }
    }
    assertEquals(1, errors.size(), cell);
    assertTrue(errors.get(0).matches(sentence + ".*"), errors.get(0));
  }

  private void assertOk(RealRun run, String... cells) throws IOException {
    SortedSet<String> ok = new TreeSet<>();
    for (JsonObject c : cells(run)) {
      if (c.get("verdict").getAsString().equals("ok")) {
        ok.add(c.get("cell").getAsString());
      }
    }
    assertEquals(new TreeSet<>(List.of(cells)), ok, run.out());
  }

  @Test
  void thePutBeforeTheUnlockFreesTheMutexUnderTheUnlock() throws IOException {
    assertOk(check("6..8", "4b"), "4b@6", "4b@7", "4b@8");
    edit(
        PATCHES + "0006",
        " \t\tmutex_unlock(&ep->mtx);\n+\t\tep_put(ep);\n",
        "+\t\tep_put(ep);\n \t\tmutex_unlock(&ep->mtx);\n");
    edit(
        PATCHES + "0007",
        " \t\tmutex_unlock(&ep->mtx);\n \t\tep_put(ep);\n",
        " \t\tep_put(ep);\n \t\tmutex_unlock(&ep->mtx);\n");
    RealRun run = check("6..8", "4b");
    for (int step = 6; step <= 8; step++) {
      // The shortest one may be another: the owner destroys it while the unlock is not through.
      assertViolated(run, "4b@" + step, ".* of eventpoll1.mtx.*");
      ModelRequest request = RealModels.request(dir.resolve("specs"), step, "close-close");
      Model model = RealModels.prepared(request);
      assertTrue(
          RealRun.outcome(request, model).errors().stream()
              .anyMatch(
                  e ->
                      e.kind().equals("use-after-free")
                          && e.object().equals("eventpoll1")
                          && e.field().startsWith("mtx")
                          && e.label().startsWith("eventpoll_release_file_mutex_unlock")),
          "no use-after-free in the unlock at step " + step);
    }
  }

  @Test
  void theItemReadAfterTheReaderIsFreed() throws IOException {
    assertOk(check("5", "4a"), "4a@5");
    // The later patches would have to follow the edit.
    try (Stream<Path> all = Files.list(dir.resolve("specs/" + PATCHES))) {
      for (Path p : all.filter(p -> p.getFileName().toString().matches("000[678].*")).toList()) {
        Files.delete(p);
      }
    }
    edit(
        PATCHES + "0005",
        " \t\tep = epi->ep;\n+\t\trcu_read_unlock();\n",
        "+\t\trcu_read_unlock();\n \t\tep = epi->ep;\n");
    RealRun run = check("5", "4a");
    assertViolated(
        run, "4a@5", "use-after-free of epitem1.ep in eventpoll_release_file\\(\\) by B");
  }

  @Test
  void aListThatKeepsTheRemovedItemLeadsTheOtherCloserToIt() throws IOException {
    edit(
        "epoll/fs/eventpoll.c",
        " our last touch of it. */\n"
            + "\tspin_lock(&file->f_lock);\n"
            + "\tif (ep_is_linked(&epi->fllink))\n"
            + "\t\tlist_del_rcu(&epi->fllink);\n",
        " our last touch of it. */\n"
            + "\tspin_lock(&file->f_lock);\n"
            + "\tif (ep_is_linked(&epi->fllink))\n"
            + "\t\tep = ep;\n");
    RealRun run = check("0", "4a");
    assertViolated(run, "4a@0", "use-after-free of epitem1.* in eventpoll_release_file\\(\\) by B");
  }

  @Test
  void anItemThatIsRemovedWithoutLookingIsRemovedTwice() throws IOException {
    assertOk(check("7", "4c"), "4c@7");
    edit(PATCHES + "0007", "+\t\tif (!RB_EMPTY_ROOT(&ep->rbr.rb_root))\n", "+\t\tif (ep)\n");
    assertViolated(check("7", "4c"), "4c@7", ".* in ep_remove\\(\\).*");
  }
}
