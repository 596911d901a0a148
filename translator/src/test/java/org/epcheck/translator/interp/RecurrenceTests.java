package org.epcheck.translator.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.epcheck.translator.Translator;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which programs may be in one state twice. */
class RecurrenceTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false | x = 1; x = 2;
          false | if (x) x = 1; else x = 2;
          false | f();
          true  | while (x) ;
          true  | while (x) x = 2;
          true  | again: if (x) goto again;
          true  | while (x) f();
          true  | while (x) __epcheck_free(p);
          true  | while (x) p = (struct s *)__epcheck_alloc(1, 1);
          false | while (x) p = (struct s *)__epcheck_alloc(1, 0);
          true  | while (x) { if (x > 1) p = (struct s *)__epcheck_alloc(1, 0); }
          true  | while (x) { p = (struct s *)__epcheck_alloc(1, 0); while (x) ; }
          """)
  void mayComeBack(boolean expected, String body) {
    String ops = "void *__epcheck_alloc(int zero, int may_fail);\nvoid __epcheck_free(void *p);\n";
    String text =
        ops
            + "struct s { int a; };\nstatic int x; static struct s *p;\n"
            + "static void f(void) { x = 3; }\n"
            + "static void __epcheck_setup(void) { while (x) x = 0; }\n"
            + "static const char __epcheck_title_A[] = \"a\";\n"
            + "static void __epcheck_thread_A(void) { "
            + body
            + " }\n";
    Outcome<Program> program =
        Translator.program(
            new Translator.Request(
                name -> name.equals("t.c") ? new SourceFile(name, text) : null,
                List.of("t.c"),
                Map.of(),
                List.of(),
                List.of()));
    assertEquals(List.of(), program.diagnostics());
    assertEquals(expected, Recurrence.isPossible(program.get()), body);
  }
}
