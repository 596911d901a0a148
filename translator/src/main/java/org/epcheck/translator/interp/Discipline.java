package org.epcheck.translator.interp;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedSet;

/**
 * The locking discipline of a model: who may access which cell, and which objects last. It is a
 * guess ({@link DisciplineSearch}) that every access of the run is checked against; on it rests
 * which steps of a thread are merged (docs/adr/007, after Lipton's movers and the optimistic
 * reduction of Stoller and Cohen). Immutable.
 */
public final class Discipline {
  /** No discipline at all: no step is merged. */
  public static final Discipline NONE =
      new Discipline(new int[0][][], new boolean[0], new boolean[0][], Futures.UNKNOWN);

  /** No rule: any thread may access the cell at any time. */
  static final int[] FREE = {0};

  /** Nobody writes. */
  static final int[] READ_ONLY = {};

  /** The owner cell of a lock, which nothing but lock and unlock looks at. */
  static final int[] LOCK = {-1};

  /** The same, but others may load it, too, to see whether the lock is taken. */
  static final int[] WATCHED_LOCK = {-2};

  private final int[][][] rules;
  private final boolean[] lasting;
  private final boolean[][] unsteady;
  private final Futures futures;

  /**
   * A discipline.
   *
   * @param rules of each cell of each object, both from 0: {@link #FREE}, {@link #READ_ONLY},
   *     {@link #LOCK}, {@link #WATCHED_LOCK}, the number of the only thread, or the addresses of
   *     locks, all of which a writer holds and one of which a reader holds
   * @param lasting for each object whether it is never freed nor marked
   */
  Discipline(int[][][] rules, boolean[] lasting, boolean[][] unsteady, Futures futures) {
    this.unsteady = unsteady;
    this.futures =
        futures.isKnown() ? futures.about(relevant(futures.items(), rules, lasting)) : futures;

    this.rules = Arrays.stream(rules).map(int[][]::clone).toArray(int[][][]::new);
    this.lasting = lasting.clone();
  }

  /**
   * What is not settled by a rule: accesses of cells without one and of locks, the ends of objects,
   * and what is needed to tell when that can be.
   */
  private static BitSet relevant(Items items, int[][][] rules, boolean[] lasting) {
    BitSet relevant = new BitSet();
    relevant.set(items.grace());
    for (int o = 0; o < rules.length; o++) {
      relevant.set(items.defer(o));
      relevant.set(items.make(o));
      if (!lasting[o]) {
        relevant.set(items.touch(o));
        relevant.set(items.end(o));
      }
      for (int c = 0; c < rules[o].length; c++) {
        if (rules[o][c] == FREE || isLock(rules[o][c])) {
          relevant.set(items.read(o, c));
          relevant.set(items.write(o, c));
          relevant.set(items.plainRead(o, c));
          relevant.set(items.plainWrite(o, c));
          relevant.set(items.blindRead(o, c));
        }
      }
    }
    return relevant;
  }

  private static boolean isLock(int[] rule) {
    return rule == LOCK || rule == WATCHED_LOCK;
  }

  /** One that says nothing of what threads may still do. */
  Discipline(int[][][] rules, boolean[] lasting) {
    this(
        rules,
        lasting,
        Arrays.stream(rules).map(r -> new boolean[r.length]).toArray(boolean[][]::new),
        Futures.UNKNOWN);
  }

  /**
   * A weaker one: without the rules of the cells at these addresses, of the locks that they name,
   * and without the rule that an object lasts for those that begin there.
   */
  Discipline without(World world, SortedSet<Long> addresses) {
    int[][][] fewer = Arrays.stream(rules).map(int[][]::clone).toArray(int[][][]::new);
    boolean[] last = lasting.clone();
    for (long a : addresses) {
      int o = (int) (a / ObjectTable.PAGE) - 1;
      int c = (int) (a % ObjectTable.PAGE);
      if (o < 0) {
        continue;
      } else if (c == 0) {
        last[o] = false;
      }
      fewer[o][c] = FREE;
    }
    boolean[][] shaky = AccessLog.dropUnsteadyGuards(world, fewer);
    for (int[][] cells : fewer) {
      for (int c = 0; c < cells.length; c++) {
        if (isLocks(cells[c]) && !Arrays.stream(cells[c]).allMatch(a -> isLock(fewer, a))) {
          cells[c] = FREE;
        }
      }
    }
    return new Discipline(fewer, last, shaky, futures.without(addresses));
  }

