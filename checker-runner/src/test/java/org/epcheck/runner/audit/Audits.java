package org.epcheck.runner.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.Rule;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;

/** An audit of a series of two patches in one scenario, with every kind of result. */
public final class Audits {
  static final Purpose FREED = Fixtures.purpose("1a", List.of(2), "use-after-free");
  static final Purpose TWICE = Fixtures.purpose("1b", List.of(), "double-free");
  static final List<Purpose> PURPOSES = List.of(FREED, TWICE);
  private static final FoundError FREE = Fixtures.error("use-after-free", "toy", "a", "first", 14);

  private Audits() {}

  /** Outcome of a step: broken at 1, not complete at 3. */
  static RunOutcome outcome(int step) {
    return switch (step) {
      case 1 -> Fixtures.covered(Fixtures.complete(Set.of(), FREE));
      case 3 -> Fixtures.outcome(new Ending(Ending.Why.TIME, "after 10 s"), Set.of());
      default -> Fixtures.covered(Fixtures.complete(Set.of()));
    };
  }

  /** A matrix of these steps. */
  static Matrix matrix(List<Integer> steps, List<RunOutcome> outcomes) {
    TreeMap<String, String> switches = new TreeMap<>(Map.of("fails", "no"));
    TreeMap<String, ModelFile.Switch> known = new TreeMap<>();
    known.put("fails", new ModelFile.Switch("fails", "FAILS", "", new TreeMap<>(), "no"));
    Plan plan = Plan.of(steps, PURPOSES, List.of("one-one"), false, switches, known);
    Judge judge = new Judge(new Classifier(PURPOSES));
    List<RunVerdicts> runs = new ArrayList<>();
    for (PlannedRun r : plan.runs()) {
      RunOutcome o = outcomes.get(steps.indexOf(r.step()));
      runs.add(judge.judge(r, o, "title", "2 threads", false));
    }
    return Matrix.of(
        new Matrix.Frame(
            "toy-series",
            "toy: drop the lock",
            List.of("base", "toy: one", "toy: two", "toy: three"),
            steps,
            PURPOSES,
            List.of("one-one"),
            switches,
            new TreeMap<>(),
            "default"),
        runs);
  }

  static Matrix matrix(Integer... steps) {
    List<Integer> all = List.of(steps);
    return matrix(all, all.stream().map(Audits::outcome).toList());
  }

  static Condition.Scope at(String steps, String... ran) {
    return new Condition.Scope(new StepRange(steps), List.of(), new TreeMap<>(), List.of(ran));
  }

  static Rule rule(String kind) {
    return new Rule(List.of(kind), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  static Auditor auditor(Matrix m) {
    return new Auditor(
        switches -> m, new Classifier(PURPOSES), m.steps().get(m.steps().size() - 1));
  }

  static AuditClaim claim(String id, Condition... conditions) {
    return new AuditClaim(id, "The claim " + id + " in words.", List.of(conditions));
  }

  /** The audit. */
  public static Audit sample() {
    Matrix m = matrix(0, 1, 2);
    Auditor auditor = auditor(m);
    List<ClaimResult> claims = new ArrayList<>();
    claims.add(
        auditor.decide(
            claim(
                "fixed",
                new Condition.Violated(at("1"), "1a"),
                new Condition.Ok(at("2-last"), "1a"))));
    claims.add(auditor.decide(claim("never", new Condition.Ok(at("0-last"), "1a"))));
    claims.add(auditor.decide(claim("always", new Condition.Violated(at("0"), "1b"))));
    claims.add(
        auditor.decide(
            claim(
                "unlocked",
                new Condition.NotLocked(at("all"), "big", List.of()),
                new Condition.LockOrder(at("all"), List.of("big", "toy.lock")))));
    ClaimResult quiet =
        auditor.decide(claim("quiet", new Condition.NoError(at("all"), rule("deadlock"))));
    claims.add(
        new ClaimResult(
            quiet.claim(),
            quiet.status(),
            quiet.conditions(),
            Map.of("fails=yes", Status.UNDECIDED)));
    Matrix without = matrix(List.of(1), List.of(outcome(1)));
    return new Audit(
        m,
        claims,
        "those named: one-one; not run: one-two",
        PURPOSES.stream().map(p -> Fixes.of(p, m)).toList(),
        List.of(
            DropOne.compare(1, "toy: one", new TreeSet<>(List.of(2)), m, matrix(0)),
            DropOne.compare(2, "toy: two", new TreeSet<>(), m, without),
            DropOne.failed(3, "toy: three", new TreeSet<>(), "src/toy.c:3:1: no such thing")));
  }
}
