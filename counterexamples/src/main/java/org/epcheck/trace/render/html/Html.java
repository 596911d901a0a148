package org.epcheck.trace.render.html;

/** Writes HTML; everything that is text is escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Opens an element; attributes are names and values in turn, empty values are left out. */
  Html open(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1].toString();
      if (!value.isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"").append(escape(value)).append('"');
      }
    }
    out.append('>');
    return this;
  }

  Html close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  Html text(String s) {
    out.append(escape(s));
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  /** An element with text only. */
  Html leaf(String name, String content, Object... attributes) {
    return open(name, attributes).text(content).close(name);
  }

  /** What is HTML already: the picture, the style, the script, the data. */
  Html raw(String html) {
    out.append(html);
    return this;
  }

  static String escape(String s) {
    StringBuilder b = new StringBuilder();
    s.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> b.append("&amp;");
                case '<' -> b.append("&lt;");
                case '>' -> b.append("&gt;");
                case '"' -> b.append("&quot;");
                case '\'' -> b.append("&#39;");
                default -> b.appendCodePoint(c);
              }
            });
    return b.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
