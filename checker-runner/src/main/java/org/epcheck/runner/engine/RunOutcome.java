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
 * @param coverage what ran; null where it was not measured: the run is not complete, or too big
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
    @Nullable Coverage coverage) {
  /** Up to so many states the interpreter searches what the engine did: livelocks, and counts. */
  public static final int SEARCHED_TWICE = 500_000;

  public RunOutcome {
    errors = List.copyOf(errors);
    reached = Collections.unmodifiableSortedSet(new TreeSet<>(reached));
    broken = Collections.unmodifiableSortedSet(new TreeSet<>(broken));
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
        coverage);
  }

  /** Of a run that kept to the discipline; without coverage. */
  public RunOutcome(
      String engine,
      Ending ending,
      List<FoundError> errors,
      SortedSet<String> reached,
      long distinct,
      long generated,
      int depth,
      boolean shortest,
      double seconds,
      long peakBytes) {
    this(
        engine,
        ending,
        errors,
        reached,
        distinct,
        generated,
        depth,
        shortest,
        Collections.emptySortedSet(),
        seconds,
        peakBytes,
        null);
  }
}
