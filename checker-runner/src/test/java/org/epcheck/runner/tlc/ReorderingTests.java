package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.Move;
import org.epcheck.translator.interp.Schedule;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;
import org.junit.jupiter.api.Test;

/** The same steps with fewer context switches: nothing but the order may change. */
class ReorderingTests {
  private static final int WALKS = 300;

  private final ModelRequest request = Scenarios.request("use-after-free", List.of());
  private final Interpreter interpreter =
      Interpreter.start(Objects.requireNonNull(Scenarios.model(request).program())).get();
  private final Replayer replayer = new Replayer(interpreter, request.files());

  @Test
  void onlyTheOrderChanges() {
    int fewer = 0;
    for (int seed = 0; seed < WALKS; seed++) {
      Schedule schedule = walk(new Random(seed));
      ErrorValue error = schedule.error();
      if (error == null) {
        continue;
      }
      FoundError before = replayer.tell(schedule);
      FoundError after = replayer.fewestSwitches(before);
      Trace a = trace(before);
      Trace b = trace(after);
      for (Trace.ThreadInfo t : a.threads()) {
        assertEquals(ofThread(a, t.id()), ofThread(b, t.id()), "seed " + seed);
      }
      assertEquals(a.failure().kind(), b.failure().kind(), "seed " + seed);
      assertEquals(a.failure().object(), b.failure().object());
      assertEquals(a.failure().step(), b.failure().step());
      assertTrue(switches(b) <= switches(a), "seed " + seed);
      Trace.Reordered how = b.reordered();
      if (how == null) {
        assertSame(before, after);
      } else {
        fewer++;
        assertEquals(switches(a), how.engine(), "seed " + seed);
        assertEquals(switches(b), how.shown(), "seed " + seed);
        assertTrue(how.shown() < how.engine());
      }
      assertEquals(trace(replayer.fewestSwitches(before)), b, "not the same twice");
      FoundError again = replayer.fewestSwitches(after);
      assertSame(after, again, "seed " + seed + ": not the fewest");
    }
    assertTrue(fewer > 10, "walks that could be told better: " + fewer);
  }

  /** A schedule of another model is left alone. */
  @Test
  void foreignSchedule() {
    FoundError found = null;
    for (int seed = 0; found == null; seed++) {
      Schedule s = walk(new Random(seed));
      found = s.error() == null ? null : replayer.tell(s);
    }
    ModelRequest other = Scenarios.request("deadlock", List.of());
    Interpreter another =
        Interpreter.start(Objects.requireNonNull(Scenarios.model(other).program())).get();
    assertSame(found, new Replayer(another, other.files()).fewestSwitches(found));
    assertNull(trace(found).reordered());
  }

  private Schedule walk(Random random) {
    List<Move> moves = new ArrayList<>();
    State state = interpreter.initialState();
    ErrorValue error = null;
    while (error == null) {
      List<Successor> next =
          interpreter.successors(state).stream()
              .filter(s -> s.error() == null || !s.error().isReached())
              .toList();
      if (next.isEmpty()) {
        break;
      }
      Successor s = next.get(random.nextInt(next.size()));
      moves.add(s.move());
      state = s.state();
      error = s.error();
    }
    return new Schedule(moves, error);
  }

  private static Trace trace(FoundError e) {
    return Objects.requireNonNull(e.trace());
  }

  /** What a thread did, without the numbers of steps. */
  private static List<String> ofThread(Trace t, String thread) {
    List<String> out = new ArrayList<>();
    for (Trace.Step s : t.steps()) {
      if (s.thread().equals(thread)) {
        List<Event> events =
            s.events().stream().filter(e -> !(e instanceof Event.Callback)).toList();
        out.add(s.label() + " " + s.frames() + " " + events);
      }
    }
    return out;
  }

  private static int switches(Trace t) {
    List<String> threads =
        t.steps().stream().filter(s -> s.n() > 0).map(Trace.Step::thread).toList();
    int count = 0;
    for (int i = 1; i < threads.size(); i++) {
      count += threads.get(i).equals(threads.get(i - 1)) ? 0 : 1;
    }
    assertNotNull(threads);
    return count;
  }
}
