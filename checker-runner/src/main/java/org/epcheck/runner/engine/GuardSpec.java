package org.epcheck.runner.engine;

/**
 * Memory that may be touched only with a lock held, as a purposes file says it, in names. The
 * translator turns names into offsets.
 *
 * @param memory {@code tag.member} (everything inside the member is guarded too), or the name of a
 *     static object
 * @param lock path from the object to the lock, for example {@code mtx} or, with a load of a
 *     pointer, {@code owner->mtx}; or {@code &name} for a static lock
 */
public record GuardSpec(String memory, String lock) {
  /** For messages: {@code item.list by owner->mtx}. */
  public String name() {
    return memory + " by " + lock;
  }
}
