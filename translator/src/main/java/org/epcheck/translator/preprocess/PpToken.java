package org.epcheck.translator.preprocess;

import org.epcheck.translator.source.Span;

/**
 * A token after preprocessing.
 *
 * @param kind what it is
 * @param text its spelling
 * @param span where the programmer wrote it; of a macro's tokens, the outermost invocation
 */
public record PpToken(Kind kind, String text, Span span) {
  /** Kinds of preprocessing tokens. */
  public enum Kind {
    IDENTIFIER,
    NUMBER,
    CHARACTER,
    STRING,
    PUNCTUATOR
  }
}
