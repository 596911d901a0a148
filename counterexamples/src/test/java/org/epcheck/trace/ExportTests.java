package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The step sequence, read back from every form, is the one of the timeline. */
class ExportTests {
  static List<String> cases() {
    return List.copyOf(Traces.ALL.keySet());
  }

  private static Timeline timeline(String name) {
    return Counterexamples.explain(Traces.get(name));
  }

  private static String render(Timeline t, String form) {
    return Counterexamples.render(t, form, Counterexamples.Options.PLAIN);
  }

  private static String row(Object n, String thread, String label) {
    return n + " " + thread + " " + label;
  }

  /** Numbered rows, shown or all. */
  private static List<String> wanted(Timeline t, boolean all) {
    return t.rows().stream()
        .filter(r -> r.step() != null && (all || r.shown()))
        .map(r -> row(r.step(), r.thread(), Words.label(r)))
        .toList();
  }

  static Document xml(String text) {
    try {
      DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
      f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return f.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  private static List<String> svg(String text) {
    List<String> out = new ArrayList<>();
    NodeList groups = xml(text).getElementsByTagName("g");
    for (int i = 0; i < groups.getLength(); i++) {
      Element g = (Element) groups.item(i);
      if (g.getAttribute("data-row").isEmpty() || g.getAttribute("data-step").isEmpty()) {
        continue;
      }
      NodeList texts = g.getElementsByTagName("text");
      for (int j = 0; j < texts.getLength(); j++) {
        Element e = (Element) texts.item(j);
        if (e.getAttribute("class").equals("label")) {
          boolean cut = e.getElementsByTagName("title").getLength() > 0;
          String label =
              cut ? e.getElementsByTagName("title").item(0).getTextContent() : e.getTextContent();
          out.add(row(g.getAttribute("data-step"), g.getAttribute("data-thread"), label));
        }
      }
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void svgRows(String name) {
    Timeline t = timeline(name);
    assertEquals(wanted(t, false), svg(render(t, "svg")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void htmlTable(String name) {
    Timeline t = timeline(name);
    assertEquals(wanted(t, true), table(render(t, "html"), t));
  }

  /** The markup of the table is XML too. */
  private static List<String> table(String html, Timeline t) {
    int from = html.indexOf("<tbody>", html.indexOf("<table class=\"steps\">"));
    Document body = xml(html.substring(from, html.indexOf("</tbody>", from) + 8));
    List<String> lanes =
        t.lanes().stream()
            .map(Timeline.Lane::id)
            .filter(id -> t.rows().stream().anyMatch(r -> r.thread().equals(id)))
            .toList();
    List<String> out = new ArrayList<>();
    NodeList rows = body.getElementsByTagName("tr");
    for (int i = 0; i < rows.getLength(); i++) {
      Element tr = (Element) rows.item(i);
      String n = tr.getElementsByTagName("th").item(0).getTextContent().replace("\u2013", "");
      NodeList cells = tr.getElementsByTagName("td");
      for (int j = 0; j < lanes.size() && !n.isEmpty(); j++) {
        if (((Element) cells.item(j)).getElementsByTagName("code").getLength() > 0) {
          out.add(row(n, lanes.get(j), cells.item(j).getTextContent()));
        }
      }
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perfetto(String name) {
    Timeline t = timeline(name);
    JsonObject root = JsonParser.parseString(render(t, "perfetto")).getAsJsonObject();
    Map<Integer, String> threads = new HashMap<>();
    Map<String, Long> ends = new TreeMap<>();
    Map<Integer, String> slices = new TreeMap<>();
    for (JsonElement e : root.getAsJsonArray("traceEvents")) {
      JsonObject o = e.getAsJsonObject();
      String phase = o.get("ph").getAsString();
      int pid = o.get("pid").getAsInt();
      if (phase.equals("M") && o.get("name").getAsString().equals("thread_name") && pid == 1) {
        String title = o.getAsJsonObject("args").get("name").getAsString();
        threads.put(o.get("tid").getAsInt(), title.substring(0, title.indexOf(':')));
      } else if (phase.equals("X")) {
        assertTrue(o.get("dur").getAsLong() > 0, o.toString());
        JsonObject args = o.getAsJsonObject("args");
        if (args.has("step")) {
          String thread = threads.getOrDefault(o.get("tid").getAsInt(), "?");
          String label = o.get("name").getAsString().replaceFirst("^#\\d+ ", "");
          slices.put(slices.size(), row(args.get("step").getAsInt(), thread, label));
          long from = o.get("ts").getAsLong();
          assertTrue(ends.getOrDefault(thread, 0L) <= from, "slices of a thread overlap: " + o);
          ends.put(thread, from + o.get("dur").getAsLong());
        }
      }
    }
    assertEquals(wanted(t, true), List.copyOf(slices.values()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itf(String name) {
    Timeline t = timeline(name);
    JsonObject root = JsonParser.parseString(render(t, "itf")).getAsJsonObject();
    List<String> vars = new ArrayList<>();
    root.getAsJsonArray("vars").forEach(v -> vars.add(v.getAsString()));
    List<String> found = new ArrayList<>();
    JsonArray states = root.getAsJsonArray("states");
    for (JsonElement s : states) {
      JsonObject o = s.getAsJsonObject();
      JsonObject meta = o.getAsJsonObject("#meta");
      assertEquals(vars.size() + 1, o.size());
      vars.forEach(v -> assertTrue(o.has(v), v));
      if (meta.has("tla")) {
        found.add(meta.get("index").getAsInt() + " " + meta.get("tla").getAsString());
      }
    }
    assertEquals(t.steps().stream().map(s -> s.n() + " " + s.action()).toList(), found);
    assertEquals(t.steps().size() + 1, states.size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sarifFlows(String name) {
    Timeline t = timeline(name);
    assertEquals(wanted(t, true), sarif(render(t, "sarif")));
  }

  /** Also checks what the standard wants of each part that we write. */
  private static List<String> sarif(String text) {
    JsonObject root = JsonParser.parseString(text).getAsJsonObject();
    assertEquals("2.1.0", root.get("version").getAsString());
    JsonObject run = root.getAsJsonArray("runs").get(0).getAsJsonObject();
    JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
    JsonObject result = run.getAsJsonArray("results").get(0).getAsJsonObject();
    String rule = driver.getAsJsonArray("rules").get(0).getAsJsonObject().get("id").getAsString();
    assertEquals(rule, result.get("ruleId").getAsString());
    assertFalse(result.getAsJsonObject("message").get("text").getAsString().isEmpty());
    Map<Integer, String> steps = new TreeMap<>();
    JsonObject flow = result.getAsJsonArray("codeFlows").get(0).getAsJsonObject();
    assertFalse(flow.getAsJsonArray("threadFlows").isEmpty());
    for (JsonElement f : flow.getAsJsonArray("threadFlows")) {
      JsonArray locations = f.getAsJsonObject().getAsJsonArray("locations");
      assertFalse(locations.isEmpty());
      for (JsonElement l : locations) {
        JsonObject o = l.getAsJsonObject();
        JsonObject location = o.getAsJsonObject("location");
        if (location.has("physicalLocation")) {
          JsonObject physical = location.getAsJsonObject("physicalLocation");
          assertTrue(physical.getAsJsonObject("region").get("startLine").getAsInt() >= 1);
        }
        assertTrue(
            List.of("essential", "important", "unimportant")
                .contains(o.get("importance").getAsString()));
        int n = o.get("executionOrder").getAsInt();
        String label = location.getAsJsonObject("message").get("text").getAsString();
        steps.put(n, row(n, f.getAsJsonObject().get("id").getAsString(), label));
      }
    }
    return List.copyOf(steps.values());
  }

  private static final Pattern MESSAGE =
      Pattern.compile("  t(\\w+?)(?:->>|-x|--\\))\\w+: #35;(\\d+) (.*?)(?:<br/>.*)?");

  @ParameterizedTest
  @MethodSource("cases")
  void mermaidMessages(String name) {
    Timeline t = timeline(name);
    assertEquals(wanted(t, false), mermaid(render(t, "mermaid")));
  }

  private static List<String> mermaid(String text) {
    List<String> out = new ArrayList<>();
    String[] lines = text.split("\n");
    assertEquals("sequenceDiagram", lines[0]);
    assertTrue(lines.length <= 75);
    for (int i = 1; i < lines.length; i++) {
      assertTrue(
          lines[i].matches(
              "  (acc(Title|Descr): [^;#]*|participant \\w+ as .+|Note over \\w+: .+"
                  + "|\\w+(->>|-x|--\\))\\w+: .+)"),
          lines[i]);
      Matcher m = MESSAGE.matcher(lines[i]);
      if (m.matches()) {
        out.add(row(m.group(2), m.group(1), plain(m.group(3))));
      }
    }
    return out;
  }

  private static String plain(String s) {
    return Pattern.compile("#(\\d+);")
        .matcher(s)
        .replaceAll(
            m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1)))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void markdown(String name) {
    Timeline t = timeline(name);
    List<String> found = new ArrayList<>();
    List<String> lanes = new ArrayList<>();
    for (String line : render(t, "markdown").split("\n")) {
      if (line.startsWith("| # |")) {
        Matcher m = Pattern.compile("`(\\w+): [^`]*`").matcher(line);
        while (m.find()) {
          lanes.add(m.group(1));
        }
      } else if (line.matches("\\| \\d+ \\|.*")) {
        String[] cells = line.split("(?<!\\\\)\\|", -1);
        for (int i = 0; i < lanes.size(); i++) {
          Matcher code = Pattern.compile("(?:&emsp;)*`+ ?(.*?) ?`+").matcher(cells[i + 2].strip());
          if (code.matches()) {
            String label = code.group(1).replace("\\|", "|");
            found.add(row(cells[1].strip(), lanes.get(i), label));
          }
        }
      }
    }
    assertEquals(wanted(t, false), found);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void junit(String name) {
    Timeline t = timeline(name);
    Element suite = xml(render(t, "junit")).getDocumentElement();
    assertEquals("testsuite", suite.getTagName());
    assertEquals("1", suite.getAttribute("failures"));
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertEquals(t.verdict().kind(), failure.getAttribute("type"));
    assertTrue(failure.getTextContent().contains(render(t, "changelog")));
  }

  /** The readers are not blind: a lost, moved or changed step is seen. */
  @Test
  void aWrongFormIsFound() {
    Timeline t = timeline("uaf-missing-rcu");
    String mermaid = render(t, "mermaid");
    for (String bad :
        List.of(
            mermaid.replaceFirst("  tA->>tA: #35;6 .*\n", ""),
            mermaid.replace("tA->>tA: #35;6", "tB->>tB: #35;6"),
            mermaid.replace("rb_erase_cached", "rb_insert"))) {
      assertNotEquals(wanted(t, false), mermaid(bad));
    }
    String svg = render(t, "svg");
    assertNotEquals(wanted(t, false), svg(svg.replace("data-step=\"6\"", "data-step=\"7\"")));
    assertNotEquals(wanted(t, false), svg(svg.replace("list_del_rcu", "list_del")));
    String html = render(t, "html");
    assertNotEquals(wanted(t, true), table(html.replace("<code>list_del_rcu", "<code>x"), t));
    String sarif = render(t, "sarif");
    String renumbered = sarif.replace("\"executionOrder\": 6,", "\"executionOrder\": 7,");
    assertNotEquals(wanted(t, true), sarif(renumbered));
  }

  /** Names that the languages reserve, markup, and characters that XML cannot hold. */
  @Test
  void hostile() {
    String evil = "</script>]]>&amp;|`` end; #x <img src=x onerror=y> \u0001\ud800 [a](b) \ufffe";
    Trace trace =
        new TraceBuilder(evil)
            .thread("end", evil, "f")
            .object("o1", "struct o", "live", "m")
            .write("end", evil, "o1", evil, "0", evil)
            .fail("end", "x = " + evil, "use-after-free", "o1", evil, "read", evil);
    Timeline t = Counterexamples.explain(trace);
    assertEquals(wanted(t, false), svg(render(t, "svg")));
    assertEquals(wanted(t, true), table(render(t, "html"), t));
    assertEquals(wanted(t, false), mermaid(render(t, "mermaid")));
    xml(render(t, "junit"));
    String html = render(t, "html");
    assertFalse(html.contains("<img"), "no markup from a label");
    assertEquals(2, html.split("</script>", -1).length - 1);
    assertFalse(render(t, "mermaid").contains("<img"));
    assertTrue(
        render(t, "mermaid")
            .lines()
            .filter(l -> !l.contains("acc"))
            .noneMatch(l -> l.matches("(?i).*\\bend\\b.*")),
        "a keyword of the language");
    assertTrue(render(t, "sarif").contains("\\\\[a\\\\](b)"));
    String table =
        render(t, "markdown").lines().filter(l -> l.startsWith("| ")).findFirst().orElse("");
    assertFalse(table.isEmpty());
  }

  @Test
  void repeatable() {
    for (String form : Counterexamples.FORMS) {
      assertEquals(render(timeline("real-race"), form), render(timeline("real-race"), form), form);
    }
  }

  /** The page's budget, without the source. */
  @ParameterizedTest
  @MethodSource("cases")
  void small(String name) {
    assertTrue(render(timeline(name), "html").length() < 300_000);
  }

  /** More rows than a diagram can hold: the middle is left out, and it says so. */
  @Test
  void longDiagram() {
    TraceBuilder b = new TraceBuilder("long").thread("A", "f()", "f").thread("B", "g()", "g");
    b.object("o1", "struct o", "live", "m");
    for (int i = 0; i < 100; i++) {
      b.lock(i % 2 == 0 ? "A" : "B", "mutex_lock(" + i + ")", "o1", "m" + i);
    }
    Timeline t =
        Counterexamples.explain(b.fail("A", "x = o", "use-after-free", "o1", "f", "read", "m"));
    List<String> found = mermaid(render(t, "mermaid"));
    if (t.rows().stream().filter(Timeline.Row::shown).count() > 60) {
      assertTrue(render(t, "mermaid").contains("rows left out"));
      assertTrue(found.size() <= 60);
    }
    List<String> wanted = wanted(t, false);
    assertEquals(wanted.get(wanted.size() - 1), found.get(found.size() - 1));
    assertEquals(found.stream().sorted(Comparator.comparingInt(wanted::indexOf)).toList(), found);
  }
}
