package org.epcheck.runner.engine;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param engine name and version
 * @param ending why it ended
 * @param errors sorted by length, then kind, label, thread
 * @param reached ids of goals reached
 * @param distinct states; {@code generated} likewise
 * @param depth length of the longest shortest path
 * @param shortest whether each error's trace is the shortest one for it
 * @param broken addresses where the run broke the model's locking discipline: it has to be repeated
 *     with a weaker one
 * @param seconds wall time; never in a deterministic output
 * @param peakBytes of the engine's process, 0 when unknown; likewise
 * @param coverage what ran; null where it was not measured: {@code extent} says why
 * @param extent what the run did not look at
 */
public record RunOutcome(
    String engine,
    Ending ending,
    List<FoundError> errors,
    SortedSet<String> reached,
    long distinct,
    long generated,
    int depth,
    boolean shortest,
    SortedSet<Long> broken,
    double seconds,
    long peakBytes,
    @Nullable Coverage coverage,
    Extent extent) {
  public RunOutcome {
    errors = List.copyOf(errors);
    reached = Collections.unmodifiableSortedSet(new TreeSet<>(reached));
    broken = Collections.unmodifiableSortedSet(new TreeSet<>(broken));
    if (coverage == null && extent.coverage().isEmpty()) {
      throw new IllegalArgumentException("no coverage, and no reason why");
    }
    if (!reached.containsAll(extent.walked())) {
      throw new IllegalArgumentException("walks reached what the run did not");
    }
  }

  /** Of a run that failed, and says nothing about the model. */
  public static RunOutcome failed(String engine, String why) {
    return new RunOutcome(
        engine,
        new Ending(Ending.Why.ENGINE, why),
        List.of(),
        Collections.emptySortedSet(),
        0,
        0,
        0,
        false,
        Collections.emptySortedSet(),
        0,
        0,
        null,
        Extent.nothing("the run failed"));
  }

  /** The same with errors without traces. */
  public RunOutcome withoutTraces() {
    return new RunOutcome(
        engine,
        ending,
        errors.stream().map(FoundError::withoutTrace).toList(),
        reached,
        distinct,
        generated,
        depth,
        shortest,
        broken,
        seconds,
        peakBytes,
        coverage,
        extent);
  }
}
