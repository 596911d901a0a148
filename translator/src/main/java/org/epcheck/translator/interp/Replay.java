package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Follows the states that another engine printed: each must be reached from the one before by steps
 * of one thread that are made at once (docs/semantics.md, section 3), which come out one by one.
 * What was followed once is remembered, as the behaviours of one model share most of their states.
 */
public final class Replay {
  /** What a replay found. */
  public sealed interface Result {}

  /** Every state was found; one step or several for each state after the first. */
  public record Replayed(List<Successor> steps) implements Result {
    public Replayed {
      steps = List.copyOf(steps);
    }

    /** The moves alone. */
    public Schedule schedule() {
      ErrorValue error = steps.isEmpty() ? null : steps.get(steps.size() - 1).error();
      return new Schedule(steps.stream().map(Successor::move).toList(), error);
    }
  }

  /**
   * The engines disagree.
   *
   * @param state index of the first state that is wrong: 0 is the initial one
   * @param before the steps up to there
   * @param variables those that differ from the closest successor
   * @param closest the successor with the fewest differences; null if there is none, and for the
   *     initial state
   * @param expected the values that were to be found, of those variables
   */
  public record ReplayMismatch(
      int state,
      List<Successor> before,
      SortedSet<String> variables,
      @Nullable Successor closest,
      Map<String, TlaValue> expected)
      implements Result {
    public ReplayMismatch {
      before = List.copyOf(before);
    }

    /** For people: which state, which variables, both values. */
    @Override
    public String toString() {
      StringBuilder s = new StringBuilder("state " + state + " is no successor");
      if (closest == null) {
        return s.append(state == 0 ? ": not the initial state " + variables : " of any").toString();
      }
      s.append("; closest is move ").append(closest.move());
      Map<String, TlaValue> view = closest.state().view();
      for (String v : variables) {
        s.append("\n  ").append(v).append("\n    interpreter ").append(view.get(v));
        s.append("\n    expected    ").append(expected.get(v));
      }
      return s.toString();
    }
  }

  /**
   * A state that was found, and those found after it.
   *
   * @param plain the same state without a discipline, in which steps are made one by one
   * @param view its variables, as the other engine has them
   * @param steps that led here from the node before
   */
  private record Node(
      State state,
      State plain,
      Map<String, TlaValue> view,
      List<Successor> steps,
      List<Node> next) {}

  private final Interpreter interpreter;
  private final Interpreter stepwise;
  private @Nullable Node root;

  /** A replay of any number of behaviours of one model. */
  public Replay(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.stepwise = interpreter.stepwise();
  }

  /** Follows one behaviour, and remembers nothing. */
  public static Result of(Interpreter interpreter, List<? extends Map<String, TlaValue>> states) {
    return new Replay(interpreter).follow(states);
  }

  /** Finds the steps that lead through the given states, the first of which is the initial one. */
  public Result follow(List<? extends Map<String, TlaValue>> states) {
    List<Successor> steps = new ArrayList<>();
    if (states.isEmpty()) {
      return new Replayed(steps);
    }
    Node node = root;
    if (node == null || !node.view().equals(states.get(0))) {
      State initial = interpreter.initialState();
      SortedSet<String> first = differences(initial.view(), states.get(0));
      if (!first.isEmpty()) {
        return new ReplayMismatch(0, steps, first, null, states.get(0));
      }
      node =
          new Node(initial, stepwise.initialState(), states.get(0), List.of(), new ArrayList<>());
      root = node;
    }
    for (int i = 1; i < states.size(); i++) {
      Map<String, TlaValue> wanted = states.get(i);
      Node next = known(node, wanted);
      if (next == null) {
        Search search = new Search(node, wanted);
        Transaction found = search.closest;
        if (found == null || !search.different.isEmpty()) {
          Successor closest =
              found == null
                  ? null
                  : new Successor(
                      found.moves().get(found.moves().size() - 1), found.state(), List.of());
          return new ReplayMismatch(i, steps, search.different, closest, wanted);
        }
        List<Successor> led = steps(node.plain(), found);
        next =
            new Node(
                found.state(), led.get(led.size() - 1).state(), wanted, led, new ArrayList<>());
        node.next().add(next);
      }
      steps.addAll(next.steps());
      node = next;
    }
    return new Replayed(steps);
  }

  /** The transaction that comes closest to what is wanted. */
  private final class Search {
    private @Nullable Transaction closest;
    private SortedSet<String> different = new TreeSet<>();

    Search(Node node, Map<String, TlaValue> wanted) {
      for (Transaction t : interpreter.transactions(node.state())) {
        Map<String, TlaValue> view = view(node, t);
        SortedSet<String> names = differences(view, wanted);
        if (closest == null || names.size() < different.size()) {
          closest = t;
          different = names;
        }
      }
    }
  }

  /** What the other engine has after the transaction: an error leaves all else as it was before. */
  private static Map<String, TlaValue> view(Node node, Transaction t) {
    ErrorValue error = t.error();
    if (error == null) {
      return StateView.of(t.state(), node.state(), node.view());
    }
    Map<String, TlaValue> view = new TreeMap<>(node.view());
    view.put("err", error.toTla());
    return view;
  }

  /** The steps of a transaction, with their events. */
  private List<Successor> steps(State from, Transaction transaction) {
    List<Successor> steps = new ArrayList<>();
    State state = from;
    for (int i = 0; i < transaction.moves().size(); i++) {
      Move move = transaction.moves().get(i);
      ErrorValue error = i + 1 < transaction.moves().size() ? null : transaction.error();
      if (error != null && error.kind().equals(Interpreter.BROKEN)) {
        // Without a discipline there is nothing to break: what matters is where it was.
        steps.add(new Successor(move, state.failed(error), List.of()));
        return steps;
      }
      Successor step =
          stepwise.successors(state).stream()
              .filter(s -> s.move().equals(move) && Objects.equals(s.error(), error))
              .findFirst()
              .orElseThrow();
      steps.add(step);
      state = step.state();
    }
    return steps;
  }

  private static @Nullable Node known(Node node, Map<String, TlaValue> wanted) {
    for (Node next : node.next()) {
      if (next.view().equals(wanted)) {
        return next;
      }
    }
    return null;
  }

  /** Names of the variables that are not the same; those of only one side differ. */
  private static SortedSet<String> differences(
      Map<String, TlaValue> view, Map<String, TlaValue> wanted) {
    SortedSet<String> names = new TreeSet<>();
    view.forEach(
        (name, value) -> {
          if (!value.equals(wanted.get(name))) {
            names.add(name);
          }
        });
    for (String name : wanted.keySet()) {
      if (!view.containsKey(name)) {
        names.add(name);
      }
    }
    return names;
  }
}
