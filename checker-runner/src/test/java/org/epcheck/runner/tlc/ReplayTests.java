package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;
import org.epcheck.translator.tla.TlaValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A behaviour that another engine printed is believed only if the interpreter has it too. */
// What is found before all tests is there in all of them.
@SuppressWarnings("NullAway")
class ReplayTests {
  private static Replayer replayer;
  private static List<Map<String, TlaValue>> good;
  private static ErrorValue error;

  private record Path(State state, Path before) {}

  /** A shortest behaviour to the first use-after-free, breadth first. */
  @BeforeAll
  static void findOne() {
    ModelRequest request = Scenarios.request("use-after-free", List.of());
    Model model = Scenarios.model(request);
    Interpreter interpreter = Interpreter.start(model.program()).get();
    replayer = new Replayer(interpreter, request.files());
    Deque<Path> open = new ArrayDeque<>();
    Set<State> seen = new HashSet<>();
    open.add(new Path(interpreter.initialState(), null));
    while (error == null) {
      Path p = open.remove();
      for (Successor s : interpreter.successors(p.state())) {
        if (seen.add(s.state())) {
          open.add(new Path(s.state(), p));
        }
        if (error == null && s.error() != null && s.error().kind().equals("use-after-free")) {
          error = s.error();
          good = new ArrayList<>();
          for (Path at = new Path(s.state(), p); at != null; at = at.before()) {
            good.add(0, at.state().view());
          }
        }
      }
    }
  }

  private static List<Map<String, TlaValue>> with(int state, String variable, TlaValue value) {
    List<Map<String, TlaValue>> states = new ArrayList<>(good);
    Map<String, TlaValue> changed = new TreeMap<>(states.get(state));
    changed.put(variable, value);
    states.set(state, changed);
    return states;
  }

  private static String mismatch(List<Map<String, TlaValue>> states, ErrorValue wanted) {
    FoundError e = replayer.replay(states, wanted);
    assertNull(e.trace());
    String why = e.mismatch();
    assertNotNull(why);
    assertNotNull(replayer.check(states, wanted));
    return why;
  }

  @Test
  void realBehaviourIsReplayed() {
    FoundError e = replayer.replay(good, error);
    assertNull(e.mismatch());
    assertEquals(good.size() - 1, e.length());
    assertNull(replayer.check(good, error));
  }

  @Test
  void everySingleChangedValueIsNoticed() {
    for (int i = 0; i < good.size(); i++) {
      for (String variable : good.get(i).keySet()) {
        String why = mismatch(with(i, variable, TlaValue.str("tampered")), error);
        assertTrue(why.contains("state " + i), why);
        assertTrue(why.contains(variable), why);
      }
    }
  }

  @Test
  void bothValuesAreShown() {
    String why = mismatch(with(3, "nest", TlaValue.of(77)), error);
    assertTrue(why.contains("77") && why.contains("rcu |-> 0"), why);
  }

  @Test
  void missingStateIsNoticed() {
    List<Map<String, TlaValue>> states = new ArrayList<>(good);
    states.remove(2);
    mismatch(states, error);
  }

  @Test
  void missingOrAdditionalVariableIsNoticed() {
    List<Map<String, TlaValue>> states = new ArrayList<>(good);
    Map<String, TlaValue> fewer = new TreeMap<>(states.get(1));
    fewer.remove("mark");
    states.set(1, fewer);
    assertTrue(mismatch(states, error).contains("mark"));
    mismatch(with(1, "another", TlaValue.of(0)), error);
  }

  @Test
  void behaviourThatEndsBeforeItsErrorIsNoticed() {
    assertTrue(
        mismatch(good.subList(0, good.size() - 1), error).contains("ends with the error null"));
  }

  @Test
  void wrongErrorIsNoticed() {
    ErrorValue other =
        new ErrorValue("double-free", error.thread(), error.label(), error.address(), List.of());
    mismatch(good, other);
    mismatch(with(good.size() - 1, "err", other.toTla()), other);
  }
}
