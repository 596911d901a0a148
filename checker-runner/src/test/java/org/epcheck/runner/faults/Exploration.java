package org.epcheck.runner.faults;

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

  /** The kinds of error, each with how many there are; cycles of lock orders among them. */
  public SortedMap<String, Integer> kinds() {
    SortedMap<String, Integer> kinds = new TreeMap<>();
    errors.forEach(e -> kinds.merge(e.kind(), 1, Integer::sum));
    return kinds;
  }
}
