package org.epcheck.translator.tla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TlaValueTests {
  private static void same(String printed, String parsed) {
    TlaValue v = TlaValue.parse(parsed);
    assertEquals(printed, v.toString());
    assertEquals(v, TlaValue.parse(printed));
  }

  @Test
  void everyKind() {
    same("-12", " -12 ");
    same("\"a \\\" b\"", "\"a \\\" b\"");
    same("TRUE", "TRUE");
    same("FALSE", "FALSE");
    same("<<>>", "<< >>");
    same("<<1, <<2>>, \"x\">>", "<<1, <<2>>, \"x\">>");
    same("{}", "{ }");
    same("{1, 2, 10}", "{10, 2, 1, 2}");
    same("[a |-> 1, b |-> {\"rcu\"}]", "[b |-> {\"rcu\"}, a |-> 1]");
  }

  @Test
  void severalLines() {
    same("[A |-> <<1, 2>>, B |-> [x |-> 0]]", "[ A |->\n  << 1,\n     2 >>,\n  B |-> [x |-> 0] ]");
  }

  @Test
  void functions() {
    same("[a |-> 1, b |-> 2]", "(\"b\" :> 2 @@ \"a\" :> 1)");
    same("<<5, 6>>", "(2 :> 6 @@ 1 :> 5)");
    assertThrows(IllegalArgumentException.class, () -> TlaValue.parse("(0 :> 6 @@ 1 :> 5)"));
    assertThrows(IllegalArgumentException.class, () -> TlaValue.parse("(1 :> 6 @@ \"a\" :> 5)"));
  }

  @Test
  void theOrderIsTotal() {
    List<TlaValue> inOrder =
        List.of(
            TlaValue.parse("FALSE"),
            TlaValue.parse("TRUE"),
            TlaValue.parse("-1"),
            TlaValue.parse("7"),
            TlaValue.parse("\"a\""),
            TlaValue.parse("<<>>"),
            TlaValue.parse("<<1>>"),
            TlaValue.parse("<<1, 2>>"),
            TlaValue.parse("<<2>>"),
            TlaValue.parse("[a |-> 1]"),
            TlaValue.parse("[a |-> 1, b |-> 1]"),
            TlaValue.parse("[a |-> 2]"),
            TlaValue.parse("{}"),
            TlaValue.parse("{1}"));
    for (int i = 0; i < inOrder.size(); i++) {
      for (int j = 0; j < inOrder.size(); j++) {
        assertEquals(
            Integer.signum(Integer.compare(i, j)),
            Integer.signum(inOrder.get(i).compareTo(inOrder.get(j))));
        if (i != j) {
          assertNotEquals(inOrder.get(i), inOrder.get(j));
        }
      }
    }
  }

  @Test
  void whatIsNoValueIsRefused() {
    for (String bad : List.of("", "<<1", "[a 1]", "{1,}", "1 2", "\"open", "name", "-", "@")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> TlaValue.parse(bad), bad);
      assertTrue(String.valueOf(e.getMessage()).startsWith("wanted "));
    }
  }
}
