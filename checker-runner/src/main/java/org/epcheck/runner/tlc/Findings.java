package org.epcheck.runner.tlc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.replay.LockOrders;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.ObjectTable;

/** Sorts the traces of a run as they come: goals reached, errors, and what is neither. */
final class Findings {
  /** The invariant of every generated model: there is no error. */
  static final String INVARIANT = "NoError";

  private static final Comparator<FoundError> ORDER =
      Comparator.comparingInt(FoundError::length)
          .thenComparing(FoundError::kind)
          .thenComparing(FoundError::label)
          .thenComparing(FoundError::thread)
          .thenComparing(FoundError::object)
          .thenComparing(FoundError::field);

  private final Replayer replayer;
  private final Map<ErrorValue, FoundError> errors = new LinkedHashMap<>();
  private final LockOrders orders;
  private final SortedSet<String> reached = new TreeSet<>();
  private final List<FoundError> others = new ArrayList<>();
  private final Set<ErrorValue> values = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();
  private boolean mayRepeat;

  Findings(Replayer replayer, ObjectTable objects) {
    this.replayer = replayer;
    this.orders = new LockOrders(objects);
  }

  void add(TlcTrace trace) {
    if (!trace.invariant().equals(INVARIANT)) {
      problems.add("the invariant " + trace.invariant() + " of the model is violated");
      return;
    }
    ErrorValue error;
    try {
      error = ErrorValues.of(trace.states().get(trace.states().size() - 1));
    } catch (IllegalArgumentException e) {
      problems.add("the last state of a trace is no error state: " + e.getMessage());
      return;
    }
    if (!values.add(error) && mayRepeat) {
      return;
    }
    if (errors.containsKey(error)) {
      // Cannot happen while the model's VIEW makes error states with one error the same.
      problems.add("two traces of the error " + error.toTla());
      return;
    }
    if (error.isReached()) {
      String mismatch = replayer.check(trace.states(), error);
      if (mismatch == null) {
        reached.add(error.label());
      } else {
        problems.add("the goal " + error.label() + " cannot be replayed: " + mismatch);
      }
      return;
    }
    FoundError found = replayer.replay(trace.states(), error);
    if (error.isOrder() && found.trace() != null) {
      orders.add(error, found);
    } else {
      errors.put(error, found);
    }
  }

  /** Errors may come once more: those of the moment when a checkpoint was made. */
  void mayRepeat() {
    mayRepeat = true;
  }

  /** An error that did not come as the trace of an error state. */
  void add(FoundError error) {
    others.add(error);
  }

  void problem(String what) {
    problems.add(what);
  }

  /** Addresses where the model's locking discipline was broken. */
  SortedSet<Long> broken() {
    SortedSet<Long> addresses = new TreeSet<>();
    errors.keySet().stream()
        .filter(e -> e.kind().equals(Interpreter.BROKEN))
        .forEach(e -> addresses.add(e.address()));
    return addresses;
  }

  List<FoundError> errors() {
    List<FoundError> sorted = new ArrayList<>(errors.values());
    sorted.addAll(others);
    sorted.addAll(orders.cycles(sorted.stream().anyMatch(e -> e.kind().equals("deadlock"))));
    sorted.sort(ORDER);
    return sorted;
  }

  /** How many errors are violated properties of the user's, which only TLC knows. */
  long properties() {
    return errors.keySet().stream().filter(e -> e.kind().startsWith(PropertyFile.KIND)).count();
  }

  SortedSet<String> reached() {
    return reached;
  }

  /** Everything found, errors and goals. */
  Set<ErrorValue> values() {
    return values;
  }

  List<String> problems() {
    return problems;
  }
}
