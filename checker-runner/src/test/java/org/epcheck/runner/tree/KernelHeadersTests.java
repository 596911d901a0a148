package org.epcheck.runner.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.epcheck.runner.spec.TreeRules;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelHeadersTests {
  private static final TreeRules RULES =
      new TreeRules(
          List.of("fs/a.c", "include/linux/b.h"),
          List.of("fs/a.c"),
          List.of(),
          new TreeMap<>(),
          List.of(),
          List.of(
              new TreeRules.Preset(
                  "reuse", "yes", Pattern.compile("\\bREUSE\\b"), List.of("fs/t.c"), null),
              new TreeRules.Preset(
                  "old", "yes", Pattern.compile("."), List.of("fs/gone.c"), "CONFIG_X")),
          new TreeMap<>(),
          new TreeMap<>());

  @TempDir private Path root;

  @BeforeEach
  void tree() throws IOException {
    write("Makefile", "VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 9\nEXTRAVERSION =\n");
    write("fs/a.c", "#include <linux/used.h>\nvoid f(void) { g(); }\n");
    write("fs/t.c", "int x = REUSE;\n");
    write("include/linux/used.h", "/* extern void g(void); */\n\treturn h();\n");
    write("include/linux/other.h", "static inline void\ng(void)\n{\n}\n#define MAX_H 3\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private TreeInput input() {
    return new TreeInput(
        RULES,
        KernelTree.read(root, RULES).get(),
        Configuration.of(new TreeMap<>(), null, List.of()).get(),
        new TreeSet<>());
  }

  @Test
  void anUnknownFunctionIsLookedUpInTheTreesHeaders() {
    KernelHeaders headers = new KernelHeaders(input());
    Diagnostic d =
        headers
            .explain(List.of(Diagnostic.of(Code.KC303, null, "unknown function `g`", "declare it")))
            .get(0);
    assertEquals(List.of("the tree declares `g` in include/linux/other.h"), d.notes());
    assertEquals(
        "add `g` to specs/include/linux/other.h, as in its README; or take it for a no-op with"
            + " --stub g",
        d.help());
    assertEquals("linux/other.h", headers.header("MAX_H"));
    assertEquals(null, headers.header("h"));
    Diagnostic other = Diagnostic.of(Code.KC302, null, "no `g` here", "help");
    assertEquals(List.of(other), headers.explain(List.of(other)));
  }

  @Test
  void theTreeDecidesSwitchesAndSaysWhatItCannotTell() {
    assertEquals(Map.of("reuse", "yes"), input().switches());
    Map<String, List<String>> c = input().conditions();
    assertEquals(List.of("old: fs/gone.c is not in the tree"), c.get("guessed"));
    assertEquals(root.getFileName() + ", Linux 6.1.9", c.getOrDefault("tree", List.of("")).get(0));
  }

  @Test
  void aFileThatIsNeededMustBeThere() throws IOException {
    Files.delete(root.resolve("fs/a.c"));
    assertEquals(
        "no `fs/a.c` in `" + root + "`",
        KernelTree.read(root, RULES).diagnostics().get(0).message());
  }
}
