package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.spec.PropertyFile;
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
    this.interpreter = interpreter.stepwise();
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
      if (error.kind().startsWith(PropertyFile.KIND)) {
        return property(states, error);
      }
      Replay.Result result = replay.follow(states);
      if (result instanceof Replay.Replayed replayed) {
        ErrorValue last = replayed.schedule().error();
        if (!error.equals(last)) {
          return mismatch(error, length, "the interpreter ends with the error " + last);
        }
        return needed(replayed.steps(), error);
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
    return needed(schedule.run(interpreter), error);
  }

  /** Tells what of a run its error depends on. */
  private FoundError needed(List<Successor> steps, ErrorValue error) {
    List<Successor> cone = Cone.of(interpreter, steps);
    Schedule schedule = new Schedule(cone.stream().map(Successor::move).toList(), error);
    return found(tell(cone), error, schedule);
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

  /**
   * Replays a behaviour after which no run ends.
   *
   * @param states the values of all variables by name, the initial state first; the last is the
   *     state after {@code loop} steps again
   * @param lost number of steps to the first state from which no run ends
   * @throws IllegalArgumentException if it does not come back
   */
  public FoundError replayLoop(List<Map<String, TlaValue>> states, int lost, int loop) {
    ErrorValue error = new ErrorValue(FoundError.LIVELOCK, "", "", 0, List.of());
    int length = states.size() - 1;
    if (!states.get(length).equals(states.get(loop))) {
      throw new IllegalArgumentException("the last state is not the one after step " + loop);
    }
    try {
      Replay.Result result = replay.follow(states);
      return result instanceof Replay.Replayed replayed
          ? tellLoop(replayed.steps(), steps(states, lost), steps(states, loop))
          : mismatch(error, length, result.toString());
    } catch (EngineException e) {
      return mismatch(error, length, "the interpreter cannot go on: " + e.getMessage());
    }
  }

  /** How many steps of the interpreter lead to the state of that number. */
  private int steps(List<Map<String, TlaValue>> states, int number) {
    Replay.Result result = replay.follow(states.subList(0, number + 1));
    return result instanceof Replay.Replayed replayed ? replayed.steps().size() : 0;
  }

  /** The last state says which property the one before violates; that is only TLC's to say. */
  private FoundError property(List<Map<String, TlaValue>> states, ErrorValue error) {
    int length = states.size() - 2;
    Map<String, TlaValue> last = new TreeMap<>(states.get(length + 1));
    last.put("err", states.get(length).getOrDefault("err", error.toTla()));
    Replay.Result result = replay.follow(states.subList(0, length + 1));
    if (!last.equals(states.get(length))) {
      return mismatch(error, length, "the state that violates the property is not the one before");
    } else if (!(result instanceof Replay.Replayed replayed)) {
      return mismatch(error, length, result.toString());
    } else {
      String name = error.kind().substring(PropertyFile.KIND.length());
      return found(
          replayed.steps(),
          error,
          "after step " + replayed.steps().size() + " the property " + name + " is false");
    }
  }

  /** What violates a property, in words. */
  FoundError found(List<Successor> steps, ErrorValue violation, String message) {
    Trace trace = new TraceBuilder(interpreter, index, frames).build(steps, violation, message);
    return found(trace, violation, null);
  }

  /**
   * A run without end that violates a property.
   *
   * @param loop number of steps after which all is as it is at the end; null if it stays there
   */
  FoundError found(List<Successor> steps, ErrorValue violation, @Nullable Integer loop) {
    Trace trace = new TraceBuilder(interpreter, index, frames).endless(steps, violation, loop);
    return found(trace, violation, null);
  }

  /** Tells a run of the interpreter after which no run ends. */
  public FoundError tellLoop(List<Successor> steps, int lost, int loop) {
    Trace trace = new TraceBuilder(interpreter, index, frames).build(steps, lost, loop);
    Trace.Step last = trace.steps().get(steps.size() - 1);
    List<String> functions = new ArrayList<>(Places.functions(last.frames()));
    return new FoundError(
        FoundError.LIVELOCK,
        "",
        "",
        "",
        "",
        "",
        functions.isEmpty() ? "" : functions.get(0),
        functions,
        Places.fileLine(last.frames()),
        steps.size(),
        trace,
        null);
  }

  FoundError mismatch(ErrorValue e, int length, String why) {
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

  private FoundError found(Trace trace, ErrorValue e, @Nullable Schedule schedule) {
    List<Trace.Frame> at = failing(trace);
    List<String> functions = new ArrayList<>(Places.functions(at));
    FoundError found =
        new FoundError(
            e.kind(),
            trace.failure().thread(),
            e.label(),
            trace.failure().object(),
            names.tag(e.address()),
            trace.failure().field(),
            functions.isEmpty() ? "" : functions.get(0),
            functions,
            Places.fileLine(at),
            trace.failure().step(),
            trace,
            null);
    return found.with(trace, schedule);
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
