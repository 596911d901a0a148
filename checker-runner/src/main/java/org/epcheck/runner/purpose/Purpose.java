package org.epcheck.runner.purpose;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.spec.PropertyFile;
import org.jspecify.annotations.Nullable;

/**
 * A question to the series.
 *
 * @param id for example {@code 4c}
 * @param title a few words, for the matrix
 * @param property one or two sentences
 * @param variantOf the purpose that this is a stricter or weaker reading of, or null
 * @param rules which errors violate it
 * @param guards what must be held where
 * @param goals overlaps without which an {@code ok} is vacuous
 * @param scenarios where it makes sense; empty: everywhere
 */
public record Purpose(
    String id,
    String title,
    String property,
    @Nullable String variantOf,
    Claim claim,
    List<Rule> rules,
    List<GuardSpec> guards,
    List<GoalSpec> goals,
    List<String> scenarios) {
  public Purpose {
    rules = List.copyOf(rules);
    guards = List.copyOf(guards);
    goals = List.copyOf(goals);
    scenarios = List.copyOf(scenarios);
  }

  /** As our own sources have it: the first of each goal's alternatives. */
  public Purpose ours() {
    return with(
        claim,
        goals.stream()
            .map(
                g ->
                    new GoalSpec(
                        g.id(),
                        Rule.alternatives(g.first()).get(0),
                        Rule.alternatives(g.second()).get(0)))
            .toList());
  }

  /** As it is asked of sources that the claims are not about. */
  public Purpose unclaimed() {
    return with(Claim.NONE, goals);
  }

  private Purpose with(Claim c, List<GoalSpec> g) {
    return new Purpose(id, title, property, variantOf, c, rules, guards, g, scenarios);
  }

  /** What a property file asks: a purpose for each of its properties. */
  public static List<Purpose> of(PropertyFile file) {
    List<Purpose> all = new ArrayList<>();
    for (PropertyFile.Invariant i : file.invariants()) {
      all.add(
          of(
              i.name(),
              i.title(),
              "The invariant in " + file.path() + " holds in every state between two steps.",
              i.kind()));
    }
    for (PropertyFile.Temporal t : file.temporals()) {
      all.add(
          of(
              t.name(),
              t.title(),
              "The property in "
                  + file.path()
                  + " holds of every run. Assumed: "
                  + t.fairness().words()
                  + ".",
              t.kind()));
    }
    return all;
  }

  private static Purpose of(String id, String title, String property, String kind) {
    List<String> none = List.of();
    return new Purpose(
        id,
        title,
        property,
        null,
        Claim.NONE,
        List.of(new Rule(List.of(kind), none, none, none, none, none)),
        List.of(),
        List.of(),
        none);
  }

  /** Whether the scenario can say anything about this purpose. */
  public boolean appliesTo(String scenario) {
    return scenarios.isEmpty() || scenarios.contains(scenario);
  }
}
