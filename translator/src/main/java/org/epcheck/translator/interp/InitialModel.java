package org.epcheck.translator.interp;

import java.util.List;
import java.util.SortedMap;
import org.epcheck.translator.tla.TlaValue;

/**
 * What the setup leaves behind: the initial state and everything that stays the same.
 *
 * @param objects every object of the model
 * @param init the variables of docs/semantics.md, section 2, by name
 * @param constants the cells of each constant object, in order of {@code objects.constants()}: the
 *     operator {@code ro}
 * @param functions address of each function by name
 * @param threads every thread in order: those of the scenario (numbers 1..n), {@code rcu}, and
 *     {@code end} if there is a FINALLY; the keys of {@code pc}
 */
public record InitialModel(
    ObjectTable objects,
    SortedMap<String, TlaValue> init,
    List<TlaValue> constants,
    SortedMap<String, Long> functions,
    List<String> threads) {
  public InitialModel {
    constants = List.copyOf(constants);
    threads = List.copyOf(threads);
  }
}
