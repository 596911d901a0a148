package org.epcheck.runner.engine;

import org.epcheck.translator.diagnostic.Outcome;

/** Turns kernel C into a model: the translator, or a fake in tests. */
public interface ModelSource {
  /**
   * Translates. Must be safe to call from several threads at once.
   *
   * @param stages whether to fill {@link Model#stages}
   * @return the model, or diagnostics about the C code
   */
  Outcome<Model> translate(ModelRequest request, boolean stages);
}
