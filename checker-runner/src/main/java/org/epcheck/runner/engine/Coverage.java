package org.epcheck.runner.engine;

import java.util.List;

/**
 * What the search of all states of a run has executed, in terms of the C text. Headers and the
 * scenario's own file are left out. A second engine (the interpreter) has made it, which found the
 * same states and errors: see docs/adr/009.
 *
 * @param functions that the scenario's threads and callbacks can call, by file and line
 * @param branches of these functions, by file and line
 * @param overlaps how often two threads were both under way
 * @param locks which locks were taken, where, with which others held
 */
public record Coverage(
    List<Function> functions, List<Branch> branches, List<Overlap> overlaps, List<Lock> locks) {
  public Coverage {
    functions = List.copyOf(functions);
    branches = List.copyOf(branches);
    overlaps = List.copyOf(overlaps);
    locks = List.copyOf(locks);
  }

  /**
   * A function.
   *
   * @param line of its head
   * @param missed lines of it that never ran; empty if the function itself never ran
   */
  public record Function(String name, String file, int line, boolean ran, List<Integer> missed) {
    public Function {
      missed = List.copyOf(missed);
    }
  }

  /**
   * A place where the code divides.
   *
   * @param condition C text
   * @param seenTrue whether some path went on where the condition holds; {@code seenFalse} likewise
   */
  public record Branch(
      String function,
      String file,
      int line,
      String condition,
      boolean seenTrue,
      boolean seenFalse) {
    /** Number of ways that were taken, of two. */
    public int ways() {
      return (seenTrue ? 1 : 0) + (seenFalse ? 1 : 0);
    }
  }

  /** Two threads were both after their first and before their last step in so many states. */
  public record Overlap(String first, String second, int states) {}

  /**
   * A lock was taken.
   *
   * @param held lock that the thread held then, or empty; a lock is named by struct and member
   *     ({@code item.mtx}), or by the static object
   * @param taken the lock
   * @param function innermost one that is no helper of the headers
   * @param place file:line in it
   */
  public record Lock(String held, String taken, String function, String place) {}

  /** Number of functions that ran. */
  public int functionsRun() {
    return (int) functions.stream().filter(Function::ran).count();
  }

  /** Number of ways of branches; {@link #waysTaken} of them were taken. */
  public int ways() {
    return 2 * branches.size();
  }

  /** Number of ways that were taken. */
  public int waysTaken() {
    return branches.stream().mapToInt(Branch::ways).sum();
  }
}
