package org.epcheck.translator.emit;

import java.util.Optional;
import java.util.function.Function;
import org.epcheck.translator.source.Span;

/**
 * What to emit.
 *
 * @param module the module's name
 * @param dataRaces whether states with a data race are errors
 * @param dispatch how a thread finds its action
 * @param text the C text of a span, on one line, for comments and the source map
 */
public record EmitOptions(
    String module, boolean dataRaces, Dispatch dispatch, Function<Span, Optional<String>> text) {

  /** How {@code Next} is written; the state graph is the same. */
  public enum Dispatch {
    /** One disjunct for each thread and block: TLC names the action of each step. */
    FLAT,
    /** By function, then by label: fast; TLC names the thread of each step only. */
    BY_FUNCTION
  }

  /** With data races, fast, and without C text. */
  public static EmitOptions of(String module) {
    return new EmitOptions(module, true, Dispatch.BY_FUNCTION, s -> Optional.empty());
  }

  /** With another dispatch. */
  public EmitOptions with(Dispatch other) {
    return new EmitOptions(module, dataRaces, other, text);
  }

  /** With C text. */
  public EmitOptions withText(Function<Span, Optional<String>> source) {
    return new EmitOptions(module, dataRaces, dispatch, source);
  }

  /** With or without data races. */
  public EmitOptions withDataRaces(boolean on) {
    return new EmitOptions(module, on, dispatch, text);
  }
}
