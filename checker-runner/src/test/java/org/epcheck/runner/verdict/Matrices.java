package org.epcheck.runner.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Purpose;

/** A matrix that has every kind of cell. */
public final class Matrices {
  private Matrices() {}

  /** Three steps, two scenarios, four purposes, an other error and a warning. */
  public static Matrix sample() {
    Purpose a = Fixtures.purpose("1a", List.of(2), "use-after-free");
    Purpose b = Fixtures.purpose("1b", List.of(), "double-free");
    Purpose vacuous =
        new Purpose(
            "2a",
            "title of 2a that is much too long for its column",
            "property",
            "1a",
            b.claim(),
            Fixtures.purpose("2a", List.of(), "invalid-free").rules(),
            List.of(),
            List.of(new GoalSpec("2a-1", "f", "g")),
            List.of());
    Purpose elsewhere =
        new Purpose(
            "3a",
            "title of 3a",
            "property",
            null,
            b.claim(),
            Fixtures.purpose("3a", List.of(), "list-corruption").rules(),
            List.of(),
            List.of(),
            List.of("another"));
    List<Purpose> purposes = List.of(a, b, vacuous, elsewhere);
    TreeMap<String, String> switches = new TreeMap<>(Map.of("fails", "no"));
    List<String> scenarios = List.of("one-one", "one-two");
    List<Integer> steps = List.of(0, 1, 2, 3);
    Plan plan = Plan.of(steps, purposes, scenarios, false, switches, new TreeMap<>());
    Judge judge = new Judge(new Classifier(purposes));
    List<RunVerdicts> runs = new ArrayList<>();
    for (PlannedRun r : plan.runs()) {
      runs.add(
          judge.judge(
              r,
              outcome(r.step(), r.scenario()),
              "title of " + r.scenario(),
              "2 threads, 1 struct toy",
              r.step() == 0));
    }
    return Matrix.of(
        new Matrix.Frame(
            "toy-series",
            "toy: drop the lock",
            List.of("base", "toy: one", "toy: two", "toy: three"),
            steps,
            purposes,
            scenarios,
            switches,
            new TreeMap<>(),
            "default"),
        runs);
  }

  private static RunOutcome outcome(int step, String scenario) {
    FoundError freed = Fixtures.error("use-after-free", "toy", "a", "first", 14);
    FoundError race = Fixtures.error("data-race", "toy", "a", "first", 5);
    FoundError deadlock = Fixtures.error("deadlock", "", "", "first", 6);
    boolean one = scenario.equals("one-one");
    return switch (step) {
      case 0 -> Fixtures.covered(Fixtures.complete(Set.of("2a-1"), race));
      case 1 ->
          one
              ? Fixtures.complete(Set.of("2a-1"), freed, race, deadlock)
              : Fixtures.outcome(new Ending(Ending.Why.TIME, "after 10 s"), Set.of());
      case 2 -> Fixtures.complete(Set.of());
      default ->
          one
              ? Fixtures.outcome(new Ending(Ending.Why.ENGINE, "exit 255"), Set.of())
              : Fixtures.complete(Set.of("2a-1"), freed);
    };
  }
}
