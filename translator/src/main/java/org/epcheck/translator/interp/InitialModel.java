package org.epcheck.translator.interp;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param allocated where the setup allocated each of its objects, by number: the C stack, outermost
 *     frame first
 */
public record InitialModel(
    ObjectTable objects,
    SortedMap<String, TlaValue> init,
    List<TlaValue> constants,
    SortedMap<String, Long> functions,
    List<String> threads,
    Map<Integer, List<CFrame>> allocated) {
  public InitialModel {
    constants = List.copyOf(constants);
    threads = List.copyOf(threads);
    allocated = Collections.unmodifiableMap(new TreeMap<>(allocated));
  }
}
