package org.epcheck.translator.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Sources;
import org.epcheck.translator.source.Span;
import org.junit.jupiter.api.Test;

class CPreprocessorTests {
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> defines = new HashMap<>();

  private Outcome<List<PpToken>> run(String text) {
    files.put("fs/main.c", text);
    return new CPreprocessor(Sources.memory(files)).run("fs/main.c", defines);
  }

  private String text(String source) {
    return run(source).get().stream().map(PpToken::text).collect(Collectors.joining(" "));
  }

  /** Each token with the line and columns where the programmer sees it. */
  private String places(String source) {
    return run(source).get().stream()
        .map(
            t -> {
              Span s = t.span();
              String file = s.file().equals("fs/main.c") ? "" : s.file() + ":";
              return t.text() + "@" + file + s.line() + ":" + s.column() + "-" + s.endColumn();
            })
        .collect(Collectors.joining(" "));
  }

  @Test
  void plainTokensStandWhereTheyAreWritten() {
    assertEquals("int@1:1-4 ab@1:6-8 ;@2:2-3", places("int  ab\n\t;"));
  }

  @Test
  void commentsAndContinuationsDoNotShiftPlaces() {
    assertEquals("a@1:1-2 b@3:4-5 c@4:2-3 d@5:1-2", places("a /* x\n y\n*/ b \\\n c\nd // e\n"));
  }

  @Test
  void macroTokensStandAtTheOutermostInvocation() {
    String macros = "#define INNER(x) (x + one)\n#define OUTER INNER\n";
    assertEquals(
        "=@3:1-2 (@3:3-8 7@3:3-8 +@3:3-8 one@3:3-8 )@3:3-8 ;@4:5-6",
        places(macros + "= OUTER(\n  7);"));
  }

  @Test
  void argumentThatIsAMacroBelongsToTheOuterInvocation() {
    assertEquals(
        "1@3:1-3 +@3:1-3 2@3:1-3 x@3:11-12", places("#define ID(x) x\n#define ONE 1\nID(ONE+2) x"));
  }

  @Test
  void functionMacroWithoutArgumentsIsAName() {
    assertEquals("f@2:1-2 ;@2:2-3 f@3:1-2 +@3:3-4", places("#define f(x) x\nf;\nf +"));
  }

  @Test
  void nameLeftByAMacroStandsAtItsInvocation() {
    assertEquals("f@3:1-2 +@3:3-4 1@3:5-6", places("#define f(x) x\n#define g f\ng + 1"));
  }

  @Test
  void includedTokensNameTheirFile() {
    files.put("linux/a.h", "#pragma once\nint a;\n");
    files.put("fs/local.h", "#include <linux/a.h>\nint b;");
    assertEquals(
        "int@linux/a.h:2:1-4 a@linux/a.h:2:5-6 ;@linux/a.h:2:6-7 int@fs/local.h:2:1-4"
            + " b@fs/local.h:2:5-6 ;@fs/local.h:2:6-7 c@4:1-2",
        places("#include \"local.h\"\n#include <linux/a.h>\n#include \"local.h\"\nc")
            .replace(" int@fs/local.h:2:1-4 b@fs/local.h:2:5-6 ;@fs/local.h:2:6-7 c", " c"));
  }

  @Test
  void macroOfAHeaderUsedInTheFileStandsInTheFile() {
    files.put("m.h", "#define M(x) x, x\n");
    assertEquals("1@2:1-2 ,@2:1-2 1@2:1-2", places("#include <m.h>\nM(1)"));
  }

  @Test
  void definesFromOutsideReachConditions() {
    defines.put("CONFIG_X", "1");
    assertEquals("yes", text("#if defined(CONFIG_X) && CONFIG_X > 0\nyes\n#else\nno\n#endif"));
  }

  @Test
  void variadicMacrosDropTheCommaOfNoArguments() {
    assertEquals(
        "f ( 1 ) f ( 1 , 2 , 3 )",
        text(
            "#define a(x, ...) f(x, ##__VA_ARGS__)\n#define b(x, r...) f(x, ##r)\na(1) b(1, 2, 3)"));
  }

  @Test
  void pastingAndStrings() {
    assertEquals(
        "xy \"1 + \\\"s\\\"\" \"4\"",
        text(
            "#define J(a,b) a##b\n#define S(x) #x\n#define T(x) S(x)\n#define N 4\nJ(x,y) S(1 + \"s\") T(N)"));
  }

  @Test
  void lineIsThatOfTheInvocation() {
    assertEquals("3 4", text("#define L() __LINE__\n\nL()\n__LINE__"));
  }

  @Test
  void missingIncludeIsNamedWithANearMatch() {
    files.put("linux/list.h", "");
    var d = run("\n  #include <linux/lst.h>\n").diagnostics().get(0);
    assertEquals(Code.KC103, d.code());
    assertEquals("file `linux/lst.h` not found", d.message());
    assertEquals("did you mean `linux/list.h`?", d.help());
    assertEquals("fs/main.c:2:3", String.valueOf(d.span()));
  }

  @Test
  void missingMainFile() {
    var outcome = new CPreprocessor(Sources.memory(Map.of())).run("no.c", Map.of());
    assertFalse(outcome.isOk());
    assertEquals(Code.KC103, outcome.diagnostics().get(0).code());
  }

  @Test
  void allErrorsAreReported() {
    var codes =
        run("#error one\n#define A(x, y) x\nA(1)\n#error two\n@").diagnostics().stream()
            .map(d -> String.valueOf(d.span()).split(":")[1] + " " + d.message())
            .toList();
    assertEquals(
        List.of("1 `#error` one", "3 macro A has 2 parameters but given 1 args", "4 `#error` two"),
        codes.subList(0, 3));
  }

  @Test
  void unbalancedConditionIsAnError() {
    assertEquals(
        "fs/main.c:1:2",
        String.valueOf(
            run("#if 1\n#if 0\n#ifdef Y\n#endif\n#endif\n").diagnostics().get(0).span()));
    assertFalse(run("#if 0\nint a;\n").isOk());
    assertTrue(run("#if 0\n#if x\n#else\n#endif\n#elif 1\n#endif\n").isOk());
    assertFalse(run("int a;\n#endif\n").isOk());
  }
}
