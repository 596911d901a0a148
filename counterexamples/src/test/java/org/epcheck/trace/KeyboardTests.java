package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.model.Trace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page without a pointer. */
class KeyboardTests {
  private static final String HASH = "location.hash";

  /** Everything that depends on the focus, as text. */
  private static final String PANES =
      "['.steps tr[aria-current]', '#where', '#values', '#lists', '#memory', '.l.now']"
          + ".map(s => { const e = document.querySelector(s); return e ? e.textContent : ''; })"
          + ".concat(Array.from(document.querySelectorAll('.l.at')).map(l => l.dataset.at))"
          + ".concat(document.querySelector('.epc .focus') ?"
          + " document.querySelector('.epc .focus').dataset.row : '').join('|')";

  private static final String FOCUS_IS_VISIBLE =
      "document.activeElement.matches('tr[aria-current], input')"
          + " && getComputedStyle(document.activeElement).outlineStyle !== 'none'";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path dir;

  @SuppressWarnings("NullAway.Init")
  static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Pages.browser(dir);
    browser.call(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
  }

  @AfterAll
  @SuppressWarnings("NullAway")
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void keys(String... keys) throws InterruptedException {
    for (String k : keys) {
      browser.key(k);
      assertEquals("true", browser.eval(FOCUS_IS_VISIBLE), "after " + k);
    }
  }

  @Test
  void aWholeReading() throws Exception {
    Trace trace = Pages.withSource(Traces.get("uaf-with-noise"));
    browser.open(Pages.file(dir, "reading", Pages.html(trace)));
    assertEquals("#s=66", browser.eval(HASH), "it opens where it fails");
    keys("f");
    assertEquals("#s=62", browser.eval(HASH));
    keys("r", "p", "u");
    assertEquals("#s=66", browser.eval(HASH));
    keys("s");
    assertEquals("#s=66&sel=epitem1", browser.eval(HASH));
    assertEquals("epitem1", browser.eval("document.querySelector('tr.chosen').dataset.object"));
    keys("g", "o");
    assertTrue(browser.eval(HASH).endsWith("&sel=epitem1"));
    assertTrue(
        browser.eval("document.querySelector('tr[aria-current].touch') !== null").equals("true"));
    String before = browser.eval(HASH);
    keys("/", "r", "b", "_");
    assertEquals(before, browser.eval(HASH), "keys in the filter do not move the focus");
    assertEquals(
        "true",
        browser.eval(
            "Array.from(document.querySelectorAll('.steps tbody tr')).filter(r => r.offsetHeight)"
                + ".every(r => r.textContent.includes('rb_'))"));
    keys("Escape", "x", "u", "c");
    assertEquals("#s=66&sel=epitem1", browser.eval(HASH));
    assertEquals("changelog copied", browser.eval("document.getElementById('live').textContent"));
    assertEquals(
        Counterexamples.render(trace, "changelog", Counterexamples.Options.PLAIN),
        browser.eval("navigator.clipboard.readText()"));
    assertEquals(List.of(), browser.noise);
  }

  /** Every row: all panes say the same as after loading the page with that address. */
  @Test
  void addressBringsItBack() throws Exception {
    String url =
        Pages.file(dir, "back", Pages.html(Pages.withSource(Traces.get("uaf-missing-rcu"))));
    browser.open(url);
    browser.key("s");
    browser.key("g");
    List<String> hashes = new ArrayList<>();
    List<String> panes = new ArrayList<>();
    String last = "";
    while (!browser.eval(HASH).equals(last)) {
      last = browser.eval(HASH);
      hashes.add(last);
      panes.add(browser.eval(PANES));
      browser.key("j");
    }
    assertTrue(hashes.size() > 12, "rows: " + hashes);
    for (int i = 0; i < hashes.size(); i++) {
      browser.open(url + hashes.get(i));
      assertEquals(hashes.get(i), browser.eval(HASH));
      assertEquals(panes.get(i), browser.eval(PANES), hashes.get(i));
      if (i > 0) {
        assertNotEquals(panes.get(i - 1), panes.get(i), "the comparison sees nothing");
      }
    }
  }
}
