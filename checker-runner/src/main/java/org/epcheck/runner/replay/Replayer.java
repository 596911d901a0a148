package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.EngineException;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.Replay;
import org.epcheck.translator.interp.Schedule;
import org.epcheck.translator.interp.Successor;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Turns behaviours that another engine printed into found errors. Every state must be what the
 * interpreter has there; if one is not, the error says so and has no trace.
 */
public final class Replayer {
  private final Interpreter interpreter;
  private final Replay replay;
  private final ProgramIndex index;
  private final Frames frames;
  private final Names names;

  /**
   * A replayer.
   *
   * @param files C text by path, for the lines that a trace shows
   */
  public Replayer(Interpreter interpreter, SortedMap<String, String> files) {
    this.interpreter = interpreter;
    replay = new Replay(interpreter);
    index = new ProgramIndex(interpreter.program());
    frames = new Frames(new SourceText(files));
    names = new Names(interpreter.objects());
  }

  /**
   * Replays a behaviour.
   *
   * @param states the values of all variables by name, the initial state first
   * @param error the value of {@code err} in the last state
   */
  public FoundError replay(List<Map<String, TlaValue>> states, ErrorValue error) {
    int length = states.size() - 1;
    try {
      Replay.Result result = replay.follow(states);
      if (result instanceof Replay.Replayed replayed) {
        ErrorValue last = replayed.schedule().error();
        if (!error.equals(last)) {
          return mismatch(error, length, "the interpreter ends with the error " + last);
        }
        return found(tell(replayed.steps()), error, replayed.schedule());
      }
      return mismatch(error, length, result.toString());
    } catch (EngineException e) {
      return mismatch(error, length, "the interpreter cannot go on: " + e.getMessage());
    }
  }

  /** Why the behaviour cannot be replayed, or null if it can: for what is no error to tell of. */
  public @Nullable String check(List<Map<String, TlaValue>> states, ErrorValue error) {
    try {
      Replay.Result result = replay.follow(states);
      if (result instanceof Replay.Replayed replayed) {
        ErrorValue last = replayed.schedule().error();
        return error.equals(last) ? null : "the interpreter ends with the error " + last;
      }
      return result.toString();
    } catch (EngineException e) {
      return "the interpreter cannot go on: " + e.getMessage();
    }
  }

  /**
   * Tells a run of the interpreter itself: there is no other engine to agree with.
   *
   * @throws IllegalArgumentException if the schedule ends without an error
   */
  public FoundError tell(Schedule schedule) {
    ErrorValue error = schedule.error();
    if (error == null) {
      throw new IllegalArgumentException("a schedule without an error");
    }
    return found(tell(schedule.run(interpreter)), error, schedule);
  }

  /**
   * The same error by an equivalent run with fewer context switches, if there is one; else the
   * error as it is.
   */
  public FoundError fewestSwitches(FoundError e) {
    Schedule schedule = e.schedule();
    Trace trace = e.trace();
    if (schedule == null || trace == null) {
      return e;
    }
    List<Successor> steps;
    try {
      steps = schedule.run(interpreter);
    } catch (IllegalArgumentException | EngineException x) {
      return e; // the schedule of another model
    }
    List<Successor> fewer = Reordering.of(interpreter, steps, trace.steps());
    if (fewer == null) {
      return e;
    }
    Trace told =
        tell(fewer)
            .with(new Trace.Reordered(Reordering.switches(steps), Reordering.switches(fewer)));
    return e.with(
        told, new Schedule(fewer.stream().map(Successor::move).toList(), schedule.error()));
  }

  private Trace tell(List<Successor> steps) {
    return new TraceBuilder(interpreter, index, frames).build(steps);
  }

  private FoundError mismatch(ErrorValue e, int length, String why) {
    return new FoundError(
        e.kind(),
        e.thread(),
        e.label(),
        names.object(e.address()),
        names.tag(e.address()),
        names.field(e.address()),
        "",
        List.of(),
        "",
        length,
        null,
        why);
  }

  private FoundError found(Trace trace, ErrorValue e, Schedule schedule) {
    List<Trace.Frame> at = failing(trace);
    List<String> functions = new ArrayList<>(Places.functions(at));
    return new FoundError(
        e.kind(),
        e.thread(),
        e.label(),
        names.object(e.address()),
        names.tag(e.address()),
        names.field(e.address()),
        functions.isEmpty() ? "" : functions.get(0),
        functions,
        Places.fileLine(at),
        trace.failure().step(),
        trace,
        null,
        schedule);
  }

  /** The stack of the thread that failed; empty for a deadlock. */
  private static List<Trace.Frame> failing(Trace trace) {
    String thread = trace.failure().thread();
    if (thread.isEmpty() || trace.steps().isEmpty()) {
      return List.of();
    }
    for (Trace.Step step : trace.steps()) {
      if (step.n() == 0 && step.thread().equals(thread)) {
        return step.frames();
      }
    }
    return trace.steps().get(trace.steps().size() - 1).frames();
  }
}
