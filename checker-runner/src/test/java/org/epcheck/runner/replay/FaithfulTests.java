package org.epcheck.runner.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.cli.RealModels;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.tlc.Scenarios;
import org.epcheck.trace.explain.Explainer;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.interp.Schedule;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;
import org.junit.jupiter.api.Test;

/**
 * What a timeline says about the state after a step is the state: locks, readers, lives, memory.
 * The interpreter's states are TLC's, by the replay of each of its traces.
 */
class FaithfulTests {
  private static final int MOST = 12;

  private record Case(Interpreter interpreter, Timeline timeline, List<State> states) {}

  private static List<Case> cases(Model model, ModelRequest request, int limit) {
    Interpreter interpreter = Interpreter.start(Objects.requireNonNull(model.program())).get();
    Replayer replayer = new Replayer(interpreter, request.files());
    List<Case> cases = new ArrayList<>();
    Map<ErrorValue, Schedule> errors = new TreeMap<>(Explorer.explore(interpreter, limit).errors());
    errors.keySet().removeIf(ErrorValue::isReached);
    int every = Math.max(1, errors.size() / MOST);
    int i = 0;
    for (Schedule s : errors.values()) {
      if (i++ % every == 0) {
        FoundError told = replayer.fewestSwitches(replayer.tell(s));
        List<State> states = new ArrayList<>();
        states.add(interpreter.initialState());
        for (Successor step : Objects.requireNonNull(told.schedule()).run(interpreter)) {
          states.add(step.state());
        }
        states.remove(states.size() - 1); // an error state has no more to say
        Timeline t = Explainer.explain(Objects.requireNonNull(told.trace()));
        cases.add(new Case(interpreter, t, states));
      }
    }
    assertFalse(cases.isEmpty());
    return cases;
  }

  @Test
  void smallPrograms() {
    for (String name : List.of("use-after-free", "deadlock")) {
      ModelRequest request = Scenarios.request(name, List.of());
      check(cases(Scenarios.model(request), request, 100_000));
    }
  }

  @Test
  void realModel() {
    ModelRequest request = RealModels.request(6, "close-close");
    check(cases(RealModels.model(request), request, 100_000));
  }

  private static void check(List<Case> cases) {
    int moved = 0;
    for (Case c : cases) {
      for (int n = 0; n < c.states().size(); n++) {
        State state = c.states().get(n);
        assertEquals(
            ofState(c, state), ofTimeline(c, state, n), c.timeline().verdict().title() + " " + n);
        // The comparison sees a timeline that is one step late.
        if (n > 0 && !ofState(c, state).equals(ofTimeline(c, state, n - 1))) {
          moved++;
        }
      }
    }
    assertTrue(moved > cases.size(), "steps that change something: " + moved);
  }

  private static Map<String, String> ofState(Case c, State state) {
    Names names = new Names(c.interpreter().objects());
    Map<String, String> out = new TreeMap<>();
    for (int t = 1; t <= c.interpreter().initial().threads().size(); t++) {
      String thread = c.interpreter().threadName(t);
      TreeSet<String> held = new TreeSet<>();
      state.held(t).forEach(a -> held.add(names.lock(a)));
      out.put("held by " + thread, held.toString());
      out.put("reader " + thread, Boolean.toString(state.nest(t) > 0));
    }
    for (ObjectTable.ModelObject o : c.interpreter().objects().mutable()) {
      out.put("life of " + o.name(), state.life(o.number()).text());
    }
    cells(c).forEach((name, a) -> out.put(name, names.content(state, a)));
    return out;
  }

  /** Cells that the timeline knows the first value of, and that are there all the time. */
  private static Map<String, Long> cells(Case c) {
    Names names = new Names(c.interpreter().objects());
    Map<String, Long> cells = new HashMap<>();
    for (ObjectTable.ModelObject o : c.interpreter().objects().mutable()) {
      boolean stays =
          c.timeline().objects().stream()
              .anyMatch(l -> l.object().equals(o.name()) && l.changes().isEmpty());
      for (long a = o.address(); stays && a < o.address() + o.cells(); a++) {
        String field = names.field(a);
        String name = field.isEmpty() ? o.name() : o.name() + "." + field;
        if (c.timeline().initial().containsKey(name)) {
          cells.put(name, a);
        }
      }
    }
    return cells;
  }

  private static Map<String, String> ofTimeline(Case c, State state, int n) {
    Timeline timeline = c.timeline();
    Map<String, String> out = new TreeMap<>();
    for (int t = 1; t <= c.interpreter().initial().threads().size(); t++) {
      String thread = c.interpreter().threadName(t);
      TreeSet<String> held = new TreeSet<>();
      timeline.locks().stream()
          .filter(s -> s.thread().equals(thread) && s.holds(n))
          .forEach(s -> held.add(s.lock()));
      out.put("held by " + thread, held.toString());
      boolean reads =
          timeline.readers().stream().anyMatch(r -> r.thread().equals(thread) && r.holds(n));
      out.put("reader " + thread, Boolean.toString(reads));
    }
    for (ObjectTable.ModelObject o : c.interpreter().objects().mutable()) {
      // An object that the trace leaves out is not claimed to be anything.
      out.put("life of " + o.name(), state.life(o.number()).text());
    }
    for (Timeline.Lifetime o : timeline.objects()) {
      String life = o.initial();
      for (Timeline.LifeChange change : o.changes()) {
        life = change.step() <= n ? change.to() : life;
      }
      out.computeIfPresent("life of " + o.object(), lifeOf(life));
    }
    for (String cell : cells(c).keySet()) {
      String value = timeline.initial().getOrDefault(cell, "");
      for (Timeline.Write w : Objects.requireNonNull(timeline.writes())) {
        String name = w.field().isEmpty() ? w.object() : w.object() + "." + w.field();
        value = name.equals(cell) && w.step() <= n ? w.after() : value;
      }
      for (Timeline.Count w : timeline.counts()) {
        String name = w.field().isEmpty() ? w.object() : w.object() + "." + w.field();
        value = name.equals(cell) && w.step() <= n ? Integer.toString(w.after()) : value;
      }
      out.put(cell, value);
    }
    return out;
  }

  private static java.util.function.BiFunction<String, String, String> lifeOf(String life) {
    return (key, old) -> life;
  }
}
