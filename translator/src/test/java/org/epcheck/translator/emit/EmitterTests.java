package org.epcheck.translator.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.Translator;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Sources;
import org.epcheck.translator.sourcemap.SourceMap;
import org.epcheck.translator.tla.TlaText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of a generated module, from C. */
final class EmitterTests {
  private static final Path CASE = Path.of("src/test/resources/golden/emit/count-users");

  private static SourceProvider sources(String text) {
    return Sources.searchPath(
        // What scenarios of a model include beside: this one needs nothing.
        Sources.memory(Map.of("input.c", text, "model/user.h", "")),
        Sources.directory(Path.of("..", "specs", "include")));
  }

  private static Program program(String text) {
    return Translator.program(
            new Translator.Request(
                sources(text),
                List.of("input.c"),
                Map.of(
                    "EPCHECK_SPIN_IS_RCU_READER", "0",
                    "EPCHECK_FILE_FREE_TYPESAFE", "0",
                    "EPCHECK_ALLOC_FAILS", "0"),
                List.of(),
                List.of()))
        .get();
  }

  private static Emission emit(String text) {
    Program p = program(text);
    return Emitter.emit(
        p,
        Interpreter.start(p).get().initial(),
        EmitOptions.of("CountUsers").withText(new SpanText(sources(text))));
  }

  private static String input() throws IOException {
    return Files.readString(CASE.resolve("input.c"));
  }

  @Test
  void asTheGoldenFiles() throws IOException {
    Emission e = emit(input());
    check("CountUsers.tla", e.tla());
    check("CountUsers.cfg", e.cfg());
    check("CountUsers.map.json", e.map().toJson());
  }

  private static void check(String name, String actual) throws IOException {
    Path file = CASE.resolve(name);
    String before = Files.exists(file) ? Files.readString(file) : "";
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(file, actual);
      if (!before.equals(actual)) {
        fail("golden file written: " + file);
      }
    }
    assertEquals(before, actual);
  }

  @Test
  void movedSourceGivesTheSameModuleAndAnotherMap() throws IOException {
    Emission before = emit(input());
    Emission after = emit("\n\n\n" + input());
    assertEquals(before.tla(), after.tla());
    assertNotEquals(before.map(), after.map());
  }

  @Test
  void theMapLeadsFromEachActionToTheSource() throws IOException {
    Emission e = emit(input());
    List<String> lines = e.tla().lines().toList();
    assertEquals(e.map(), SourceMap.fromJson(e.map().toJson()));
    for (SourceMap.Action a : e.map().actions()) {
      assertEquals(a.name() + "(self, s) ==", lines.get(a.firstLine() - 1));
      assertEquals("", lines.get(a.lastLine()), a.label());
      assertFalse(a.places().isEmpty(), a.label());
      assertTrue(a.places().stream().allMatch(p -> p.at().line() > 0), a.label());
    }
    for (String other : List.of("{\"version\": 99}", "{}", "[]", "{")) {
      assertThrows(IllegalArgumentException.class, () -> SourceMap.fromJson(other));
    }
  }

  @Test
  void linesAreNotTooLong() throws IOException {
    List<String> tooLong =
        emit(input()).tla().lines().filter(l -> l.length() > TlaText.WIDTH).toList();
    assertEquals(List.of(), tooLong);
  }

  @Test
  void aVisibleInstructionInTheMiddleIsRefused() throws IOException {
    Program p = program(input());
    Map<String, IrFunction> functions = new LinkedHashMap<>(p.functions());
    IrFunction leave = p.function("leave");
    Map<String, Block> blocks = new LinkedHashMap<>(leave.blocks());
    Block first = leave.block("leave_load_users");
    blocks.put(
        first.label(),
        new Block(
            first.label(),
            List.of(first.instrs().get(0), first.instrs().get(0)),
            first.end(),
            first.live(),
            first.continuation()));
    functions.put("leave", leave.with(leave.variables(), leave.entry(), blocks));
    Program broken =
        new Program(
            p.title(),
            p.statics(),
            functions,
            p.threads(),
            p.setup(),
            p.finish(),
            p.structs(),
            p.guards(),
            p.goals(),
            p.allocations());
    var model = Interpreter.start(p).get().initial();
    assertThrows(
        IllegalArgumentException.class, () -> Emitter.emit(broken, model, EmitOptions.of("M")));
  }

  @Test
  @Tag("tlc")
  void tlcFindsTheMutexFreedWithAnUnlockerInside(@TempDir Path folder) throws IOException {
    Tlc.write(folder, emit(input()));
    Tlc.Result r = Tlc.check(folder, "CountUsers", "CountUsers.cfg");
    assertEquals(
        List.of("use-after-free"),
        r.errors().stream()
            .map(v -> v.toString().replaceAll("<<\"([^\"]*)\".*", "$1"))
            .filter(k -> !k.equals("data-race"))
            .distinct()
            .toList());
  }
}
