package org.epcheck.translator.interp;

import java.util.List;

/**
 * What a thread may do that another thread's step may conflict with, as numbers: to read or write a
 * cell, to touch or end an object, to hand it over to a callback, to allocate one of its kind.
 */
final class Items {
  static final Items NONE = new Items();

  private static final int KIND = 1_000_000;
  private static final int GRACE = 9 * KIND;
  private static final int PER_OBJECT = 4;
  private static final int PER_CELL = 5;
  private static final int[] CELL_KINDS = {1, 2, 3, 4, 10};

  /** One of them. */
  interface Item {
    int of(Items items, int object);
  }

  private final int[] base;
  private final int[] pool;

  private Items() {
    base = new int[] {1};
    pool = new int[0];
  }

  Items(ObjectTable table) {
    List<ObjectTable.ModelObject> objects = table.mutable();
    base = new int[objects.size() + 1];
    pool = new int[objects.size()];
    base[0] = 1;
    for (int o = 0; o < objects.size(); o++) {
      base[o + 1] = base[o] + PER_OBJECT + PER_CELL * objects.get(o).cells();
      pool[o] = o;
      for (int p = o - 1; p >= 0; p--) {
        if (objects.get(p).kind() == objects.get(o).kind()
            && objects.get(p).type().toString().equals(objects.get(o).type().toString())) {
          pool[o] = p;
        }
      }
    }
  }

  /** How many numbers there are; each is smaller. */
  int count() {
    return base[base.length - 1];
  }

  /** To look who reads: to defer a callback, to wait for a grace period. */
  int grace() {
    return 0;
  }

  /** To touch the object, from 0, in whatever way. */
  int touch(int object) {
    return base[object];
  }

  /** To free or mark the object. */
  int end(int object) {
    return base[object] + 1;
  }

  /** To defer a callback of the object. */
  int defer(int object) {
    return base[object] + 2;
  }

  /** To allocate an object of that type and storage. */
  int make(int object) {
    return base[pool[object]] + 3;
  }

  int read(int object, int cell) {
    return base[object] + PER_OBJECT + PER_CELL * cell;
  }

  int write(int object, int cell) {
    return base[object] + PER_OBJECT + PER_CELL * cell + 1;
  }

  /** The same by a plain access. */
  int plainRead(int object, int cell) {
    return read(object, cell) + 2;
  }

  /** The same by a plain access. */
  int plainWrite(int object, int cell) {
    return write(object, cell) + 2;
  }

  /** To load it for nothing. */
  int blindRead(int object, int cell) {
    return read(object, cell) + 4;
  }

  /**
   * The number that the emitted form has for it: its kind, from 1, times a million, and the address
   * of the cell, or the number of the object.
   */
  int code(int item) {
    int o = objectOf(item);
    if (o < 0) {
      return GRACE;
    }
    int rest = item - base[o];
    return rest < PER_OBJECT
        ? KIND * (5 + rest) + o + 1
        : KIND * CELL_KINDS[(rest - PER_OBJECT) % PER_CELL]
            + (o + 1) * ObjectTable.PAGE
            + (rest - PER_OBJECT) / PER_CELL;
  }

  /** The object that the number is about, from 0; -1 of {@link #grace}. */
  int objectOf(int item) {
    int o = -1;
    while (o + 1 < base.length - 1 && base[o + 1] <= item) {
      o++;
    }
    return o;
  }

  /** The first number of the object, and of what follows it. */
  int first(int object) {
    return base[object];
  }
}
