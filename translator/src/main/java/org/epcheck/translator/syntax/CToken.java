package org.epcheck.translator.syntax;

import org.antlr.v4.runtime.CommonToken;
import org.epcheck.translator.preprocess.PpToken;
import org.epcheck.translator.source.Span;

/** A grammar token that knows its span. */
final class CToken extends CommonToken {
  private static final long serialVersionUID = 1L;
  private final transient Span span;

  CToken(PpToken token, int type) {
    super(type, token.text());
    this.span = token.span();
    setLine(span.line());
    setCharPositionInLine(span.column() - 1);
  }

  /** The end of the input, after a last token. */
  CToken(Span span) {
    super(EOF, "<EOF>");
    this.span = span;
  }

  /** The same token for another stream. */
  CToken copy() {
    CToken t = new CToken(span);
    t.setType(getType());
    t.setText(getText());
    t.setLine(getLine());
    t.setCharPositionInLine(getCharPositionInLine());
    return t;
  }

  Span span() {
    return span;
  }
}
