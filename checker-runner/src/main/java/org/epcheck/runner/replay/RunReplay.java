package org.epcheck.runner.replay;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.spec.Fairness;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.interp.EngineException;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.Movable;
import org.epcheck.translator.interp.Replay;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Replays what violates a temporal property. That it does is the other engine's to say; that it is
 * a run, that it comes back to where it was, and that it is fair, is the interpreter's.
 */
public final class RunReplay {
  private final Interpreter interpreter;
  private final Replayer replayer;
  private final Replay replay;

  public RunReplay(Interpreter interpreter, Replayer replayer) {
    this.interpreter = interpreter;
    this.replayer = replayer;
    replay = new Replay(interpreter);
  }

  /** A behaviour whose last state is wrong. */
  public FoundError state(List<Map<String, TlaValue>> states, ErrorValue error) {
    return follow(
        states,
        error,
        steps -> "after step " + steps.size() + " the property " + name(error) + " is false");
  }

  /** A behaviour whose last step is wrong. */
  public FoundError step(List<Map<String, TlaValue>> states, ErrorValue error) {
    if (states.size() < 2) {
      return replayer.mismatch(error, 0, "a behaviour without a step");
    }
    int before = states.size() - 1;
    return follow(
        states,
        error,
        steps -> {
          int from = stepsTo(states, before - 1).size() + 1;
          String which =
              from == steps.size() ? "step " + from : "steps " + from + " to " + steps.size();
          return which
              + (from == steps.size() ? " is" : " are")
              + " not as the property "
              + name(error)
              + " has it";
        });
  }

  /**
   * A run without end.
   *
   * @param states the last one is the one of index {@code loop} again, and equals it; where that is
   *     the last one itself, the run stays in it
   */
  public FoundError lasso(
      List<Map<String, TlaValue>> states, int loop, Fairness fairness, ErrorValue error) {
    int last = states.size() - 1;
    if (!states.get(last).equals(states.get(loop))) {
      return replayer.mismatch(error, last, "the run does not come back to the state " + loop);
    }
    try {
      if (replay.follow(states) instanceof Replay.Replayed replayed) {
        String unfair = unfair(states, loop, fairness);
        if (unfair != null) {
          return replayer.mismatch(error, last, unfair);
        }
        Integer to = loop == last ? null : stepsTo(states, loop).size();
        return replayer.found(replayed.steps(), error, to);
      }
    } catch (EngineException e) {
      return replayer.mismatch(error, last, "the interpreter cannot go on: " + e.getMessage());
    }
    return replayer.mismatch(error, last, replay.follow(states).toString());
  }

  private static String name(ErrorValue error) {
    return error.kind().substring(PropertyFile.KIND.length());
  }

  /** Which thread it is not fair to, in words; or null. */
  private @Nullable String unfair(List<Map<String, TlaValue>> states, int loop, Fairness fairness) {
    int last = states.size() - 1;
    SortedSet<Integer> owed = Movable.threads(interpreter, stateAt(states, loop));
    for (int i = loop + 1; i <= last; i++) {
      SortedSet<Integer> can = Movable.threads(interpreter, stateAt(states, i));
      if (fairness == Fairness.STRONG) {
        owed.addAll(can);
      } else {
        owed.retainAll(can);
      }
    }
    List<Successor> all = stepsTo(states, last);
    all.subList(stepsTo(states, loop).size(), all.size())
        .forEach(s -> owed.remove(s.move().thread()));
    if (fairness == Fairness.NONE || owed.isEmpty()) {
      return null;
    }
    String who = interpreter.initial().threads().get(owed.first() - 1);
    return "the run is not fair: " + who + " could go on, and never does";
  }

  private List<Successor> stepsTo(List<Map<String, TlaValue>> states, int index) {
    return replay.follow(states.subList(0, index + 1)) instanceof Replay.Replayed r
        ? r.steps()
        : List.of();
  }

  private State stateAt(List<Map<String, TlaValue>> states, int index) {
    List<Successor> steps = stepsTo(states, index);
    return steps.isEmpty() ? interpreter.initialState() : steps.get(steps.size() - 1).state();
  }

  /** What a violation is called, from the steps to it. */
  private interface Words {
    String of(List<Successor> steps);
  }

  private FoundError follow(List<Map<String, TlaValue>> states, ErrorValue error, Words words) {
    try {
      Replay.Result result = replay.follow(states);
      return result instanceof Replay.Replayed replayed
          ? replayer.found(replayed.steps(), error, words.of(replayed.steps()))
          : replayer.mismatch(error, states.size() - 1, result.toString());
    } catch (EngineException e) {
      return replayer.mismatch(
          error, states.size() - 1, "the interpreter cannot go on: " + e.getMessage());
    }
  }
}
