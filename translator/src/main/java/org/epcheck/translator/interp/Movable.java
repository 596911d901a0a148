package org.epcheck.translator.interp;

import java.util.SortedSet;
import java.util.TreeSet;

/** Which threads can go on: what fairness is about. */
public final class Movable {
  private Movable() {}

  /**
   * The numbers of the threads that have a transaction from this state to another one: those that
   * are not over, do not wait, and whose next step does not end their path. RCU callbacks are one
   * thread, which can go on also when one may begin.
   *
   * @throws EngineException if a step cannot be represented
   */
  public static SortedSet<Integer> threads(Interpreter interpreter, State state) {
    Fingerprint here = Fingerprint.of(state);
    SortedSet<Integer> threads = new TreeSet<>();
    for (Transaction t : interpreter.transactions(state)) {
      if (t.error() == null && !Fingerprint.of(t.state()).equals(here)) {
        threads.add(t.moves().get(0).thread());
      }
    }
    return threads;
  }
}
