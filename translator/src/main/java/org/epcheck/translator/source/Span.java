package org.epcheck.translator.source;

/**
 * A range of source text. Every node of every stage carries one.
 *
 * <p>For a token that comes from a macro, the span is that of the outermost macro invocation: the
 * place that the programmer sees.
 *
 * @param file the file's name as shown to users, for example {@code fs/eventpoll.c}
 * @param line first line, from 1
 * @param column first column, from 1
 * @param endLine last line
 * @param endColumn the column after the last character
 */
public record Span(String file, int line, int column, int endLine, int endColumn) {
  /** The smallest span that covers both; {@code this} when the files differ. */
  public Span to(Span other) {
    if (!file.equals(other.file)) {
      return this;
    }
    boolean firstIsThis = line < other.line || (line == other.line && column <= other.column);
    boolean lastIsThis =
        endLine > other.endLine || (endLine == other.endLine && endColumn >= other.endColumn);
    return new Span(
        file,
        firstIsThis ? line : other.line,
        firstIsThis ? column : other.column,
        lastIsThis ? endLine : other.endLine,
        lastIsThis ? endColumn : other.endColumn);
  }

  /** {@code file:line:column}, the form of compiler messages. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
