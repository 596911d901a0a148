package org.epcheck.translator.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.epcheck.translator.Translator;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.source.Sources;
import org.junit.jupiter.api.Test;

class GuardResolverTests {
  private static final String UNIT =
      """
      struct lock { int owner; };
      struct owner { int x; struct lock lock; };
      struct item { int a; struct owner *owner; struct lock own; int data[2]; };
      static struct item it;
      static void __epcheck_setup(void) { }
      static void __epcheck_thread_A(void) { it.a = 1; }
      """;

  private static Outcome<Program> link(String member, String lock) {
    return Translator.program(
        new Translator.Request(
            Sources.memory(Map.of("u.c", UNIT)),
            List.of("u.c"),
            Map.of(),
            List.of(new GuardSpec(member, lock)),
            List.of()));
  }

  private static Program.Guard guard(String member, String lock) {
    return link(member, lock).get().guards().get(0);
  }

  @Test
  void pathsGoThroughMembersAndPointers() {
    Program.Guard own = guard("item.data", "own");
    assertEquals(List.of(2), own.path());
    assertEquals(3, own.offset());
    assertEquals(2, own.cells());
    assertEquals(List.of(1, 1), guard("item.a", "owner->lock").path());
    assertEquals(List.of(1, 1), guard("item.a", "owner->lock.owner").path());
  }

  @Test
  void unknownNamesAreErrors() {
    for (List<String> bad :
        List.of(
            List.of("nothing.a", "own"),
            List.of("item.b", "own"),
            List.of("item.a", "a->lock"),
            List.of("item", "own"))) {
      assertEquals(Code.KC301, link(bad.get(0), bad.get(1)).diagnostics().get(0).code());
    }
  }
}
