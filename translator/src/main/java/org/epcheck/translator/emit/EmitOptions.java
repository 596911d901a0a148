package org.epcheck.translator.emit;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.epcheck.translator.interp.Discipline;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What to emit.
 *
 * @param module the module's name
 * @param dataRaces whether states with a data race are errors
 * @param discipline by which steps are made at once
 * @param text the C text of a span, on one line, for comments and the source map
 * @param blocks labels of the blocks that are emitted; null for all. A thread that comes to another
 *     one makes TLC fail: the table of steps does not have it
 */
public record EmitOptions(
    String module,
    boolean dataRaces,
    Discipline discipline,
    Function<Span, Optional<String>> text,
    @Nullable Set<String> blocks) {

  /** With data races, without a discipline, and without C text. */
  public static EmitOptions of(String module) {
    return new EmitOptions(module, true, Discipline.NONE, s -> Optional.empty(), null);
  }

  /** With steps that are made at once by that discipline. */
  public EmitOptions with(Discipline other) {
    return new EmitOptions(module, dataRaces, other, text, blocks);
  }

  /** With C text. */
  public EmitOptions withText(Function<Span, Optional<String>> source) {
    return new EmitOptions(module, dataRaces, discipline, source, blocks);
  }

  /** With these blocks alone: those that a search of all states was at. */
  public EmitOptions withBlocks(Set<String> labels) {
    return new EmitOptions(module, dataRaces, discipline, text, Set.copyOf(labels));
  }

  /** With or without data races. */
  public EmitOptions withDataRaces(boolean on) {
    return new EmitOptions(module, on, discipline, text, blocks);
  }
}
