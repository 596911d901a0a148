package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;

/** Enumerates the choices of a block: run it, then {@link #next}, until that says no. */
final class Choices {
  private record Pick(int value, int count) {}

  private List<Pick> picks = new ArrayList<>();
  private int at;
  private int number;

  /** The next choice of this run of the block: 0 to {@code count - 1}. */
  int pick(int count) {
    if (at == picks.size()) {
      picks.add(new Pick(0, count));
    }
    return picks.get(at++).value();
  }

  /** Number of this run, from 0. */
  int number() {
    return number;
  }

  /** Prepares the next run; false if there is none. */
  boolean next() {
    picks = new ArrayList<>(picks.subList(0, at));
    at = 0;
    number++;
    while (!picks.isEmpty()) {
      Pick last = picks.remove(picks.size() - 1);
      if (last.value() + 1 < last.count()) {
        picks.add(new Pick(last.value() + 1, last.count()));
        return true;
      }
    }
    return false;
  }
}
