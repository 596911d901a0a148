package org.epcheck.runner.purpose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.junit.jupiter.api.Test;

class KnownNamesTests {
  private static final KnownNames NAMES =
      new KnownNames(
          List.of(
              """
              #define CALL(name) long sys_##name(void)
              #define OPS(width) int width##_read(void)
              struct epoll { struct mutex mtx; };
              CALL(epoll_open) { EXPECT(1, "path-limit"); }
              OPS(atomic);
              """),
          Set.of("use-after-free"));

  private static List<String> unknown(String kind, String field, String function) {
    List<String> none = List.of();
    Purpose p =
        new Purpose(
            "p",
            "title",
            "property",
            null,
            Claim.NONE,
            List.of(new Rule(List.of(kind), none, List.of(field), List.of(function), none, none)),
            List.of(new GuardSpec("epoll." + field, field)),
            List.of(new GoalSpec("p-1", function, function)),
            none);
    List<KnownNames.Unknown> all = new ArrayList<>(NAMES.kinds(p));
    all.addAll(NAMES.names(p));
    return all.stream().map(u -> u.what() + " " + u.name()).toList();
  }

  @Test
  void whatTheCodeSaysOrPastesIsKnown() {
    assertEquals(List.of(), unknown("use-after-free", "mtx", "sys_epoll_open"));
    assertEquals(List.of(), unknown("path-limit", "mtx", "atomic_read"));
    assertEquals(List.of(), unknown("bound-objects", "mtx", "gone|atomic_read"));
    assertEquals(List.of(), unknown("property:P", "mtx", "atomic_read"));
  }

  @Test
  void whatStandsNowhereIsNot() {
    assertEquals(
        List.of(
            "kind of error path-limits",
            "member mtxx",
            "function sys_epoll_opn",
            "member epoll.mtxx",
            "lock mtxx"),
        unknown("path-limits", "mtxx", "sys_epoll_opn"));
  }
}
