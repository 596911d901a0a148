package org.epcheck.translator.interp;

import java.util.Arrays;

/** A state in the making: copies what it changes, shares the rest. */
final class Draft {
  final ThreadState[] threads;
  Life[] life;
  int[] mark;
  int[] owner;
  private final LinkedCode code;
  private int[][] original;
  private int[][] mem;
  Deferred[] queue;
  int run;
  int phase;
  int made;

  Draft(State s) {
    code = s.code;
    threads = s.threads.clone();
    life = s.life.clone();
    mark = s.mark.clone();
    owner = s.owner;
    original = s.mem;
    mem = s.mem;
    queue = s.queue;
    run = s.run;
    phase = s.phase;
    made = s.made;
  }

  State toState() {
    return new State(code, threads, mem, life, mark, owner, queue, run, phase, made, null);
  }

  /** The cells of the object, by index from 0; empty while unborn. */
  int[] cells(int object) {
    return mem[object];
  }

  void set(int object, int cell, int value) {
    if (mem[object][cell] == value) {
      return;
    }
    ownCells(object);
    mem[object][cell] = value;
  }

  /** One more object, still unborn: only while the setup runs. */
  int append() {
    int index = life.length;
    life = Arrays.copyOf(life, index + 1);
    life[index] = Life.UNBORN;
    mark = Arrays.copyOf(mark, index + 1);
    owner = Arrays.copyOf(owner, index + 1);
    mem = Arrays.copyOf(mem, index + 1);
    mem[index] = ThreadState.NONE;
    original = mem.clone();
    return index;
  }

  void born(int object, int[] cells) {
    ownAll();
    mem[object] = cells;
    life[object] = Life.LIVE;
  }

  /** The object can be reached by nobody but the thread of that number; by everybody if 0. */
  void own(int object, int thread) {
    if (owner[object] != thread) {
      owner = owner.clone();
      owner[object] = thread;
    }
  }

  /** The object, and what its cells lead to, can be reached by every thread from here on. */
  void publish(int object) {
    if (owner[object] != 0) {
      own(object, 0);
      for (int value : mem[object]) {
        int o = value / ObjectTable.PAGE - 1;
        if (value >= ObjectTable.PAGE && o < owner.length) {
          publish(o);
        }
      }
    }
  }

  void add(Deferred d) {
    queue = Arrays.copyOf(queue, queue.length + 1);
    queue[queue.length - 1] = d;
    Arrays.sort(queue);
  }

  /** Takes a thread out of every wait: its reader has left. */
  void quiescent(int thread) {
    int others = ~(1 << thread);
    for (int t = 0; t < threads.length; t++) {
      threads[t] = threads[t].withSync(threads[t].sync() & others);
    }
    queue =
        Arrays.stream(queue)
            .map(d -> new Deferred(d.head(), d.function(), d.readers() & others))
            .sorted()
            .distinct()
            .toArray(Deferred[]::new);
  }

  /** The threads inside a reader, as a bit set. */
  int readers() {
    int bits = 0;
    for (int t = 0; t < threads.length; t++) {
      bits |= threads[t].nest() > 0 ? 1 << t : 0;
    }
    return bits;
  }

  private void ownAll() {
    if (mem == original) {
      mem = original.clone();
    }
  }

  private void ownCells(int object) {
    ownAll();
    if (mem[object] == original[object]) {
      mem[object] = mem[object].clone();
    }
  }
}
