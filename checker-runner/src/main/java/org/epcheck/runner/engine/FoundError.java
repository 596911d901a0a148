package org.epcheck.runner.engine;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * An error value that the run reached, with its shortest trace. Two threads, labels, addresses or
 * call paths are two errors.
 *
 * @param kind as in docs/semantics.md, for example {@code use-after-free}; {@code bound-*} is no
 *     violation but makes the run inconclusive
 * @param thread id of the thread, for example {@code A}; empty for a deadlock
 * @param label TLA+ action
 * @param object the object's name, for example {@code item1}; empty if none
 * @param tag struct tag of the object, for example {@code item}, or the C name of a static object;
 *     empty if none
 * @param field path of the cell in the object, for example {@code link.next}; empty if none
 * @param function innermost function that is no helper of the model headers; empty if none
 * @param stack functions on the stack, innermost first, helpers left out; the first one is {@code
 *     function}
 * @param place file:line of the innermost frame that is no header, or empty
 * @param length number of steps of the trace
 * @param trace replayed in the interpreter; null when that failed, or the error is one that was
 *     kept from an earlier run: its trace is in a file. Its {@code cell} is filled in by the runner
 * @param mismatch why the replay failed: what TLC and the interpreter disagree on; null when they
 *     agree. A mismatch makes the verdict {@code error}
 * @param schedule the run itself, to look at it again; null if it is not known
 * @param helpers of the model headers that were being called where it happened, innermost first; of
 *     an error with a trace, what the trace says
 */
public record FoundError(
    String kind,
    String thread,
    String label,
    String object,
    String tag,
    String field,
    String function,
    List<String> stack,
    String place,
    int length,
    @Nullable Trace trace,
    @Nullable String mismatch,
    @Nullable Schedule schedule,
    List<String> helpers) {
  /** Kind of an error after which no run ends, although there is always a step to take. */
  public static final String LIVELOCK = "livelock";

  public FoundError {
    stack = List.copyOf(stack);
    helpers = trace == null ? List.copyOf(helpers) : helpers(trace);
    if (trace != null && mismatch != null) {
      throw new IllegalArgumentException("either a trace or the reason why there is none");
    }
  }

  /** Whether the interpreter has followed the trace to its end. */
  public boolean isReplayed() {
    return mismatch == null;
  }

  /** The same without its trace. */
  public FoundError withoutTrace() {
    return new FoundError(
        kind, thread, label, object, tag, field, function, stack, place, length, null, mismatch,
        null, helpers);
  }

  /** For example {@code use-after-free of item.next in walk() by B (fs/x.c:12)}. */
  public String sentence() {
    StringBuilder s = new StringBuilder(kind);
    if (!object.isEmpty()) {
      s.append(" of ").append(object);
      if (!field.isEmpty()) {
        s.append('.').append(field);
      }
    }
    if (!function.isEmpty()) {
      s.append(" in ").append(function).append("()");
    }
    if (!thread.isEmpty()) {
      s.append(" by ").append(thread);
    }
    if (!place.isEmpty()) {
      s.append(" (").append(place).append(')');
    }
    return s.toString();
  }

  private static List<String> helpers(Trace trace) {
    List<String> names = new ArrayList<>();
    for (Trace.Step s : trace.steps()) {
      if (s.n() == trace.failure().step()) {
        s.frames().stream().filter(Trace.Frame::header).forEach(f -> names.add(0, f.function()));
      }
    }
    return List.copyOf(names);
  }

  /** An error with a trace, or with the reason why there is none; its schedule is not known. */
  public FoundError(
      String kind,
      String thread,
      String label,
      String object,
      String tag,
      String field,
      String function,
      List<String> stack,
      String place,
      int length,
      @Nullable Trace trace,
      @Nullable String mismatch) {
    this(
        kind, thread, label, object, tag, field, function, stack, place, length, trace, mismatch,
        null, List.of());
  }

  /** What happened there is an error of another kind, too. */
  public FoundError as(String other, Trace told) {
    return new FoundError(
        other, thread, label, object, tag, field, function, stack, place, length, told, null);
  }

  /** The same error, told by another run of the same length. */
  public FoundError with(Trace told, @Nullable Schedule run) {
    return new FoundError(
        kind, thread, label, object, tag, field, function, stack, place, length, told, null, run,
        helpers);
  }
}
