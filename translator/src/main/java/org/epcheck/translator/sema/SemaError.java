package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** Ends the analysis of a statement or declaration; caught where that is collected. */
final class SemaError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Diagnostic diagnostic;

  SemaError(Code code, Span span, String message, @Nullable String help) {
    this(Diagnostic.of(code, span, message, help));
  }

  SemaError(Code code, Span span, String message) {
    this(code, span, message, null);
  }

  SemaError(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  /** A construct outside of the supported C. */
  static SemaError unsupported(Span span, String what, @Nullable String help) {
    return new SemaError(Code.KC201, span, what + " is not supported", help);
  }

  /** A second definition. */
  static SemaError conflict(Span span, String message, Span before) {
    return new SemaError(
        new Diagnostic(Code.KC304, span, message, List.of("the first is at " + before), null));
  }

  /** The use of a name whose declaration could not be understood. */
  static SemaError broken(Span span, String name, Diagnostic why) {
    List<String> notes = new ArrayList<>();
    notes.add("`" + name + "` is used at " + span);
    notes.addAll(why.notes());
    return new SemaError(new Diagnostic(why.code(), why.span(), why.message(), notes, why.help()));
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
