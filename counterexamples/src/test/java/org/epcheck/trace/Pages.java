package org.epcheck.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.html.IndexPage;
import org.junit.jupiter.api.Assumptions;

/** Pages for the tests in a browser. */
final class Pages {
  private static final String AXE = "/axe.min.js";

  private Pages() {}

  /** A browser, or the test is skipped, loudly. */
  static Browser browser(Path dir) throws Exception {
    if (Browser.find().isEmpty()) {
      System.err.println("SKIPPED: no Chromium on this machine, the page is not tested in one");
      Assumptions.abort("no Chromium");
    }
    return new Browser(dir.resolve("profile"));
  }

  static String html(Trace trace) {
    return Counterexamples.render(trace, "html", Counterexamples.Options.PLAIN);
  }

  static String file(Path dir, String name, String html) throws IOException {
    return Files.writeString(dir.resolve(name + ".html"), html).toUri().toString();
  }

  /** A trace with lines of a source file around all that it touches. */
  static Trace withSource(Trace t) {
    List<Trace.SourceLine> lines = new ArrayList<>();
    for (int i = 1; i <= 900; i++) {
      String mark = i % 50 == 0 ? "+" : "";
      lines.add(new Trace.SourceLine(i, mark, "\tline " + i + ";"));
      if (i % 50 == 0) {
        lines.add(new Trace.SourceLine(0, "-", "\told line;"));
      }
    }
    return t.with(List.of(new Trace.Source("fs/eventpoll.c", lines)));
  }

  /** A matrix with all kinds of cells. */
  static IndexPage index() {
    List<IndexPage.Cell> cells =
        List.of(
            new IndexPage.Cell("ok", "ok", "ok", "0/result.json"),
            new IndexPage.Cell("X12", "violated: 12 steps", "violated", "1/4c/page.html"),
            new IndexPage.Cell("?", "inconclusive: time limit", "open", ""),
            new IndexPage.Cell("-", "n/a", "none", ""));
    List<IndexPage.Head> heads = new ArrayList<>();
    for (String s : List.of("base", "1", "2", "3")) {
      heads.add(new IndexPage.Head(s, "patch " + s));
    }
    return new IndexPage(
        "series",
        "a series </script><img src=x onerror=alert(1)>",
        heads,
        List.of(
            new IndexPage.Row("4c", "an item", "fixed by 3", "main", cells),
            new IndexPage.Row("4c-x", "a variant", "", "variant", cells),
            new IndexPage.Row("!", "an error", "", "other", cells)),
        new IndexPage.Row("", "safe to stop a bisect here?", "", "main", cells),
        "text\n");
  }

  /** Six threads, {@code n} steps, in many statements, functions and sections. */
  static Trace large(int n) {
    TraceBuilder b = new TraceBuilder("large");
    String ids = "ABCDEF";
    for (int t = 0; t < 6; t++) {
      b.thread(ids.substring(t, t + 1), "call " + t, "f" + t, "g" + t);
    }
    for (int o = 0; o < 12; o++) {
      b.object("object" + o, "struct object", "live", "make");
    }
    // Two steps take no more than two numbers: a lock and its release, or an access.
    for (int i = 0; i < (n - 1) / 5; i++) {
      String thread = ids.substring(i % 6, i % 6 + 1);
      String object = "object" + i % 12;
      b.lock(thread, "mutex_lock(&o" + i + "->mtx)", object, "mtx")
          .write(thread, "o->count = " + i, object, "count", "" + i, "" + (i + 1))
          .step(
              thread,
              "o->next = &p" + i,
              new Event.Access(object, "link.next", true, "plain", "NULL", "&object1.link"))
          .unlock(thread, "mutex_unlock(&o" + i + "->mtx)", object, "mtx");
    }
    return b.fail("A", "x = o->y", "use-after-free", "object1", "y", "read", "object1 is freed");
  }

  /** Violations that axe finds in the page that is open: their ids and what they are about. */
  static String axe(Browser browser) throws Exception {
    browser.run(resource(AXE));
    return browser.eval(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map("
            + "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3)).join('; '))");
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Emulates a medium and media features. */
  static void media(Browser browser, String medium, Map<String, String> features)
      throws InterruptedException {
    List<Map<String, String>> list = new ArrayList<>();
    features.forEach((k, v) -> list.add(Map.of("name", k, "value", v)));
    browser.call("Emulation.setEmulatedMedia", Map.of("media", medium, "features", list));
  }
}
