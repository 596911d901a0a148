package org.epcheck.runner.audit;

import java.util.List;

/**
 * A sentence of a cover letter.
 *
 * @param text in our own words
 * @param conditions all of which must hold
 */
public record AuditClaim(String id, String text, List<Condition> conditions) {
  public AuditClaim {
    conditions = List.copyOf(conditions);
  }

  /** Ids of the purposes that it speaks of. */
  public List<String> purposes() {
    return conditions.stream()
        .map(Condition::purpose)
        .filter(p -> !p.isEmpty())
        .distinct()
        .toList();
  }
}
