package org.epcheck.runner.report;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.purpose.Purpose;

/** Purposes with each variant below what it is a variant of. */
final class Variants {
  private Variants() {}

  static List<Purpose> inOrder(List<Purpose> purposes) {
    List<Purpose> result = new ArrayList<>();
    List<String> ids = purposes.stream().map(Purpose::id).toList();
    for (Purpose p : purposes) {
      if (p.variantOf() == null || !ids.contains(p.variantOf())) {
        result.add(p);
        purposes.stream().filter(v -> p.id().equals(v.variantOf())).forEach(result::add);
      }
    }
    return result;
  }
}
