package org.epcheck.runner.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.Verdict;
import org.epcheck.trace.render.Words;

/**
 * The matrix as JUnit XML: a suite for each step, a case for each purpose. Violated is a failure
 * with the race as its text; what is not settled is an error, never a pass; not asked is skipped.
 */
public final class MatrixJunit {
  private final Matrix matrix;
  private final Function<Matrix.Cell, String> race;

  private MatrixJunit(Matrix matrix, Function<Matrix.Cell, String> race) {
    this.matrix = matrix;
    this.race = race;
  }

  /**
   * The XML text.
   *
   * @param race the counterexample of a violated cell as text; empty if there is none
   */
  public static String of(Matrix matrix, Function<Matrix.Cell, String> race) {
    return new MatrixJunit(matrix, race).text();
  }

  private String text() {
    StringWriter text = new StringWriter();
    text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartElement("testsuites");
      out.writeAttribute("name", Words.clean(matrix.series()));
      out.writeCharacters("\n");
      for (int step : matrix.steps()) {
        suite(out, step);
      }
      out.writeEndElement();
      out.writeCharacters("\n");
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void suite(XMLStreamWriter out, int step) throws XMLStreamException {
    List<Matrix.Cell> cells = new ArrayList<>(matrix.allCells());
    cells.removeIf(c -> c.step() != step || Others.isWarning(c.row()));
    out.writeStartElement("testsuite");
    out.writeAttribute("name", Layout.step(step) + ": " + Words.clean(matrix.titles().get(step)));
    out.writeAttribute("tests", Integer.toString(cells.size()));
    out.writeAttribute("failures", count(cells, "failure"));
    out.writeAttribute("errors", count(cells, "error"));
    out.writeAttribute("skipped", count(cells, "skipped"));
    out.writeCharacters("\n");
    for (Matrix.Cell c : cells) {
      out.writeStartElement("testcase");
      out.writeAttribute("classname", Words.clean(matrix.series() + "." + step));
      out.writeAttribute("name", Words.clean(c.id()));
      result(out, c);
      out.writeEndElement();
      out.writeCharacters("\n");
    }
    out.writeEndElement();
    out.writeCharacters("\n");
  }

  private void result(XMLStreamWriter out, Matrix.Cell c) throws XMLStreamException {
    String element = element(c.verdict());
    if (element.isEmpty()) {
      return;
    }
    out.writeStartElement(element);
    String detail = c.verdict().detail();
    String where = c.scenario().isEmpty() ? "" : " in " + c.scenario();
    out.writeAttribute(
        "message",
        Words.clean(c.verdict().word() + where + (detail.isEmpty() ? "" : ": " + detail)));
    if (element.equals("failure")) {
      out.writeAttribute("type", "violated");
      out.writeCharacters("\n" + race.apply(c));
    }
    out.writeEndElement();
  }

  private static String count(List<Matrix.Cell> cells, String element) {
    return Long.toString(cells.stream().filter(c -> element(c.verdict()).equals(element)).count());
  }

  private static String element(Verdict v) {
    if (v instanceof Verdict.Ok) {
      return "";
    } else if (v instanceof Verdict.Violated) {
      return "failure";
    }
    return v instanceof Verdict.NotApplicable ? "skipped" : "error";
  }
}
