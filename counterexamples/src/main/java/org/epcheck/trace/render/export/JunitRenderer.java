package org.epcheck.trace.render.export;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.render.text.ChangelogRenderer;
import org.epcheck.trace.render.text.ReportRenderer;
import org.epcheck.trace.timeline.Timeline;

/** JUnit XML: one suite, one case, which failed; its text is the changelog form and the report. */
public final class JunitRenderer {
  private JunitRenderer() {}

  /** The XML text. */
  public static String render(Timeline timeline) {
    Trace.Cell c = timeline.cell();
    StringWriter text = new StringWriter();
    text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartElement("testsuite");
      out.writeAttribute("name", Words.clean(c.series() + " " + Words.state(c)));
      out.writeAttribute("tests", "1");
      out.writeAttribute("failures", "1");
      out.writeAttribute("errors", "0");
      out.writeAttribute("skipped", "0");
      out.writeCharacters("\n");
      out.writeStartElement("testcase");
      out.writeAttribute("classname", Words.clean(c.series() + "." + c.step()));
      out.writeAttribute("name", Words.clean(c.purpose() + "/" + c.scenario()));
      out.writeCharacters("\n");
      out.writeStartElement("failure");
      out.writeAttribute("type", Words.clean(timeline.verdict().kind()));
      out.writeAttribute("message", Words.clean(timeline.verdict().title()));
      out.writeCharacters(
          "\n" + ChangelogRenderer.render(timeline) + "\n" + ReportRenderer.render(timeline));
      for (int i = 0; i < 3; i++) {
        out.writeEndElement();
        out.writeCharacters("\n");
      }
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }
}
