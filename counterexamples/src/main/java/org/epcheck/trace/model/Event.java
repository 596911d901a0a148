package org.epcheck.trace.model;

/**
 * Something that happened in a step. Values are text for people: {@code NULL}, {@code 3}, {@code
 * &epitem1.fllink}.
 */
public sealed interface Event {
  /** A memory access; {@code before} and {@code after} are equal for a read. */
  record Access(
      String object, String field, boolean write, String access, String before, String after)
      implements Event {}

  /**
   * A lock operation.
   *
   * @param op {@code acquire} or {@code release}; {@code wait} in a pending step only
   * @param object object that embeds the lock; {@code field} the lock in it, for example {@code
   *     mtx}
   * @param mode {@code sleep} or {@code spin}
   */
  record Lock(String op, String object, String field, String mode) implements Event {}

  /** Entering or leaving an RCU read-side section; {@code nest} is the depth afterwards. */
  record Reader(boolean enter, int nest) implements Event {}

  /** A reference count changed (or was found to be 0: before equals after). */
  record Count(String object, String field, int before, int after) implements Event {}

  /** An object was born, retired or freed. */
  record Life(String object, String from, String to) implements Event {}

  /** An object was given up: whoever touches it from here on makes a mistake. */
  record Marked(String object) implements Event {}

  /** A callback was queued (call_rcu). */
  record Deferred(String object, String field, String function) implements Event {}

  /** A callback started; {@code step} is the step that queued it (0: the setup). */
  record Callback(String object, String function, int step) implements Event {}

  /** A function was entered or left; {@code value} is the arguments or the result, as text. */
  record Call(boolean enter, String function, String value) implements Event {}

  /** A local variable of the running function got a value. */
  record Local(String name, String before, String after) implements Event {}

  /** An error on the way. */
  record Error(String kind, String object, String field, String message) implements Event {}
}
