package org.epcheck.translator.emit;

import java.util.Optional;
import java.util.function.Function;
import org.epcheck.translator.interp.Discipline;
import org.epcheck.translator.source.Span;

/**
 * What to emit.
 *
 * @param module the module's name
 * @param dataRaces whether states with a data race are errors
 * @param discipline by which steps are made at once
 * @param text the C text of a span, on one line, for comments and the source map
 */
public record EmitOptions(
    String module,
    boolean dataRaces,
    Discipline discipline,
    Function<Span, Optional<String>> text) {

  /** With data races, without a discipline, and without C text. */
  public static EmitOptions of(String module) {
    return new EmitOptions(module, true, Discipline.NONE, s -> Optional.empty());
  }

  /** With steps that are made at once by that discipline. */
  public EmitOptions with(Discipline other) {
    return new EmitOptions(module, dataRaces, other, text);
  }

  /** With C text. */
  public EmitOptions withText(Function<Span, Optional<String>> source) {
    return new EmitOptions(module, dataRaces, discipline, source);
  }

  /** With or without data races. */
  public EmitOptions withDataRaces(boolean on) {
    return new EmitOptions(module, on, discipline, text);
  }
}
