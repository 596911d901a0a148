package org.epcheck.runner.engine;

import java.util.SortedSet;
import java.util.function.BooleanSupplier;
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

  /** What its models depend on besides the request; two sources with equal keys are alike. */
  default String key() {
    return "";
  }

  /**
   * Translates for a run: what a search of all states has not come to may be left out of the files.
   *
   * @param isOver when a search that makes the model smaller has to give up
   */
  default Outcome<Model> prepare(ModelRequest request, BooleanSupplier isOver) {
    return translate(request, false);
  }

  /**
   * The same model with a weaker locking discipline: without the rules of these cells, or, for the
   * first cell of an object, without the rule that the object lasts.
   */
  default Model weaken(ModelRequest request, Model model, SortedSet<Long> addresses) {
    throw new UnsupportedOperationException("this source has no locking discipline");
  }
}
