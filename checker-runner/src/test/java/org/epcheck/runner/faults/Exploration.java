package org.epcheck.runner.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.replay.LockOrders;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.EndSearch;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.Schedule;
import org.epcheck.translator.interp.Successor;

/**
 * A model searched by the interpreter instead of by TLC: no process, about a second.
 *
 * @param errors with their traces, shortest first
 * @param reached ids of the goals that were reached
 */
public record Exploration(
    Explorer.Result result, List<FoundError> errors, SortedSet<String> reached) {

  /** Searches the states of a model, up to a limit of their number. */
  public static Exploration of(SpecsLibrary library, ModelRequest request, int limit) {
    Outcome<Model> model = new ModelTranslator(library).translate(request, false);
    assertTrue(model.isOk(), () -> request.scenario() + ": " + model.diagnostics());
    Interpreter interpreter = Interpreter.start(model.get().program()).get();
    Explorer.Result result = Explorer.explore(interpreter, limit);
    if (result.complete()) {
      assertReductionFindsTheSame(request, result, interpreter.with(model.get().discipline()));
    }
    Replayer replayer = new Replayer(interpreter, request.files());
    List<FoundError> errors = new ArrayList<>();
    LockOrders orders = new LockOrders(interpreter.objects());
    SortedSet<String> reached = new TreeSet<>();
    for (Map.Entry<ErrorValue, Schedule> e : result.errors().entrySet()) {
      if (e.getKey().isReached()) {
        reached.add(e.getKey().label());
      } else if (e.getKey().isOrder()) {
        orders.add(e.getKey(), replayer.tell(e.getValue()));
      } else {
        errors.add(replayer.tell(e.getValue()));
      }
    }
    errors.addAll(orders.cycles(errors.stream().anyMatch(e -> e.kind().equals("deadlock"))));
    EndSearch.Result ends = result.complete() ? EndSearch.search(interpreter, limit) : null;
    List<Successor> loop = ends == null ? null : ends.lasso();
    if (ends != null && loop != null) {
      errors.add(replayer.tellLoop(loop, ends.lost(), ends.loop()));
    }
    errors.sort((a, b) -> Integer.compare(a.length(), b.length()));
    return new Exploration(result, errors, reached);
  }

  /**
   * As a run goes: with steps merged by the model's locking discipline, which loses rules as long
   * as the run breaks some. The errors, label, address and stack included, are those without it.
   */
  static void assertReductionFindsTheSame(
      ModelRequest request, Explorer.Result plain, Interpreter disciplined) {
    Interpreter reduced = disciplined;
    while (reduced.discipline().isOn()) {
      Explorer.Result r = Explorer.explore(reduced, plain.distinct() + 1);
      assertTrue(r.complete(), () -> request.scenario() + ": more states with merged steps");
      SortedSet<Long> broken = new TreeSet<>();
      r.errors().keySet().stream()
          .filter(e -> e.kind().equals(Interpreter.BROKEN))
          .forEach(e -> broken.add(e.address()));
      if (broken.isEmpty()) {
        assertEquals(values(plain), values(r), request.scenario() + " at " + request.step());
        return;
      }
      reduced = reduced.without(broken);
    }
  }

  private static SortedSet<ErrorValue> values(Explorer.Result r) {
    SortedSet<ErrorValue> values = new TreeSet<>(r.errors().keySet());
    values.removeIf(ErrorValue::isReached);
    return values;
  }

  /** The kinds of error, each with how many there are; cycles of lock orders among them. */
  public SortedMap<String, Integer> kinds() {
    SortedMap<String, Integer> kinds = new TreeMap<>();
    errors.forEach(e -> kinds.merge(e.kind(), 1, Integer::sum));
    return kinds;
  }
}
