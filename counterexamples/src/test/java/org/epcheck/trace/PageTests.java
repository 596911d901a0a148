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

  @TempDir static Path dir;
  static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    if (Browser.find().isEmpty()) {
      System.err.println("SKIPPED: no Chromium on this machine, the page is not tested in one");
      Assumptions.abort("no Chromium");
    }
    browser = new Browser(dir.resolve("profile"));
  }

  @AfterAll
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
}
