package org.epcheck.runner.audit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.purpose.Rule;

/** What a claim says, in terms of runs. */
public sealed interface Condition {
  /** Where it is said. */
  Scope scope();

  /** In words, without the place. */
  String words();

  /** The purpose that it asks about; empty: it is about runs as a whole. */
  default String purpose() {
    return "";
  }

  /**
   * Where a condition is to hold.
   *
   * @param steps of the series
   * @param scenarios in which; empty: all that are run
   * @param switches that are to stand otherwise than the user has set them, name to value
   * @param ran functions that must have run at each of the steps, else nothing is decided
   */
  record Scope(
      StepRange steps,
      List<String> scenarios,
      SortedMap<String, String> switches,
      List<String> ran) {
    public Scope {
      scenarios = List.copyOf(scenarios);
      switches = Collections.unmodifiableSortedMap(new TreeMap<>(switches));
      ran = List.copyOf(ran);
    }

    /** The steps that a series with so many patches has. */
    public List<Integer> stepsOf(int last) {
      return steps.of(last);
    }
  }

  /** The purpose is ok at each of the steps. */
  record Ok(Scope scope, String purpose) implements Condition {
    @Override
    public String words() {
      return purpose + " ok";
    }
  }

  /** The purpose is violated at each of the steps: there is something to mend. */
  record Violated(Scope scope, String purpose) implements Condition {
    @Override
    public String words() {
      return purpose + " violated";
    }
  }

  /** No error that the rule matches, of a purpose or not. */
  record NoError(Scope scope, Rule rule) implements Condition {
    @Override
    public String words() {
      StringBuilder s = new StringBuilder("no " + String.join(" or ", rule.kinds()));
      add(s, " of ", rule.objects());
      add(s, " at ", rule.fields());
      add(s, " in ", rule.at());
      add(s, " below ", rule.in());
      add(s, " not below ", rule.notIn());
      return s.toString();
    }

    private static void add(StringBuilder s, String word, List<String> names) {
      if (!names.isEmpty()) {
        s.append(word).append(String.join(", ", names));
      }
    }
  }

  /**
   * Nobody takes the lock.
   *
   * @param lock as coverage names it: {@code item.mtx}, or a static lock's name
   * @param except functions that may
   */
  record NotLocked(Scope scope, String lock, List<String> except) implements Condition {
    public NotLocked {
      except = List.copyOf(except);
    }

    @Override
    public String words() {
      return lock + " not taken" + (except.isEmpty() ? "" : " but by " + String.join(", ", except));
    }
  }

  /**
   * Nobody takes one of these locks while holding one that stands after it.
   *
   * @param order outermost first
   */
  record LockOrder(Scope scope, List<String> order) implements Condition {
    public LockOrder {
      order = List.copyOf(order);
    }

    @Override
    public String words() {
      return "locks in the order " + String.join(", ", order);
    }
  }
}
