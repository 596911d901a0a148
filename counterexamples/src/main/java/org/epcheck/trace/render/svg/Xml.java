package org.epcheck.trace.render.svg;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements, one on a line. Escaping is the JDK's. */
final class Xml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  Xml() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens an element; attributes are names and values in turn. Empty values are left out. */
  Xml open(String name, Object... attributes) {
    try {
      out.writeStartElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1].toString();
      if (!value.isEmpty()) {
        out.writeAttribute((String) attributes[i], value);
      }
    }
  }

  Xml text(String s) {
    try {
      out.writeCharacters(s);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  Xml close() {
    try {
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return line();
  }

  Xml line() {
    return text("\n");
  }

  /** An element without content. */
  Xml empty(String name, Object... attributes) {
    try {
      out.writeEmptyElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return line();
  }

  /** An element with text only. */
  Xml leaf(String name, String content, Object... attributes) {
    return open(name, attributes).text(content).close();
  }

  /** A title inside text, where a line's end would be drawn. */
  void tip(String content) {
    try {
      out.writeStartElement("title");
      out.writeCharacters(content);
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  String done() {
    try {
      out.flush();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
