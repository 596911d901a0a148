package org.epcheck.translator.interp;

import java.util.List;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Var;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a step, in numbers; {@link ObjectTable} turns them into text. Threads
 * are numbered from 1.
 */
public sealed interface InterpEvent {
  /** Where in the C code; null for what the checker itself did (start of a callback). */
  @Nullable Origin origin();

  record Read(Origin origin, long address, long value, Instr.Access access, String place)
      implements InterpEvent {}

  /** A store or an atomic update; for a refused compare-and-set both values are the same. */
  record Write(
      Origin origin, long address, long before, long after, Instr.Access access, String place)
      implements InterpEvent {}

  /** A Touch. */
  record Touched(Origin origin, long address, boolean write) implements InterpEvent {}

  record LockTaken(Origin origin, long address, Instr.LockMode mode) implements InterpEvent {}

  /** A TryLock that found the lock taken by the thread of that number. */
  record LockRefused(Origin origin, long address, long owner) implements InterpEvent {}

  record LockReleased(Origin origin, long address, Instr.LockMode mode) implements InterpEvent {}

  /** Depth of readers after entering. */
  record ReaderEnter(Origin origin, int nest) implements InterpEvent {}

  /** Depth of readers after leaving. */
  record ReaderLeave(Origin origin, int nest) implements InterpEvent {}

  /** A grace period is to be waited for, with the readers of that moment. */
  record GraceBegan(Origin origin, List<Integer> readers) implements InterpEvent {}

  record GraceEnded(Origin origin) implements InterpEvent {}

  /** A reference count changed, or was found to be 0. */
  record CountChanged(Origin origin, long address, Instr.RefOp op, long before, long after)
      implements InterpEvent {}

  record Born(Origin origin, int object) implements InterpEvent {}

  /** An object was queued for a callback. */
  record Retired(Origin origin, int object) implements InterpEvent {}

  record Freed(Origin origin, int object) implements InterpEvent {}

  record Marked(Origin origin, int object) implements InterpEvent {}

  /** A callback was queued; it waits for the readers. */
  record Deferred(Origin origin, long head, long function, List<Integer> readers)
      implements InterpEvent {}

  /** The element with this head left the queue and its function began. */
  record CallbackStarted(@Nullable Origin origin, long head, long function)
      implements InterpEvent {}

  record Called(@Nullable Origin origin, String function, List<Long> arguments)
      implements InterpEvent {
    public Called {
      arguments = List.copyOf(arguments);
    }
  }

  record Returned(Origin origin, String function, @Nullable Long value) implements InterpEvent {}

  /** A variable of the function got a value (also the same one). */
  record LocalSet(Origin origin, String function, Var variable, long before, long after)
      implements InterpEvent {}

  /** An error; in a normal successor one that this run goes on after. */
  record Fault(@Nullable Origin origin, String kind, long address, String text)
      implements InterpEvent {}
}
