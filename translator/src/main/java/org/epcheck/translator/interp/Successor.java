package org.epcheck.translator.interp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that a state allows.
 *
 * @param state the next state; an error state if {@link #error} is not null
 * @param events what happened, in order; for an error state what led to the error, its fault last
 */
public record Successor(Move move, State state, List<InterpEvent> events) {
  public Successor {
    events = List.copyOf(events);
  }

  /** The error, or null for a normal step. */
  public @Nullable ErrorValue error() {
    return state.error();
  }
}
