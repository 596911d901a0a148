package org.epcheck.translator.ir;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.source.Span;

/**
 * Where an instruction comes from, inlined calls included.
 *
 * @param span the innermost place
 * @param inlined the inlined calls around it, outermost first: an instruction of {@code list_del}
 *     inlined into {@code ep_remove} has one element, callee {@code list_del}, call in {@code
 *     ep_remove}
 */
public record Origin(Span span, List<Inlined> inlined) {
  /** A call that was replaced by the callee's body. */
  public record Inlined(String callee, Span call) {}

  public Origin {
    inlined = List.copyOf(inlined);
  }

  public static Origin at(Span span) {
    return new Origin(span, List.of());
  }

  /** The place in the function that the instruction ended up in: what a user wants to see. */
  public Span site() {
    return inlined.isEmpty() ? span : inlined.get(0).call();
  }

  /** This origin inside one more inlined call. */
  public Origin inside(String callee, Span call) {
    List<Inlined> all = new ArrayList<>();
    all.add(new Inlined(callee, call));
    all.addAll(inlined);
    return new Origin(span, all);
  }
}
