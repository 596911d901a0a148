package org.epcheck.translator.interp;

/**
 * An element of {@code queue}.
 *
 * @param head address of the rcu_head
 * @param function address of the callback
 * @param readers bit set of the threads whose readers it waits for
 */
record Deferred(int head, int function, int readers) implements Comparable<Deferred> {
  @Override
  public int compareTo(Deferred o) {
    int c = Integer.compare(head, o.head);
    c = c != 0 ? c : Integer.compare(function, o.function);
    return c != 0 ? c : Integer.compare(readers, o.readers);
  }
}
