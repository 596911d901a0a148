package org.epcheck.translator.preprocess;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
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
  private final Map<Token, Span> places;
  private boolean lineStart = true;
  private boolean directive;
  private Span lastPlace;

  SourceLexer(SourceFile file, Map<Token, Span> places) {
    super(new StringReader(file.text().endsWith("\n") ? file.text() : file.text() + "\n"), true);
    this.file = file;
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
      default -> {
        directive |= lineStart && t.getType() == Token.HASH;
        lineStart = false;
        lastPlace = span(t);
        if (!directive) {
          places.put(t, lastPlace);
        }
      }
    }
    return t;
  }

  private Span span(Token t) {
    int column = t.getColumn() + 1;
    String text = t.getText();
    int end = column + (text == null ? 1 : text.length());
    return new Span(file.name(), t.getLine(), column, t.getLine(), end);
  }

  Span line(int line, int column) {
    return new Span(file.name(), line, column + 1, line, column + 2);
  }
}
