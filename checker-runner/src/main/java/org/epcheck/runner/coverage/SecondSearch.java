package org.epcheck.runner.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.translator.interp.EngineException;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.jspecify.annotations.Nullable;

/** Searches all states of a model once more, with the interpreter. */
public final class SecondSearch {
  /** Beyond that many states it would take longer than it is worth. */
  private static final long MOST = 3_000_000;

  /** Of the heap, for each state: there are several searches at a time. */
  private static final long BYTES_PER_STATE = 1024;

  private SecondSearch() {}

  /**
   * What the search says.
   *
   * @param coverage null when there were too many states, or the searches disagree
   * @param missing why there is no coverage; empty if there is
   * @param disagreement in words, or null
   */
  public record Result(@Nullable Coverage coverage, String missing, @Nullable String disagreement) {
    private static Result of(Coverage coverage) {
      return new Result(coverage, "", null);
    }

    private static Result none(String why) {
      return new Result(null, why, null);
    }

    private static Result disagreeing(String words) {
      return new Result(null, "TLC and the interpreter disagree", words);
    }
  }

  /** How many states a model may have at most for a second search. */
  public static int limit() {
    return (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / BYTES_PER_STATE);
  }

  /**
   * Searches.
   *
   * @param distinct number of states that the first search found
   * @param errors that the first search found, reached goals included
   * @param isOver when the search gives up: then nothing is said
   * @param known a search of all states with this interpreter that was made before; or null
   * @throws InterruptedException when the thread was interrupted
   */
  public static Result run(
      Interpreter interpreter,
      ModelRequest request,
      long distinct,
      Set<ErrorValue> errors,
      Explorer.@Nullable Result known,
      int limit,
      BooleanSupplier isOver)
      throws InterruptedException {
    if (known == null && distinct > limit) {
      return Result.none(String.format(Locale.ROOT, "more than %,d states", limit));
    }
    Explorer.Result second;
    try {
      // One state more than the first search is enough to disagree.
      second = known != null ? known : Explorer.explore(interpreter, (int) distinct, isOver);
    } catch (EngineException e) {
      return Result.disagreeing("the interpreter cannot go on: " + e.getMessage());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!second.complete() && second.distinct() <= distinct) {
      return Result.none(Extent.TIME);
    }
    String disagreement = disagreement(distinct, errors, second);
    return disagreement == null
        ? Result.of(CodeCoverage.of(interpreter, second.coverage(), request))
        : Result.disagreeing(disagreement);
  }

  private static @Nullable String disagreement(
      long distinct, Set<ErrorValue> errors, Explorer.Result second) {
    Set<ErrorValue> onlyFirst = new TreeSet<>(errors);
    onlyFirst.removeAll(second.errors().keySet());
    Set<ErrorValue> onlySecond = new TreeSet<>(second.errors().keySet());
    onlySecond.removeAll(errors);
    List<String> parts = new ArrayList<>();
    if (second.distinct() != distinct) {
      parts.add(
          distinct
              + " states and "
              + (second.complete() ? "" : "at least ")
              + second.distinct()
              + " states");
    }
    if (!onlyFirst.isEmpty()) {
      parts.add(list("only the first finds", onlyFirst));
    }
    if (!onlySecond.isEmpty()) {
      parts.add(list("only the second finds", onlySecond));
    }
    return parts.isEmpty()
        ? null
        : "TLC and the interpreter do not see the same states: " + String.join("; ", parts);
  }

  private static String list(String head, Set<ErrorValue> errors) {
    ErrorValue first = errors.iterator().next();
    String more = errors.size() == 1 ? "" : " and " + (errors.size() - 1) + " more";
    return head + " " + first.toTla() + more;
  }
}