  private static boolean isLock(int[][][] rules, int address) {
    return isLock(rules[address / ObjectTable.PAGE - 1][Memory.cell(address)]);
  }

  /** The same rules, saying nothing of what threads may still do. */
  public Discipline rulesAlone() {
    return new Discipline(rules, lasting, unsteady, Futures.UNKNOWN);
  }

  /** Whether it says what each thread may still do. */
  public boolean hasFutures() {
    return futures.isKnown();
  }

  /**
   * What a thread may do from a block on, as the numbers of module Futures, ascending.
   *
   * @param thread from 0, as the program has them; then the one that runs callbacks
   * @param label of the block; {@code Idle} for a callback that is still to start
   */
  public int[] future(int thread, String label) {
    return futures.of(thread, label);
  }

  /** What callbacks do to objects that nobody has deferred, as the numbers of module Futures. */
  public int[] stray() {
    return futures.stray();
  }

  /** What is taken for possible at any time, as the numbers of module Futures. */
  public int[] loose() {
    return futures.loose();
  }

  /** What each thread may still do. */
  Futures futures() {
    return futures;
  }

  /** Whether there is one. */
  public boolean isOn() {
    return lasting.length > 0;
  }

  /** The rule of a cell: see the constructor. Object and cell from 0. */
  public int[] rule(int object, int cell) {
    return rules[object][cell].clone();
  }

  /** Whether the object, from 0, is never freed nor marked. */
  public boolean isLasting(int object) {
    return lasting[object];
  }

  /** How many objects it speaks of. */
  public int objects() {
    return lasting.length;
  }

  /** How many cells the object, from 0, has. */
  public int cells(int object) {
    return rules[object].length;
  }

  private static boolean isLocks(int[] rule) {
    return rule.length > 0 && rule[0] >= ObjectTable.PAGE;
  }

  /**
   * Whether no access of another thread can conflict with this one.
   *
   * @param blind a marked load whose value nobody wants
   */
  boolean isProtected(Memory memory, int thread, int address, boolean write, boolean blind) {
    int o = memory.object(address);
    if (o < 0 || !memory.isMutable(address)) {
      return !write;
    }
    int owner = memory.owner(o);
    if (owner != 0) {
      return owner == thread + 1;
    }
    int[] rule = rules[o][Memory.cell(address)];
    if (rule.length == 0) {
      return !write;
    } else if (rule[0] == 0) {
      return false;
    } else if (rule[0] < 0) {
      return blind;
    } else if (isLocks(rule)) {
      return holds(memory, thread, rule, write);
    }
    return rule[0] == thread + 1;
  }

  private static boolean holds(Memory memory, int thread, int[] rule, boolean all) {
    for (int lock : rule) {
      boolean held = memory.holdsLive(thread, lock);
      if (held != all) {
        return held;
      }
    }
    return all;
  }

  /** Whether it is the same at any time whether the access of the cell is guarded. */
  boolean isSteady(Memory memory, int address) {
    int o = memory.object(address);
    return o < 0 || !unsteady[o][Memory.cell(address)];
  }

  /** Whether nobody else can free or mark the object around the address. */
  boolean isLasting(Memory memory, int thread, int address) {
    int o = memory.object(address);
    return o < 0 || lasting[o] || memory.owner(o) == thread + 1;
  }

  /** Whether the cell is a lock that nothing but lock and unlock writes. */
  boolean isLock(Memory memory, int address) {
    return memory.isMutable(address) && isLock(rules, address);
  }

  /** Whether the cell is a lock that others look at. */
  boolean isWatched(int address) {
    return rules[address / ObjectTable.PAGE - 1][Memory.cell(address)] == WATCHED_LOCK;
  }

  /** Whether an access of a mutable cell breaks the rule. */
  boolean isBroken(
      Memory memory, int thread, int address, boolean write, boolean blind, boolean lockOperation) {
    int o = memory.object(address);
    if (o < 0) {
      return false;
    }
    int[] rule = rules[o][Memory.cell(address)];
    if (memory.owner(o) != 0) {
      return memory.owner(o) != thread + 1;
    } else if (rule == FREE) {
      return false;
    } else if (lockOperation) {
      return !isLock(rule);
    } else if (rule == WATCHED_LOCK) {
      return write;
    }
    return !isProtected(memory, thread, address, write, blind);
  }
}
