package org.epcheck.runner.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.Rule;
import org.jspecify.annotations.Nullable;

/** From the outcome of a run to a verdict for each of its purposes. */
public final class Judge {
  private static final Comparator<FoundError> SHORTEST =
      Comparator.comparingInt(FoundError::length)
          .thenComparing(FoundError::kind)
          .thenComparing(FoundError::label)
          .thenComparing(FoundError::thread)
          .thenComparing(FoundError::object)
          .thenComparing(FoundError::field);

  private final Classifier classifier;

  public Judge(Classifier classifier) {
    this.classifier = classifier;
  }

  /** What verdicts depend on besides the outcome and the run. */
  public String key() {
    return classifier.key();
  }

  /** The ids of the purposes that an error violates, asked for or not. */
  public List<String> violated(FoundError error) {
    return classifier.violated(error);
  }

  /** Judges a run of sources of which every purpose can be asked. */
  public RunVerdicts judge(
      PlannedRun run, RunOutcome outcome, String scenarioTitle, String bounds, boolean cached) {
    return judge(run, outcome, scenarioTitle, bounds, cached, Collections.emptySortedMap());
  }

  /**
   * Judges a run.
   *
   * @param gaps purposes that cannot be asked, with the reason: their errors count, their absence
   *     says nothing
   */
  public RunVerdicts judge(
      PlannedRun run,
      RunOutcome outcome,
      String scenarioTitle,
      String bounds,
      boolean cached,
      SortedMap<String, String> gaps) {
    Map<String, List<FoundError>> byPurpose = new LinkedHashMap<>();
    Map<String, FoundError> evidence = new LinkedHashMap<>();
    List<FoundError> others = new ArrayList<>();
    for (FoundError e : outcome.errors().stream().sorted(SHORTEST).toList()) {
      classifier
          .violated(e)
          .forEach(id -> byPurpose.computeIfAbsent(id, k -> new ArrayList<>()).add(e));
      if (classifier.isOther(e)) {
        others.add(e);
      }
    }
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Purpose p : run.purposes()) {
      List<FoundError> errors = byPurpose.getOrDefault(p.id(), List.of());
      Verdict verdict = verdict(p, errors, outcome);
      String gap = gaps.get(p.id());
      boolean isSilent = verdict instanceof Verdict.Ok || verdict instanceof Verdict.Vacuous;
      verdicts.put(p.id(), gap != null && isSilent ? new Verdict.NotApplicable(gap) : verdict);
      errors.stream()
          .filter(FoundError::isReplayed)
          .findFirst()
          .ifPresent(e -> evidence.put(p.id(), e));
    }
    for (FoundError e : others) {
      if (e.isReplayed()) {
        evidence.putIfAbsent(Others.name(e), e);
      }
    }
    return new RunVerdicts(
        run,
        outcome,
        scenarioTitle,
        bounds,
        cached,
        null,
        verdicts,
        evidence,
        others,
        unasked(byPurpose, verdicts.keySet()));
  }

  private List<RunVerdicts.Unasked> unasked(
      Map<String, List<FoundError>> byPurpose, Set<String> asked) {
    List<RunVerdicts.Unasked> found = new ArrayList<>();
    for (Purpose p : classifier.purposes()) {
      if (!asked.contains(p.id())) {
        byPurpose.getOrDefault(p.id(), List.of()).stream()
            .filter(FoundError::isReplayed)
            .findFirst()
            .ifPresent(e -> found.add(new RunVerdicts.Unasked(p.id(), p.variantOf() != null, e)));
      }
    }
    return found;
  }

  private static Verdict verdict(Purpose purpose, List<FoundError> errors, RunOutcome outcome) {
    for (FoundError e : errors) {
      if (e.isReplayed()) {
        return new Verdict.Violated(e.length(), outcome.shortest());
      }
    }
    Verdict none = without(purpose.rules(), outcome);
    if (!(none instanceof Verdict.Ok)) {
      return none;
    }
    SortedSet<String> missing = new TreeSet<>();
    for (GoalSpec g : purpose.goals()) {
      if (!outcome.reached().contains(g.id())) {
        missing.add(
            GoalSpec.words(g.first())
                + " while another thread is in "
                + GoalSpec.words(g.second()));
      }
    }
    return missing.isEmpty() ? new Verdict.Ok() : new Verdict.Vacuous(missing);
  }

  /** What a run says about errors that these rules mean and it did not find, goals aside. */
  public static Verdict without(List<Rule> rules, RunOutcome outcome) {
    return rules.stream().anyMatch(r -> r.mayMean(FoundError.LIVELOCK))
        ? without(FoundError.LIVELOCK, outcome)
        : withoutErrors(outcome);
  }

  /** What a run says about an error of that kind that it did not find, goals aside. */
  public static Verdict without(String kind, RunOutcome outcome) {
    Verdict none = withoutErrors(outcome);
    String livelock = outcome.extent().livelock();
    return kind.equals(FoundError.LIVELOCK) && none instanceof Verdict.Ok && !livelock.isEmpty()
        ? new Verdict.Inconclusive(Verdict.Reason.NOT_SEARCHED, kind + ": " + livelock)
        : none;
  }

  /**
   * What a run says about an error that it did not find, goals aside; of livelocks it may know less
   * ({@link #without}).
   */
  public static Verdict withoutErrors(RunOutcome outcome) {
    String mismatch = mismatch(outcome);
    if (mismatch != null) {
      return new Verdict.Failed(mismatch);
    }
    Ending ending = outcome.ending();
    switch (ending.why()) {
      case ENGINE:
        return new Verdict.Failed(ending.detail());
      case TIME:
        return new Verdict.Inconclusive(Verdict.Reason.TIME, ending.detail());
      case MEMORY:
        return new Verdict.Inconclusive(Verdict.Reason.MEMORY, ending.detail());
      case SAMPLED:
        return new Verdict.Inconclusive(Verdict.Reason.SAMPLED, ending.detail());
      case COMPLETE:
        break;
    }
    for (FoundError e : outcome.errors()) {
      if (Classifier.isBound(e)) {
        return new Verdict.Inconclusive(
            Verdict.Reason.BOUND,
            e.kind().substring("bound-".length())
                + (e.place().isEmpty() ? "" : " at " + e.place()));
      }
    }
    return new Verdict.Ok();
  }

  /**
   * When TLC and the interpreter disagree anywhere in a run, no absence of errors in it is worth
   * anything.
   */
  private static @Nullable String mismatch(RunOutcome outcome) {
    return outcome.errors().stream()
        .filter(e -> e.mismatch() != null)
        .findFirst()
        .map(e -> "the trace of `" + e.kind() + "` cannot be replayed: " + e.mismatch())
        .orElse(null);
  }
}
