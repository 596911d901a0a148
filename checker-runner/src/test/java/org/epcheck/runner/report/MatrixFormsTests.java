package org.epcheck.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.epcheck.runner.verdict.Matrices;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every form of the matrix says the same of each cell. */
class MatrixFormsTests {
  private final Matrix matrix = Matrices.sample();

  /** {@code 1a@2} to its mark, of the purposes. */
  private Map<String, String> marks() {
    Map<String, String> out = new TreeMap<>();
    matrix.cells().values().forEach(r -> r.values().forEach(c -> out.put(c.id(), mark(c))));
    return out;
  }

  private static String mark(Matrix.Cell c) {
    return c.verdict().mark();
  }

  private Map<String, String> text(String text) {
    Map<String, String> out = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher m =
          Pattern.compile("^ *(\\d\\w)\\*? .*?((?: +(?:ok|X\\d+|vac|\\?|err|-)){4})$")
              .matcher(line);
      if (m.matches()) {
        row(out, m.group(1), List.of(m.group(2).strip().split(" +")));
      }
    }
    return out;
  }

  private void row(Map<String, String> out, String id, List<String> marks) {
    for (int i = 0; i < marks.size(); i++) {
      out.put(id + "@" + matrix.steps().get(i), marks.get(i));
    }
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private Map<String, String> page(String html) throws Exception {
    Map<String, String> out = new TreeMap<>();
    int from = html.indexOf("<tbody>");
    NodeList rows =
        xml(html.substring(from, html.indexOf("</tbody>") + 8)).getElementsByTagName("tr");
    for (int i = 0; i < rows.getLength(); i++) {
      Element row = (Element) rows.item(i);
      String id = row.getElementsByTagName("b").item(0).getTextContent();
      NodeList cells = row.getElementsByTagName("td");
      List<String> marks = new ArrayList<>();
      for (int j = 1; j < cells.getLength(); j++) {
        marks.add(cells.item(j).getTextContent());
      }
      if (!id.equals("!")) {
        row(out, id, marks);
      }
    }
    return out;
  }

  @Test
  void textPageAndJsonAgree() throws Exception {
    assertEquals(marks(), text(MatrixText.report(matrix, Style.PLAIN)));
    assertEquals(marks(), page(MatrixPage.of(matrix)));
    Map<String, String> json = new TreeMap<>();
    JsonObject root = JsonParser.parseString(MatrixJson.of(matrix)).getAsJsonObject();
    for (JsonElement e : root.getAsJsonArray("cells")) {
      JsonObject c = e.getAsJsonObject();
      json.put(c.get("cell").getAsString(), c.get("mark").getAsString());
    }
    assertEquals(marks(), json);
    String wrong = MatrixPage.of(matrix).replaceFirst(">X14<", ">ok<");
    assertNotEquals(marks(), page(wrong));
  }

  /** JUnit: violated fails, ok passes, not asked is skipped, everything else is an error. */
  @Test
  void junit() throws Exception {
    Map<String, String> wanted = new TreeMap<>();
    for (Matrix.Cell c : matrix.allCells()) {
      if (!Others.isWarning(c.row())) {
        Verdict v = c.verdict();
        wanted.put(
            c.id(),
            v instanceof Verdict.Ok
                ? "pass"
                : v instanceof Verdict.Violated
                    ? "failure"
                    : v instanceof Verdict.NotApplicable ? "skipped" : "error");
      }
    }
    assertTrue(wanted.values().containsAll(List.of("pass", "failure", "error", "skipped")));
    String text = MatrixJunit.of(matrix, c -> "the race of " + c.id() + " <&>\n");
    assertEquals(wanted, junit(text));
    assertNotEquals(wanted, junit(text.replaceFirst("(?s)<failure.*?</failure>", "")));
    assertTrue(text.contains("the race of 1a@1 &lt;&amp;&gt;"), text);
    NodeList suites = xml(text).getElementsByTagName("testsuite");
    int cases = 0;
    for (int i = 0; i < suites.getLength(); i++) {
      cases += Integer.parseInt(((Element) suites.item(i)).getAttribute("tests"));
    }
    assertEquals(wanted.size(), cases);
    assertEquals(matrix.steps().size(), suites.getLength());
  }

  private static Map<String, String> junit(String text) throws Exception {
    Map<String, String> out = new TreeMap<>();
    NodeList cases =
        xml(text.replaceAll("(?s)<failure([^>]*)>.*?</failure>", "<failure$1/>"))
            .getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element e = (Element) cases.item(i);
      String result = "pass";
      for (String kind : List.of("failure", "error", "skipped")) {
        result = e.getElementsByTagName(kind).getLength() > 0 ? kind : result;
      }
      out.put(e.getAttribute("name"), result);
    }
    return out;
  }

  /** The row below is no exactly where something that counts is violated. */
  @Test
  void bisectRow() {
    for (int step : matrix.steps()) {
      boolean violated =
          matrix.allCells().stream()
              .filter(c -> c.step() == step && !matrix.isVariant(c.row()))
              .filter(c -> !Others.isWarning(c.row()))
              .anyMatch(c -> c.verdict() instanceof Verdict.Violated);
      assertEquals(violated, matrix.safeAt(step) == Matrix.Bisect.NO, "step " + step);
    }
  }

  /** Pages know their neighbours, and the matrix. */
  @Test
  void links() {
    Map<String, Map<String, String>> links = MatrixPage.links(matrix);
    assertFalse(links.isEmpty());
    List<String> pages = List.copyOf(links.keySet());
    String index = MatrixPage.of(matrix);
    for (int i = 0; i < pages.size(); i++) {
      assertTrue(index.contains("href=\"" + pages.get(i) + "\""), pages.get(i));
      Map<String, String> own = links.get(pages.get(i));
      assertEquals("../../index.html", own.get("all verdicts"));
      assertEquals(i > 0, own.containsValue("../../" + pages.get(Math.max(0, i - 1))));
      assertEquals(
          i + 1 < pages.size(),
          own.containsValue("../../" + pages.get(Math.min(pages.size() - 1, i + 1))));
    }
  }
}
