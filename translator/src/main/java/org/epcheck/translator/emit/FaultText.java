package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.List;

/** The faults of a block, in the order of its instructions; nothing happens after a fatal one. */
final class FaultText {
  private final List<String> sets = new ArrayList<>();

  void add(String set) {
    sets.add(set);
  }

  boolean isEmpty() {
    return sets.isEmpty();
  }

  String reference() {
    return "faults";
  }

  /** Definition of {@code faults}. */
  String definition() {
    if (sets.isEmpty()) {
      return "";
    }
    StringBuilder s = new StringBuilder("faults == ");
    for (String set : sets.subList(0, sets.size() - 1)) {
      s.append("Then(").append(set).append(", ");
    }
    s.append(sets.get(sets.size() - 1));
    return s.append(")".repeat(sets.size() - 1)).toString();
  }
}
