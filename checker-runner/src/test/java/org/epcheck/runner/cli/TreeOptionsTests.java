package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.plan.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands with a tree that has little in it: what is read, what is refused, what the request
 * says. No kernel text is needed for that.
 */
class TreeOptionsTests {
  private static final String UNIT =
      "#include <linux/eventpoll.h>\n"
          + "#ifdef CONFIG_MINE\nint mine;\n#endif\n"
          + "int f(void)\n{\n\treturn g(1);\n}\n";

  @TempDir private Path root;

  @BeforeEach
  void tree() throws IOException {
    write("fs/eventpoll.c", UNIT);
    write("include/linux/eventpoll.h", "void eventpoll_init_file(void *file); /* f_ep */\n");
    write("fs/file_table.c", "int flags = SLAB_TYPESAFE_BY_RCU;\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Workspace workspace(List<String> defines, List<String> stubs) {
    Workspace.Loaded loaded =
        Workspace.load(null, null, new Workspace.TreeOptions(root, null, defines, stubs));
    Workspace w = loaded.workspace();
    if (w == null) {
      throw new AssertionError(loaded.problems());
    }
    return w;
  }

  private static ModelRequest request(Workspace w) {
    return w.request(
        Plan.of(
                List.of(0),
                w.purposes(),
                List.of("close-close"),
                true,
                Selection.switches(List.of(), w.switches()).get(),
                w.switches())
            .runs()
            .get(0));
  }

  @Test
  void theTreesFilesTakeThePlaceOfOurs() {
    ModelRequest r = request(workspace(List.of("CONFIG_MINE=y", "CONFIG_SMP=n"), List.of("g")));
    assertEquals(UNIT, r.files().get("fs/eventpoll.c"));
    assertTrue(r.files().containsKey("model/fs/file_table.c"), r.files().keySet().toString());
    assertEquals("1", r.defines().get("CONFIG_MINE"));
    assertTrue(!r.defines().containsKey("CONFIG_SMP"), r.defines().toString());
    assertEquals("1", r.defines().get("EPCHECK_HAS_EVENTPOLL_INIT_FILE"));
    assertEquals("0", r.defines().get("EPCHECK_FILE_HAS_F_EP"), "a comment is no code");
    assertEquals("1", r.defines().get("EPCHECK_FILE_FREE_TYPESAFE"), "as fs/file_table.c says");
    assertEquals(List.of("g"), List.copyOf(r.reading().stubs()));
    assertEquals("model/tree/eventpoll.c", r.units().get(0));
  }

  @Test
  void aScenarioThatMakesNoSenseIsNotThere() {
    Workspace w = workspace(List.of(), List.of());
    w.model().tree().noScenario().keySet().forEach(s -> assertTrue(!w.scenarios().contains(s), s));
    assertTrue(w.purposes().stream().noneMatch(p -> p.claim().isMade()));
  }

  @Test
  void mistakesAreNamed() {
    assertEquals(
        "epcheck: -D needs a --tree\n  see epcheck check --help\n",
        run("check", "-D", "CONFIG_X=y").err());
    assertTrue(
        run("check", "--tree", root.resolve("no").toString()).err().contains("no directory"));
    assertTrue(
        run("check", "--tree", root.toString(), "--stub", "h")
            .err()
            .contains("unknown function `h` for --stub"));
    assertTrue(
        run("check", "--tree", root.toString(), "--scenario", "add-while-nesting")
            .err()
            .contains("unknown scenario `add-while-nesting`"));
    assertTrue(run("conform").err().contains("--tree is missing"));
  }

  private RealRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    RealRun r = RealRun.alone(root, all.toArray(new String[0]));
    assertEquals(2, r.status(), r.err());
    return r;
  }
}
