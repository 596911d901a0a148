package org.epcheck.runner.audit;

import java.util.List;
import java.util.Map;

/**
 * What was found about a claim.
 *
 * @param variants status under other switches, each with its name, {@code file_free=typesafe};
 *     empty unless they were asked for
 */
public record ClaimResult(
    AuditClaim claim,
    Status status,
    List<ConditionResult> conditions,
    Map<String, Status> variants) {
  public ClaimResult {
    conditions = List.copyOf(conditions);
    variants = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(variants));
  }
}
