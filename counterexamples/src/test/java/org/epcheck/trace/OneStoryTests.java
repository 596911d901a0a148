package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.epcheck.trace.read.TimelineJson;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the text forms tell, read back from the text, is what timeline.json says. */
class OneStoryTests {
  static List<String> cases() {
    return List.copyOf(Traces.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changelog(String name) {
    Timeline t = timeline(name);
    assertEquals("", difference(Story.changelog(render(t, "changelog")), t, false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void terminal(String name) {
    Timeline t = timeline(name);
    List<String> ids =
        t.lanes().stream().filter(l -> l.context().equals("task")).map(Timeline.Lane::id).toList();
    for (boolean ascii : new boolean[] {false, true}) {
      String text =
          Counterexamples.render(
              t, "terminal", new Counterexamples.Options(44 + 50 * ids.size(), ascii, false));
      assertEquals("", difference(Story.terminal(text, ids), t, true), text);
    }
  }

  /** A text that lost a row, or swapped two, is found. */
  @Test
  void aWrongTextIsFound() {
    Timeline t = timeline("uaf-missing-rcu");
    String text = render(t, "changelog");
    String lost = text.replaceFirst("ep_put\\(ep\\);.*\n", "\n");
    assertFalse(difference(Story.changelog(lost), t, false).isEmpty());
    String moved = text.replaceFirst("mutex_unlock\\(&ep->mtx\\);", " ".repeat(38) + "$0");
    assertFalse(difference(Story.changelog(moved), t, false).isEmpty());
    String other = text.replaceFirst("rb_erase_cached", "rb_insert");
    assertFalse(difference(Story.changelog(other), t, false).isEmpty());
  }

  @Test
  void shortenedLabels() {
    assertTrue(Story.matches("f(a, ..)", "f(a, b, c)"));
    assertTrue(Story.matches("if (abc..", "if (abc(d) && e)"));
    assertFalse(Story.matches("f(a, ..)", "g(a, b, c)"));
    assertFalse(Story.matches("f(a)", "f(a, b)"));
  }

  private static Timeline timeline(String name) {
    String json = render(Counterexamples.explain(Traces.get(name)), "json");
    return TimelineJson.read(json);
  }

  private static String render(Timeline t, String form) {
    return Counterexamples.render(t, form, Counterexamples.Options.PLAIN);
  }

  /** The first difference in words, or nothing. */
  private static String difference(List<Story.Line> shown, Timeline t, boolean numbers) {
    List<Story.Line> wanted = Story.of(t);
    for (int i = 0; i < Math.min(shown.size(), wanted.size()); i++) {
      Story.Line s = shown.get(i);
      Story.Line w = wanted.get(i);
      if (!s.thread().equals(w.thread())
          || (numbers && !s.number().equals(w.number()))
          || !Story.matches(s.label(), w.label())) {
        return "row " + i + ": shows " + s + ", should be " + w;
      }
    }
    return shown.size() == wanted.size() ? "" : shown.size() + " rows, should be " + wanted.size();
  }
}
