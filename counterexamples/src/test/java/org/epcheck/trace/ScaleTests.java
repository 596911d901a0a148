package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 2,000 steps of six threads: sizes, and that all is there. Times depend on the machine: they are
 * written to {@code target/page-times.txt}, and compared with the limits only under {@code
 * -Dtimed=yes}.
 */
class ScaleTests {
  private static final int STEPS = 2_000;
  private static final int MOST_BYTES = 3_000_000;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path dir;

  static List<String> cases() {
    return List.copyOf(Traces.ALL.keySet());
  }

  @Test
  void aLargeTrace() throws Exception {
    String html = Pages.html(Pages.large(STEPS));
    int bytes = html.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < MOST_BYTES, "page of " + bytes + " bytes");
    Timeline t = Counterexamples.explain(Pages.large(STEPS));
    assertTrue(t.steps().size() > STEPS * 9 / 10, "steps: " + t.steps().size());
    try (Browser browser = Pages.browser(dir)) {
      browser.open(Pages.file(dir, "large", html));
      double paint = Double.parseDouble(browser.eval(PAINT));
      assertEquals("true", browser.eval("document.body.classList.contains('js')"));
      browser.eval("document.querySelector('[data-do=fold]').click() || 1");
      double key = Double.parseDouble(browser.eval(KEY));
      browser.call("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
      double slow = Double.parseDouble(browser.eval(KEY));
      String times =
          "page of "
              + STEPS
              + " steps: "
              + bytes
              + " bytes\nfirst paint: "
              + Math.round(paint)
              + " ms\nkey: "
              + Math.round(key)
              + " ms\nkey at a quarter of the speed: "
              + Math.round(slow)
              + " ms\n";
      Files.writeString(Path.of("target", "page-times.txt"), times);
      if ("yes".equals(System.getProperty("timed"))) {
        assertTrue(paint < 1_000 && key < 100 && slow < 400, times);
      }
    }
  }

  private static final String PAINT =
      "new Promise(r => { const f = () => { const p = performance.getEntriesByName("
          + "'first-contentful-paint')[0]; if (p) r(p.startTime); else setTimeout(f, 20); }; f(); })";

  /** Median of nine key presses, until the layout is done. */
  private static final String KEY =
      "(() => { const all = []; for (let i = 0; i < 9; i++) { const t = performance.now();"
          + " document.dispatchEvent(new KeyboardEvent('keydown', {key: 'k', bubbles: true}));"
          + " document.body.offsetHeight; all.push(performance.now() - t); }"
          + " return all.sort((a, b) => a - b)[4]; })()";

  /** A page of a usual trace, without its source. */
  @ParameterizedTest
  @MethodSource("cases")
  void usualPagesAreSmall(String name) {
    int bytes = Pages.html(Traces.get(name)).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 300_000, name + ": " + bytes);
  }

  /** The folded view is short, and what it opens it closes. */
  @ParameterizedTest
  @MethodSource("cases")
  void foldedIsBalanced(String name) {
    Timeline t = Counterexamples.explain(Traces.get(name));
    assertTrue(t.rows().stream().filter(Timeline.Row::shown).count() <= 45, name);
    assertEquals(List.of(), unbalanced(t), name);
  }

  /** Sections of which one end is shown and the other, which is in the trace, is not. */
  private static List<String> unbalanced(Timeline t) {
    List<String> out = new ArrayList<>();
    for (Timeline.LockSpan s : t.locks()) {
      Integer to = s.to();
      if (to != null && isShown(t, s.from()) != isShown(t, to)) {
        out.add(s.lock() + " " + s.from() + ".." + to);
      }
    }
    Map<String, Deque<Integer>> depths = new HashMap<>();
    for (Timeline.Row r : t.rows()) {
      if (r.shown() && r.kind().equals("call")) {
        depths.computeIfAbsent(r.thread(), x -> new ArrayDeque<>()).push(r.depth());
      } else if (r.shown() && r.kind().equals("step")) {
        Deque<Integer> open = depths.computeIfAbsent(r.thread(), x -> new ArrayDeque<>());
        while (!open.isEmpty() && open.peek() >= r.depth()) {
          open.pop(); // returned
        }
      }
    }
    return out;
  }

  private static boolean isShown(Timeline t, int step) {
    int row = t.steps().get(step - 1).row();
    return row >= 0 && t.rows().get(row).shown();
  }

  /** A view that lost one end is found. */
  @Test
  void aMissingEndIsFound() {
    Timeline t = Counterexamples.explain(Traces.get("uaf-missing-rcu"));
    List<Timeline.LockSpan> locks = new ArrayList<>(t.locks());
    Timeline.LockSpan s = locks.get(0);
    int hidden = 0;
    for (Timeline.StepRef ref : t.steps()) {
      hidden = isShown(t, ref.n()) ? hidden : ref.n();
    }
    locks.set(
        0,
        new Timeline.LockSpan(
            s.lock(), s.object(), s.mode(), s.thread(), s.from(), hidden, s.function()));
    Timeline wrong =
        new Timeline(
            t.version(),
            t.cell(),
            t.lanes(),
            t.rows(),
            t.steps(),
            locks,
            t.readers(),
            t.waits(),
            t.graces(),
            t.objects(),
            t.counts(),
            t.initial(),
            t.verdict(),
            t.writes(),
            t.sources(),
            t.reordered(),
            t.loop());
    assertEquals(1, unbalanced(wrong).size());
  }
}
