package org.epcheck.runner.verdict;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is known about a purpose at a step. */
public sealed interface Verdict {
  /** Complete within the stated bounds, and every goal was reached. */
  record Ok() implements Verdict {
    @Override
    public <R> R accept(Visitor<R> v) {
      return v.ok(this);
    }
  }

  /**
   * An error of the purpose was found and replayed.
   *
   * @param length steps of the trace
   * @param shortest whether no shorter one exists
   */
  record Violated(int length, boolean shortest) implements Verdict {
    @Override
    public <R> R accept(Visitor<R> v) {
      return v.violated(this);
    }
  }

  /**
   * No error, but the run did not reach what would make that worth something.
   *
   * @param missing goals not reached, in words
   */
  record Vacuous(SortedSet<String> missing) implements Verdict {
    public Vacuous {
      missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    @Override
    public <R> R accept(Visitor<R> v) {
      return v.vacuous(this);
    }
  }

  /** No error so far, but not everything was seen. Never counted as ok. */
  record Inconclusive(Reason reason, String what) implements Verdict {
    @Override
    public <R> R accept(Visitor<R> v) {
      return v.inconclusive(this);
    }
  }

  /** The engine failed, or its trace could not be replayed. */
  record Failed(String what) implements Verdict {
    @Override
    public <R> R accept(Visitor<R> v) {
      return v.failed(this);
    }
  }

  /**
   * No scenario that was run can say anything about the purpose, or it cannot be asked of these
   * sources.
   *
   * @param reason empty when no scenario applies
   */
  record NotApplicable(String reason) implements Verdict {
    /** Of no scenario. */
    public NotApplicable() {
      this("");
    }

    @Override
    public <R> R accept(Visitor<R> v) {
      return v.notApplicable(this);
    }
  }

  /** Why a run saw only a part. */
  enum Reason {
    BOUND("a bound was too small"),
    TIME("time limit"),
    MEMORY("memory limit"),
    SAMPLED("not all states"),
    NOT_SEARCHED("not looked for");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** Calls the visitor's method for this verdict. */
  <R> R accept(Visitor<R> v);

  /** The matrix form: {@code ok}, {@code X14}, {@code vac}, {@code ?}, {@code err}, {@code -}. */
  default String mark() {
    return accept(
        new Visitor<>() {
          @Override
          public String ok(Ok v) {
            return "ok";
          }

          @Override
          public String violated(Violated v) {
            return "X" + v.length();
          }

          @Override
          public String vacuous(Vacuous v) {
            return "vac";
          }

          @Override
          public String inconclusive(Inconclusive v) {
            return "?";
          }

          @Override
          public String failed(Failed v) {
            return "err";
          }

          @Override
          public String notApplicable(NotApplicable v) {
            return "-";
          }
        });
  }

  /** The word: ok, violated, vacuous, inconclusive, error, n/a. */
  default String word() {
    return accept(
        new Visitor<>() {
          @Override
          public String ok(Ok v) {
            return "ok";
          }

          @Override
          public String violated(Violated v) {
            return "violated";
          }

          @Override
          public String vacuous(Vacuous v) {
            return "vacuous";
          }

          @Override
          public String inconclusive(Inconclusive v) {
            return "inconclusive";
          }

          @Override
          public String failed(Failed v) {
            return "error";
          }

          @Override
          public String notApplicable(NotApplicable v) {
            return "n/a";
          }
        });
  }

  /** One more sentence for people; empty when there is nothing to add. */
  default String detail() {
    return accept(
        new Visitor<>() {
          @Override
          public String ok(Ok v) {
            return "";
          }

          @Override
          public String violated(Violated v) {
            return v.length() + " steps" + (v.shortest() ? ", shortest" : ", perhaps not shortest");
          }

          @Override
          public String vacuous(Vacuous v) {
            return "not reached: " + String.join("; ", v.missing());
          }

          @Override
          public String inconclusive(Inconclusive v) {
            return v.reason().text() + (v.what().isEmpty() ? "" : ": " + v.what());
          }

          @Override
          public String failed(Failed v) {
            return v.what();
          }

          @Override
          public String notApplicable(NotApplicable v) {
            return v.reason();
          }
        });
  }

  /** One method per verdict. */
  interface Visitor<R> {
    R ok(Ok v);

    R violated(Violated v);

    R vacuous(Vacuous v);

    R inconclusive(Inconclusive v);

    R failed(Failed v);

    R notApplicable(NotApplicable v);
  }
}
