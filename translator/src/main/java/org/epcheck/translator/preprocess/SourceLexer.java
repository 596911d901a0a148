package org.epcheck.translator.preprocess;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.LexerSource;
import org.anarres.cpp.Token;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.Span;

/**
 * JCPP's lexer of one file, which remembers where each token outside of a directive stands: JCPP's
 * own tokens know neither their file nor their end.
 */
final class SourceLexer extends LexerSource {
  private final SourceFile file;
  private final List<String> lines;
  private final Places places;
  private boolean lineStart = true;
  private boolean directive;
  private boolean directiveName;
  private final Deque<Span> conditionals = new ArrayDeque<>();
  private Span lastPlace;

  SourceLexer(SourceFile file, Places places) {
    super(new StringReader(file.text().endsWith("\n") ? file.text() : file.text() + "\n"), true);
    this.file = file;
    this.lines = file.lines();
    this.places = places;
    this.lastPlace = line(1, 0);
  }

  /** Where the last token stands that was read from this file. */
  Span lastPlace() {
    return lastPlace;
  }

  @Override
  public String getPath() {
    return file.name();
  }

  @Override
  public String getName() {
    return file.name();
  }

  @Override
  public Token token() throws IOException, LexerException {
    Token t = super.token();
    switch (t.getType()) {
      case Token.NL -> {
        lineStart = true;
        directive = false;
      }
      case Token.WHITESPACE, Token.CCOMMENT, Token.CPPCOMMENT -> {}
      case Token.EOF -> {
        conditionals.forEach(places::addUnterminated);
        conditionals.clear();
      }
      default -> {
        lastPlace = span(t);
        if (directiveName) {
          conditional(t.getText());
        }
        directiveName = lineStart && t.getType() == Token.HASH;
        directive |= directiveName;
        lineStart = false;
        if (!directive) {
          places.put(t, lastPlace);
        }
      }
    }
    return t;
  }

  private void conditional(String name) {
    if (name.equals("if") || name.equals("ifdef") || name.equals("ifndef")) {
      conditionals.push(lastPlace);
    } else if (name.equals("endif")) {
      conditionals.poll();
    }
  }

  private Span span(Token t) {
    int line = t.getLine();
    int column = t.getColumn();
    // JCPP joins lines that end with a backslash and counts on in the first of them.
    while (line <= lines.size() && joins(lines.get(line - 1), column)) {
      column -= lines.get(line - 1).length() - 1;
      line++;
    }
    String text = t.getText();
    int end = column + 1 + (text == null ? 1 : text.length());
    return new Span(file.name(), line, column + 1, line, end);
  }

  private static boolean joins(String line, int column) {
    return line.endsWith("\\") && column >= line.length() - 1;
  }

  Span line(int line, int column) {
    return new Span(file.name(), line, column + 1, line, column + 2);
  }
}
