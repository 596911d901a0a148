package org.epcheck.translator.diagnostic;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One message about the user's input.
 *
 * @param code what is wrong; one page per code in docs/errors
 * @param span where; null when there is no place
 * @param message lower case, no full stop, code in backticks
 * @param notes facts that help, in order (macro expansions, call chains)
 * @param help what to do, or null
 */
public record Diagnostic(
    Code code, @Nullable Span span, String message, List<String> notes, @Nullable String help) {
  public Diagnostic {
    notes = List.copyOf(notes);
  }

  /** A message without notes. */
  public static Diagnostic of(
      Code code, @Nullable Span span, String message, @Nullable String help) {
    return new Diagnostic(code, span, message, List.of(), help);
  }
}
