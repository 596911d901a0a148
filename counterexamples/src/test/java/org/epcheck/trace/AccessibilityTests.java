package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages for everybody: axe, colours taken away, print, small screens. */
class AccessibilityTests {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path dir;

  @SuppressWarnings("NullAway.Init")
  static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Pages.browser(dir);
  }

  @AfterAll
  @SuppressWarnings("NullAway")
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    for (String name : List.of("uaf-missing-rcu", "deadlock-two", "livelock", "data-race")) {
      pages.put(name, Pages.html(Pages.withSource(Traces.get(name))));
    }
    pages.put("index", Pages.index().render());
    return pages;
  }

  @Test
  void axeFindsNothing() throws Exception {
    Map<String, Map<String, String>> looks = new LinkedHashMap<>();
    looks.put("light", Map.of("prefers-color-scheme", "light"));
    looks.put("dark", Map.of("prefers-color-scheme", "dark"));
    for (Map.Entry<String, String> page : pages().entrySet()) {
      String url = Pages.file(dir, "axe-" + page.getKey(), page.getValue());
      for (Map.Entry<String, Map<String, String>> look : looks.entrySet()) {
        Pages.media(browser, "screen", look.getValue());
        browser.open(url);
        assertEquals("", Pages.axe(browser), page.getKey() + " " + look.getKey());
      }
      Pages.media(browser, "print", Map.of());
      browser.open(url);
      assertEquals("", Pages.axe(browser), page.getKey() + " in print");
    }
    Pages.media(browser, "", Map.of());
  }

  /** Axe sees a page that is worse. */
  @Test
  void axeFindsFaults() throws Exception {
    String html = Pages.html(Traces.get("uaf-missing-rcu"));
    Map<String, String> mutants =
        Map.of(
            "image-alt", html.replace("<main>", "<main><img>"),
            "color-contrast", unpolicied(html).replace("</style>", ".facts b{color:#ccc}</style>"),
            "html-has-lang", html.replace("<html lang=\"en\">", "<html>"));
    for (Map.Entry<String, String> m : mutants.entrySet()) {
      assertNotEquals(html, m.getValue());
      browser.open(Pages.file(dir, "worse-" + m.getKey(), m.getValue()));
      assertTrue(Pages.axe(browser).contains(m.getKey()), m.getKey());
    }
  }

  private static String unpolicied(String html) {
    return html.replaceFirst("<meta http-equiv[^>]*>", "");
  }

  /** What is said without colour, as text or pattern: a lock, RCU, waiting, freed, the failure. */
  private static final Map<String, String> DISTINCT =
      Map.of(
          "RCU bar is dashed",
              "getComputedStyle(document.querySelector('.epc .bar.rcu rect')).strokeDasharray !== 'none'",
          "lock bar is not",
              "getComputedStyle(document.querySelector('.epc .bar.sleep rect')).strokeDasharray === 'none'",
          "wait is dotted",
              "getComputedStyle(document.querySelector('.epc .waiting')).strokeDasharray !== 'none'",
          "wait is said",
              "document.querySelector('.steps .wait').textContent.includes('waits for')",
          "freed is hatched",
              "getComputedStyle(document.querySelector('.epc .life.freed')).fill.includes('epc-freed')",
          "freed is said", "/FREED/.test(document.querySelector('.steps .free').textContent)",
          "failure is said",
              "/\u2717 USE-AFTER-FREE/.test(document.querySelector('.steps .failure').textContent)",
          "failure is framed",
              "getComputedStyle(document.querySelector('.steps .failure')).outlineStyle === 'solid'");

  @Test
  void coloursTakenAway() throws Exception {
    String html = Pages.html(Traces.get("uaf-missing-rcu"));
    Pages.media(browser, "screen", Map.of("forced-colors", "active"));
    browser.open(Pages.file(dir, "forced", html));
    assertEquals("true", browser.eval("matchMedia('(forced-colors: active)').matches"));
    for (Map.Entry<String, String> d : DISTINCT.entrySet()) {
      assertEquals("true", browser.eval(d.getValue()), d.getKey());
    }
    String mutant = unpolicied(html).replace("stroke-dasharray:4 3", "").replace("4 3}", "}");
    browser.open(Pages.file(dir, "forced-mutant", mutant));
    assertEquals("false", browser.eval(DISTINCT.get("RCU bar is dashed")));
    Pages.media(browser, "", Map.of());
  }

  @Test
  void nothingMovesByItself() throws Exception {
    Pages.media(browser, "screen", Map.of("prefers-reduced-motion", "reduce"));
    String html = Pages.html(Traces.get("uaf-missing-rcu"));
    browser.open(Pages.file(dir, "still", html));
    browser.key("j");
    browser.key("x");
    assertEquals("0", browser.eval("document.getAnimations().length"));
    String moving =
        unpolicied(html)
            .replace("</style>", "@keyframes m{to{opacity:0}}h1{animation:m 9s infinite}</style>");
    browser.open(Pages.file(dir, "moving", moving));
    assertEquals("1", browser.eval("document.getAnimations().length"));
    Pages.media(browser, "", Map.of());
  }

  /** On paper: white, every step, no buttons. */
  @Test
  void print() throws Exception {
    Pages.media(browser, "print", Map.of("prefers-color-scheme", "dark"));
    browser.open(Pages.file(dir, "print", Pages.html(Traces.get("uaf-with-noise"))));
    assertEquals(
        "rgb(255, 255, 255)", browser.eval("getComputedStyle(document.body).backgroundColor"));
    assertEquals("0", browser.eval("document.querySelector('nav.needs-script').offsetHeight"));
    assertEquals(
        "0",
        browser.eval(
            "Array.from(document.querySelectorAll('.steps tr.more')).filter(r => !r.offsetHeight).length"));
    Pages.media(browser, "screen", Map.of("prefers-color-scheme", "dark"));
    assertNotEquals(
        "rgb(255, 255, 255)", browser.eval("getComputedStyle(document.body).backgroundColor"));
    Pages.media(browser, "", Map.of());
  }

  /** No page is wider than the screen, down to 600 px and on a telephone; wide panes scroll. */
  @Test
  void fitsSmallScreens() throws Exception {
    for (Map.Entry<String, String> page : pages().entrySet()) {
      String url = Pages.file(dir, "small-" + page.getKey(), page.getValue());
      for (int width : new int[] {1280, 600, 360}) {
        assertEquals("0", overflow(url, width), page.getKey() + " at " + width);
      }
    }
    String wide =
        unpolicied(Pages.html(Traces.get("uaf-missing-rcu")))
            .replace("</style>", ".facts span{display:inline-block;min-width:700px}</style>");
    assertFalse(overflow(Pages.file(dir, "wide", wide), 600).equals("0"));
  }

  private static String overflow(String url, int width) throws Exception {
    browser.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    try {
      browser.open(url);
      return browser.eval("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");
    } finally {
      browser.call("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }
}
