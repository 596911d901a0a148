package org.epcheck.runner.engine;

/**
 * Memory that may be touched only with a lock held, as a purposes file says it, in names. The
 * translator turns names into offsets.
 *
 * @param struct tag, for example {@code item}
 * @param field the guarded field; everything inside it is guarded too
 * @param lock path of fields from the object to the lock, for example {@code owner->mtx} or {@code
 *     lock}
 */
public record GuardSpec(String struct, String field, String lock) {
  /** For messages: {@code item.list by owner->mtx}. */
  public String name() {
    return struct + "." + field + " by " + lock;
  }
}
