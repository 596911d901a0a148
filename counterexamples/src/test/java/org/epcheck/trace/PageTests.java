package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Skipped, loudly, where there is none. */
class PageTests {
  private static final String FOCUS =
      "document.querySelector('.steps tr[aria-current]').textContent";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path dir;

  @SuppressWarnings("NullAway.Init")
  static Browser browser;

  @BeforeAll
  @SuppressWarnings("NullAway")
  static void start() throws Exception {
    if (Browser.find().isEmpty()) {
      System.err.println("SKIPPED: no Chromium on this machine, the page is not tested in one");
      Assumptions.abort("no Chromium");
    }
    browser = new Browser(dir.resolve("profile"));
  }

  @AfterAll
  @SuppressWarnings("NullAway")
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  static String page(String name, String html) throws IOException {
    return Files.writeString(dir.resolve(name + ".html"), html).toUri().toString();
  }

  static String html(Trace trace) {
    return Counterexamples.render(trace, "html", Counterexamples.Options.PLAIN);
  }

  private void open(String name) throws Exception {
    browser.open(page(name, html(Traces.get(name))));
  }

  @Test
  void quiet() throws Exception {
    for (String name : Traces.ALL.keySet()) {
      open(name);
      assertEquals("true", browser.eval("document.body.classList.contains('js')"), name);
      browser.eval(
          "document.querySelectorAll('button:not([disabled])').forEach(b => b.click()) || 1");
      assertEquals("1", browser.eval("1"));
      assertEquals(List.of(), browser.noise, name);
    }
  }

  /** The test hears what it should hear. */
  @Test
  void noiseIsHeard() throws Exception {
    String html = html(Traces.get("leak"));
    browser.open(page("noise", html.replace("<main>", "<main><img src='x.png'>")));
    browser.eval("1");
    assertFalse(browser.noise.isEmpty());
    browser.open(page("noise2", html.replace("\"use strict\";", "\"use strict\" ;")));
    browser.eval("1");
    assertFalse(browser.noise.isEmpty());
    assertEquals("false", browser.eval("document.body.classList.contains('js')"));
  }

  @Test
  void hostileLabels() throws Exception {
    String evil = "</script><img src=x onerror=\"window.bad=1\"><script>window.bad=2</script>";
    Trace t =
        new TraceBuilder(evil)
            .thread("A", evil, "f")
            .object("o1", "struct o", "live", "m")
            .write("A", evil, "o1", evil, "0", evil)
            .fail("A", "x = " + evil, "use-after-free", "o1", evil, "read", evil)
            .with(
                List.of(
                    new Trace.Source(
                        "fs/eventpoll.c", List.of(new Trace.SourceLine(1, "+", evil)))));
    browser.open(page("hostile", html(t)));
    browser.key("g");
    browser.key("j");
    assertEquals("undefined", browser.eval("window.bad"));
    assertEquals("0", browser.eval("document.images.length"));
    assertEquals(List.of(), browser.noise);
    assertTrue(browser.eval(FOCUS).contains(evil));
  }

  @Test
  void keysMoveTheFocus() throws Exception {
    open("uaf-missing-rcu");
    Timeline.Chain chain = Counterexamples.explain(Traces.get("uaf-missing-rcu")).verdict().chain();
    assertTrue(browser.eval(FOCUS).startsWith("" + chain.use()), "it opens at the failure");
    for (Map.Entry<String, Integer> e :
        Map.of("f", chain.free(), "r", chain.retire(), "p", chain.protection(), "u", chain.use())
            .entrySet()) {
      browser.key(e.getKey());
      assertEquals("#s=" + e.getValue(), browser.eval("location.hash"), e.getKey());
    }
    browser.key("g");
    assertEquals("#s=1", browser.eval("location.hash"));
    browser.key("j");
    assertEquals("#s=2", browser.eval("location.hash"));
    browser.key("k");
    browser.key("]");
    assertEquals("#s=6", browser.eval("location.hash"));
    browser.key("[");
    assertEquals("#s=5", browser.eval("location.hash"));
    browser.key("h");
    assertEquals("#s=3", browser.eval("location.hash"));
    browser.key("G");
    assertEquals("#s=21", browser.eval("location.hash"));
    assertEquals("true", browser.eval("document.activeElement.matches('tr[aria-current]')"));
    browser.key("/");
    browser.key("j");
    assertEquals("#s=21", browser.eval("location.hash"), "keys in the filter do not move");
    assertEquals("j", browser.eval("document.getElementById('filter').value"));
    browser.key("Escape");
    browser.key("k");
    assertFalse(browser.eval("location.hash").equals("#s=21"));
  }

  /** Table row, picture, live region, threads and hash agree. */
  @Test
  void oneFocus() throws Exception {
    String name = "uaf-missing-rcu";
    String url = page(name, html(Traces.get(name)));
    browser.open(url + "#s=11&sel=epitem1");
    assertEquals("11", browser.eval("document.querySelector('.epc .focus').dataset.step"));
    assertTrue(browser.eval(FOCUS).startsWith("11"));
    assertTrue(browser.eval("document.getElementById('where').textContent").contains("call_rcu("));
    assertTrue(
        browser
            .eval("document.getElementById('values').textContent")
            .contains("live \u2192 retired"));
    assertEquals("epitem1", browser.eval("document.querySelector('tr.chosen').dataset.object"));
    assertEquals("#s=11&sel=epitem1", browser.eval("location.hash"));
    browser.key("j");
    assertTrue(
        browser
            .eval("document.getElementById('live').textContent")
            .startsWith("step 13, thread A"));
    assertEquals("13", browser.eval("document.querySelector('.epc .focus').dataset.step"));
    browser.eval(
        "document.querySelector('.epc [data-step=\"18\"]').dispatchEvent("
            + "new MouseEvent('click', {bubbles: true}))");
    assertEquals("#s=18&sel=epitem1", browser.eval("location.hash"));
    assertTrue(
        browser.eval("document.querySelector('.card.freed h3').textContent").contains("epitem1"));
  }

