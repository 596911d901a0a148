package org.epcheck.translator.interp;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a search or walk has seen of each cell, in the manner of Eraser's lock sets. */
final class AccessLog {
  private static final class Cell {
    int readers;
    int writers;
    boolean lockOperation;
    boolean written;
    int @Nullable [] writeLocks;
    final Set<List<Integer>> readLocks = new LinkedHashSet<>();
    int blindReaders;
    final Set<List<Integer>> blindLocks = new LinkedHashSet<>();

    boolean isLock() {
      return lockOperation && !written;
    }
  }

  private final Cell[][] cells;
  private final boolean[] ended;
  private final Items items;
  private final LinkedCode code;
  private final BitSet[][] did;
  private final BitSet stray = new BitSet();

  AccessLog(World world) {
    ObjectTable table = world.table();
    code = world.code;
    items = new Items(table);
    did = new BitSet[code.rcu() + 1][code.blocks()];
    for (BitSet[] blocks : did) {
      Arrays.setAll(blocks, b -> new BitSet());
    }
    int n = table.mutable().size();
    cells = new Cell[n][];
    for (int o = 0; o < n; o++) {
      cells[o] = new Cell[table.mutable().get(o).cells()];
    }
    ended = new boolean[n];
  }

  Items items() {
    return items;
  }

  /** Notes what a thread does at a block. */
  void did(Draft d, int thread, int node, int item) {
    did[thread][node].set(item);
    int o = items.objectOf(item);
    if (thread == code.rcu() && o >= 0 && d.life[o] != Life.RETIRED && d.life[o] != Life.FREED) {
      stray.set(item);
    }
  }

  /** Notes that somebody frees or marks the object, from 0. */
  void end(int object) {
    ended[object] = true;
  }

  /** Notes an access; not those of the owner of an object that nobody else can reach. */
  void access(
      Memory memory, int thread, int address, boolean write, boolean blind, boolean lockOperation) {
    int o = memory.object(address);
    if (o < 0 || memory.owner(o) == thread + 1) {
      return;
    }
    int c = Memory.cell(address);
    if (cells[o][c] == null) {
      cells[o][c] = new Cell();
    }
    Cell cell = cells[o][c];
    cell.lockOperation |= lockOperation;
    if (lockOperation) {
      return;
    }
    int[] held = memory.liveLocks(thread);
    if (blind) {
      cell.blindReaders |= 1 << thread;
      cell.blindLocks.add(Arrays.stream(held).boxed().toList());
      return;
    }
    cell.written |= write;
    if (write) {
      cell.writers |= 1 << thread;
    } else {
      cell.readers |= 1 << thread;
    }
    if (!write) {
      cell.readLocks.add(Arrays.stream(held).boxed().toList());
    } else {
      cell.writeLocks = cell.writeLocks == null ? held : intersection(cell.writeLocks, held);
    }
  }

  private static int[] intersection(int[] a, int[] b) {
    return Arrays.stream(a).filter(x -> Arrays.stream(b).anyMatch(y -> x == y)).toArray();
  }

  /** The strictest discipline that everything seen so far keeps to. */
  Discipline discipline(World world) {
    int[][][] rules = new int[cells.length][][];
    boolean[] lasting = new boolean[cells.length];
    for (int o = 0; o < cells.length; o++) {
      lasting[o] = !ended[o];
      rules[o] = new int[cells[o].length][];
      for (int c = 0; c < cells[o].length; c++) {
        rules[o][c] = rule(cells[o][c]);
      }
    }
    boolean[][] unsteady = dropUnsteadyGuards(world, rules);
    return new Discipline(
        rules, lasting, unsteady, new Futures(items, code, did, (BitSet) stray.clone()));
  }

  /** Whether an access is guarded may depend on what the guard's path leads through. */
  static boolean[][] dropUnsteadyGuards(World world, int[][][] rules) {
    boolean[][] unsteady = new boolean[rules.length][];
    for (int o = 0; o < rules.length; o++) {
      unsteady[o] = new boolean[rules[o].length];
      for (var g : world.guards(o)) {
        boolean fixed =
            g.path().size() == 1 || (g.path().size() == 2 && rules[o][g.path().get(0)].length == 0);
        for (int c = g.offset(); !fixed && c < g.offset() + g.cells(); c++) {
          rules[o][c] = Discipline.FREE;
          unsteady[o][c] = true;
        }
      }
    }
    return unsteady;
  }

  private int[] rule(@Nullable Cell cell) {
    if (cell == null) {
      return Discipline.READ_ONLY;
    } else if (cell.lockOperation) {
      return cell.written
          ? Discipline.FREE
          : cell.readers == 0 ? Discipline.LOCK : Discipline.WATCHED_LOCK;
    } else if (cell.writers == 0) {
      return Discipline.READ_ONLY;
    }
    int threads = cell.readers | cell.blindReaders | cell.writers;
    if (Integer.bitCount(threads) == 1) {
      return new int[] {Integer.numberOfTrailingZeros(threads) + 1};
    }
    int[] locks = cell.writeLocks == null ? new int[0] : cell.writeLocks;
    int[] real = Arrays.stream(locks).filter(this::isLock).toArray();
    Set<List<Integer>> reads = new LinkedHashSet<>(cell.readLocks);
    reads.addAll(cell.blindLocks);
    for (List<Integer> held : reads) {
      if (Arrays.stream(real).noneMatch(held::contains)) {
        return Discipline.FREE;
      }
    }
    return real.length == 0 ? Discipline.FREE : real;
  }

  /** Whether nothing but lock and unlock has written the cell. */
  private boolean isLock(int address) {
    Cell cell = cells[address / ObjectTable.PAGE - 1][Memory.cell(address)];
    return cell != null && cell.isLock();
  }
}
