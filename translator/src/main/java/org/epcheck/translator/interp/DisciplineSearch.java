package org.epcheck.translator.interp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Terminator;
import org.jspecify.annotations.Nullable;

/** Finds a locking discipline that a model keeps to. */
public final class DisciplineSearch {
  private static final int WALKS = 40;
  private static final int WALK_STEPS = 4000;

  private DisciplineSearch() {}

  /**
   * What was found.
   *
   * @param interpreter with the discipline
   * @param searched the last search of its states; null if there was none
   * @param hurried whether the time was over before the end: then there is no discipline, or one
   *     that is a guess
   */
  public record Found(
      Interpreter interpreter, Explorer.@Nullable Result searched, boolean hurried) {}

  /**
   * Guesses from random walks, then searches the states that are left with the guess, and weakens
   * it until no access breaks it.
   *
   * @param limit number of distinct states after which a search gives up; the result is then a
   *     guess, and whoever uses it has to look for the error {@link Interpreter#BROKEN}
   * @return the interpreter with the discipline; with none if a thread looks at all of memory at
   *     once
   */
  public static Interpreter find(Interpreter interpreter, int limit) {
    return search(interpreter, limit, () -> false).interpreter();
  }

  /**
   * The same, with what the search has seen: a model of so many states need not be searched again.
   *
   * @param isOver when to give up: who has not even guessed yet has no discipline then, else the
   *     last guess stands
   */
  public static Found search(Interpreter interpreter, int limit, BooleanSupplier isOver) {
    if (looksForLeaks(interpreter.program())) {
      return new Found(interpreter, null, false);
    }
    Interpreter watching = interpreter.watching();
    for (int seed = 0; seed < WALKS; seed++) {
      if (isOver.getAsBoolean()) {
        return new Found(interpreter.stepwise(), null, true);
      }
      RandomWalk.walk(watching, seed, WALK_STEPS, false);
    }
    Interpreter guess = watching.learned();
    while (true) {
      Explorer.Result result = Explorer.explore(guess, limit, isOver);
      if (result.errors().keySet().stream().noneMatch(DisciplineSearch::isBroken)) {
        boolean hurried = !result.complete() && result.distinct() <= limit;
        return new Found(guess, result, hurried);
      }
      guess = guess.learned();
    }
  }

  private static boolean isBroken(ErrorValue error) {
    return error.kind().equals(Interpreter.BROKEN);
  }

  /** Whether a thread other than FINALLY, which runs alone, counts the objects that are lost. */
  private static boolean looksForLeaks(Program program) {
    Deque<String> work = new ArrayDeque<>();
    program.threads().forEach(t -> work.add(t.entry()));
    Set<String> seen = new HashSet<>();
    while (!work.isEmpty()) {
      String name = work.remove();
      if (!seen.add(name)) {
        continue;
      }
      for (Block b : program.function(name).blocks().values()) {
        for (Instr i : b.instrs()) {
          if (i instanceof Instr.Query q && q.kind() == Instr.QueryKind.LEAKS) {
            return true;
          } else if (i instanceof Instr.Defer) {
            // Any function of one parameter may be called back.
            program.functions().values().stream()
                .filter(f -> f.parameters().size() == 1)
                .forEach(f -> work.add(f.name()));
          }
        }
        if (b.end() instanceof Terminator.Call c) {
          work.add(c.callee());
        } else if (b.end() instanceof Terminator.CallPointer c) {
          work.addAll(c.candidates());
        }
      }
    }
    return false;
  }
}
