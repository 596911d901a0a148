package org.epcheck.translator.sema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.epcheck.translator.FrontEnd;
import org.epcheck.translator.source.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantsTests {
  private static final String DECLARATIONS = "struct s { int a; struct { int b, c; }; };\nint n;\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 + 2 * 3 - 4 / 3 % 5 ; 6",
        "-1 >> 1 ; -1",
        "-1 > 0u ; 1",
        "(unsigned char)300 ; 44",
        "(_Bool)256 ; 1",
        "~0 & 0xff ^ 1 ; 254",
        "1 << 31 ; -2147483648",
        "1u << 31 ; 2147483648",
        "0xffffffff + 1 ; 0",
        "-1L / 2u ; 0",
        "-1ul / 2 == 0x7fffffffffffffff ; 1",
        "0 && 1 / 0 ; 0",
        "1 || n ; 1",
        "1 ? 2 : n ; 2",
        "0 ?: 5 ; 5",
        "sizeof(struct s[3]) ; 9",
        "(long)&((struct s *)0)->c ; 2",
        "!3 + !0 ; 1",
        "'a' == 97 && '\\n' == 10 ; 1",
      })
  void value(String expression, long expected) {
    assertEquals("ok", check("_Static_assert((" + expression + ") == " + expected + "L, \"\");"));
    assertTrue(
        check("_Static_assert((" + expression + ") != " + expected + "L, \"\");")
            .contains("failed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"n", "1 / 0", "n && 0", "n ? 1 : 1", "(long)&n", "n++", "1 << 64"})
  void notConstant(String expression) {
    assertTrue(check("_Static_assert(" + expression + ", \"\");").contains("not constant"));
  }

  private static String check(String assertion) {
    var outcome =
        new FrontEnd(Sources.memory(Map.of("a.c", DECLARATIONS + assertion)))
            .analyze("a.c", Map.of());
    return outcome.isOk() ? "ok" : outcome.diagnostics().get(0).message();
  }
}
