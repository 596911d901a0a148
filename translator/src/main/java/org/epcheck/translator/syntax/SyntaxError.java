package org.epcheck.translator.syntax;

import org.epcheck.translator.diagnostic.Diagnostic;

/** Leaves the parser at the first error of a declaration. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Diagnostic diagnostic;
  private final int tokenIndex;

  SyntaxError(Diagnostic diagnostic, int tokenIndex) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
    this.tokenIndex = tokenIndex;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }

  int tokenIndex() {
    return tokenIndex;
  }
}
