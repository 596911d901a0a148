package org.epcheck.runner.tlc;

import java.util.List;
import java.util.Map;
import org.epcheck.translator.tla.TlaValue;

/**
 * A behaviour that TLC printed.
 *
 * @param invariant that its last state violates
 * @param states by variable, the initial one first
 */
public record TlcTrace(String invariant, List<Map<String, TlaValue>> states) {
  public TlcTrace {
    states = List.copyOf(states);
  }
}
