package org.epcheck.trace.read;

import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;

/** {@code trace.json}: the same trace gives the same bytes. */
public final class TraceJson {
  private TraceJson() {}

  public static String write(Trace trace) {
    return JsonRecords.write(trace);
  }

  /**
   * Reads a trace.
   *
   * @throws FormatException broken JSON, another version, a missing, unknown or mistyped field,
   *     steps that are not numbered 1, 2, ..., a step of a thread that does not exist
   */
  public static Trace read(String text) {
    Trace trace = JsonRecords.read(text, Trace.class, "trace", Trace.VERSION);
    check(trace);
    return trace;
  }

  /** Checks what the types do not say. */
  public static void check(Trace trace) {
    int n = 0;
    boolean pending = false;
    for (Trace.Step step : trace.steps()) {
      String at = "steps[" + trace.steps().indexOf(step) + "]";
      if (trace.threads().stream().noneMatch(t -> t.id().equals(step.thread()))) {
        throw new FormatException(at + ".thread: no thread " + step.thread());
      }
      if (step.n() == 0) {
        pending = true;
      } else if (pending || step.n() != ++n) {
        throw new FormatException(at + ".n is " + step.n() + ", out of order");
      } else if (step.events().stream()
          .anyMatch(e -> e instanceof Event.Lock l && l.op().equals("wait"))) {
        throw new FormatException(at + ": a step that was executed cannot wait");
      }
    }
    if (n == 0 && !pending) {
      throw new FormatException("steps: a trace has at least one step");
    }
    if (trace.failure().step() != n) {
      throw new FormatException(
          "failure.step is " + trace.failure().step() + ", the last step is " + n);
    }
  }
}
