package org.epcheck.translator.interp;

import java.util.ArrayDeque;
import java.util.Deque;

/** Heap objects that nothing static leads to. */
final class Leaks {
  private Leaks() {}

  /**
   * Number of heap objects, live or retired, that no chain of cells from a static object reaches.
   */
  static int count(World world, Draft draft) {
    boolean[] reached = new boolean[draft.life.length];
    Deque<int[]> work = new ArrayDeque<>();
    for (int[] cells : world.constants) {
      work.add(cells);
    }
    for (int o = 0; o < reached.length; o++) {
      if (world.table().mutable().get(o).kind() == ObjectTable.Kind.STATIC) {
        reached[o] = true;
        work.add(draft.cells(o));
      }
    }
    while (!work.isEmpty()) {
      for (int value : work.remove()) {
        int o = value < ObjectTable.PAGE ? -1 : value / ObjectTable.PAGE - 1;
        if (o >= 0
            && o < reached.length
            && !reached[o]
            && draft.life[o] != Life.FREED
            && Memory.cell(value) < draft.cells(o).length) {
          reached[o] = true;
          work.add(draft.cells(o));
        }
      }
    }
    int leaks = 0;
    for (int o = 0; o < reached.length; o++) {
      boolean heap = world.table().mutable().get(o).kind() == ObjectTable.Kind.HEAP;
      if (heap && !reached[o] && (draft.life[o] == Life.LIVE || draft.life[o] == Life.RETIRED)) {
        leaks++;
      }
    }
    return leaks;
  }
}