  /** The lines of all threads are marked in the source. */
  @Test
  void source() throws Exception {
    Trace t = Traces.get("real-race");
    List<Trace.SourceLine> lines =
        java.util.stream.IntStream.rangeClosed(1, 900)
            .mapToObj(i -> new Trace.SourceLine(i, i % 50 == 0 ? "+" : "", "line " + i))
            .toList();
    browser.open(page("source", html(t.with(List.of(new Trace.Source("fs/eventpoll.c", lines))))));
    assertEquals(List.of(), browser.noise);
    Timeline.Row last =
        Counterexamples.explain(t).rows().stream()
            .filter(r -> r.failure() && r.line() > 0)
            .findFirst()
            .orElse(null);
    if (last != null && last.file().equals("fs/eventpoll.c")) {
      assertEquals("" + last.line(), browser.eval("document.querySelector('.l.now').dataset.l"));
    }
    assertEquals("18", browser.eval("document.querySelectorAll('.l.add').length"));
    assertTrue(Integer.parseInt(browser.eval("document.querySelectorAll('.l.at').length")) > 0);
  }

  /** Without the script everything is there to read: all rows, the picture, the report. */
  @Test
  void scriptOff() throws Exception {
    String name = "uaf-with-noise";
    Timeline t = Counterexamples.explain(Traces.get(name));
    browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser.open(page("off", html(Traces.get(name))));
      assertEquals("false", browser.eval("document.body.classList.contains('js')"));
      assertEquals(
          "" + t.rows().size(),
          browser.eval(
              "Array.from(document.querySelectorAll('.steps tbody tr'))"
                  + ".filter(r => r.offsetHeight > 0).length"));
      assertEquals(
          Counterexamples.render(t, "report", Counterexamples.Options.PLAIN),
          browser.eval("document.getElementById('text-report').textContent"));
      assertEquals("true", browser.eval("document.querySelector('svg').clientHeight > 300"));
      assertEquals("0", browser.eval("document.querySelector('nav').offsetHeight"));
    } finally {
      browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  /** The short story hides the noise; {@code x} shows it, and a jump to a hidden step, too. */
  @Test
  void folding() throws Exception {
    String url = page("fold", html(Traces.get("uaf-with-noise")));
    browser.open(url);
    String count =
        "Array.from(document.querySelectorAll('.steps tbody tr')).filter(r => r.offsetHeight).length";
    int folded = Integer.parseInt(browser.eval(count));
    assertTrue(folded <= 40, "rows: " + folded);
    browser.key("x");
    assertTrue(Integer.parseInt(browser.eval(count)) > folded);
    browser.key("x");
    assertEquals("" + folded, browser.eval(count));
    String hidden = browser.eval("document.querySelector('tr.more').dataset.row");
    browser.open(url + "#r=" + hidden);
    assertEquals(hidden, browser.eval("document.querySelector('tr[aria-current]').dataset.row"));
    assertTrue(Integer.parseInt(browser.eval(count)) > folded);
  }

  /** Text keeps a contrast of 4.5 to 1 in both themes. */
  @Test
  void contrast() throws Exception {
    open("uaf-missing-rcu");
    for (String theme : List.of("light", "dark")) {
      browser.key("t");
      assertEquals(theme, browser.eval("document.documentElement.dataset.theme"));
      for (String name : List.of("ink", "dim", "lock", "warn", "bad", "rcu", "object", "spin")) {
        for (String paper : List.of("paper", "badbg")) {
          double ratio = ratio(colour(name), colour(paper));
          boolean needed = paper.equals("paper") || List.of("ink", "bad", "dim").contains(name);
          assertTrue(!needed || ratio >= 4.5, theme + " " + name + " on " + paper + ": " + ratio);
        }
      }
    }
  }

  private static String colour(String name) throws Exception {
    return browser.eval(
        "getComputedStyle(document.documentElement).getPropertyValue('--" + name + "').trim()");
  }

  private static double ratio(String a, String b) {
    double x = luminance(a);
    double y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** What the buttons put on the clipboard is the text of the form. */
  @Test
  void copies() throws Exception {
    open("uaf-missing-rcu");
    browser.eval(
        "navigator.clipboard.writeText = s => { window.copied = s; return Promise.resolve(); }");
    browser.key("c");
    Timeline t = Counterexamples.explain(Traces.get("uaf-missing-rcu"));
    assertEquals(
        Counterexamples.render(t, "changelog", Counterexamples.Options.PLAIN),
        browser.eval("window.copied"));
    browser.eval("document.querySelector('[data-copy=mermaid]').click()");
    assertEquals(
        Counterexamples.render(t, "mermaid", Counterexamples.Options.PLAIN),
        browser.eval("window.copied"));
  }
}
