package org.epcheck.runner.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.plan.Selection;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Rule;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;

/** Decides claims by the verdicts of runs. */
public final class Auditor {
  private final Function<SortedMap<String, String>, Matrix> matrices;
  private final Classifier classifier;
  private final int last;

  /**
   * @param matrices the runs with some switches set otherwise; empty: as the user set them
   * @param classifier of all purposes
   * @param last step of the series
   */
  public Auditor(
      Function<SortedMap<String, String>, Matrix> matrices, Classifier classifier, int last) {
    this.matrices = matrices;
    this.classifier = classifier;
    this.last = last;
  }

  /** Decides a claim; without variants. */
  public ClaimResult decide(AuditClaim claim) {
    List<ConditionResult> results = claim.conditions().stream().map(this::decide).toList();
    Status status = Status.all(results.stream().map(ConditionResult::status).toList());
    return new ClaimResult(claim, status, results, Map.of());
  }

  private ConditionResult decide(Condition c) {
    Matrix m = matrices.apply(c.scope().switches());
    List<Integer> steps = c.scope().stepsOf(last).stream().filter(m.steps()::contains).toList();
    if (steps.isEmpty()) {
      return new ConditionResult(c, Status.UNDECIDED, steps, "no such step", List.of());
    }
    Part part = new Part(c, m, steps);
    if (c instanceof Condition.Ok x) {
      part.cells(x.purpose(), true);
    } else if (c instanceof Condition.Violated x) {
      part.cells(x.purpose(), false);
    } else {
      part.runs();
    }
    return part.result();
  }

  /** The decision of one condition in the making. */
  private final class Part {
    private final Condition condition;
    private final Matrix matrix;
    private final List<Integer> steps;
    private final Witnesses against = new Witnesses();
    private final Witnesses witnesses = new Witnesses();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<RunVerdicts> used = new LinkedHashSet<>();
    private final Set<String> pairs = new LinkedHashSet<>();

    Part(Condition condition, Matrix matrix, List<Integer> steps) {
      this.condition = condition;
      this.matrix = matrix;
      this.steps = steps;
    }

    /** Cells of a purpose: ok wanted, or violated. */
    void cells(String purpose, boolean wantOk) {
      for (int step : steps) {
        Matrix.Cell cell = cell(purpose, step);
        Verdict v = cell.verdict();
        if (v instanceof Verdict.Violated) {
          trace(cell, wantOk ? against : witnesses);
        } else if (!(v instanceof Verdict.Ok)) {
          open.add(unknown(purpose, cell));
        } else if (!wantOk) {
          // Somewhere else it may be: a search of some scenarios finds, it does not rule out.
          open.add(purpose + "@" + step + " is ok in " + String.join(", ", cell.parts().keySet()));
        }
        matrix.runs().stream()
            .filter(r -> r.run().step() == step && cell.parts().containsKey(scenario(r)))
            .forEach(used::add);
      }
      ran();
    }

    private Matrix.Cell cell(String purpose, int step) {
      Matrix.Cell whole = matrix.row(purpose).get(step);
      List<String> only = condition.scope().scenarios();
      if (whole == null) {
        return Matrix.cell(purpose, step, new java.util.TreeMap<>());
      }
      SortedMap<String, Verdict> parts = new java.util.TreeMap<>(whole.parts());
      if (!only.isEmpty()) {
        parts.keySet().retainAll(only);
      }
      return Matrix.cell(purpose, step, parts);
    }

    private String unknown(String purpose, Matrix.Cell cell) {
      Verdict v = cell.verdict();
      String where = cell.id() + (cell.scenario().isEmpty() ? "" : "/" + cell.scenario());
      return v instanceof Verdict.NotApplicable
          ? purpose + " was not asked in any scenario that was run"
          : where + " is " + v.word() + (v.detail().isEmpty() ? "" : ": " + v.detail());
    }

    private void trace(Matrix.Cell cell, Witnesses into) {
      for (RunVerdicts r : matrix.runs()) {
        if (r.run().step() == cell.step() && scenario(r).equals(cell.scenario())) {
          FoundError e = r.evidence().get(cell.row());
          if (e != null) {
            into.add(cell.row(), r, e);
            return;
          }
        }
      }
      into.add(cell.id(), cell.verdict().detail(), cell.id(), cell.step());
    }

    /** Runs as a whole. */
    void runs() {
      List<String> only = condition.scope().scenarios();
      for (RunVerdicts r : matrix.runs()) {
        if (steps.contains(r.run().step()) && (only.isEmpty() || only.contains(scenario(r)))) {
          used.add(r);
          if (condition instanceof Condition.NoError x) {
            errors(r, x.rule());
          } else {
            locks(r);
          }
        }
      }
      for (String s : only) {
        if (used.stream().noneMatch(r -> scenario(r).equals(s))) {
          open.add("scenario " + s + " was not run");
        }
      }
      for (int step : steps) {
        if (used.stream().noneMatch(r -> r.run().step() == step)) {
          open.add("step " + step + " was not run");
        }
      }
      if (condition instanceof Condition.LockOrder && pairs.isEmpty()) {
        open.add("nobody takes one of these locks while holding another");
      }
      ran();
    }

    private void errors(RunVerdicts r, Rule rule) {
      boolean found = false;
      for (FoundError e : r.outcome().errors()) {
        if (!found && rule.matches(e) && e.isReplayed()) {
          List<String> rows = classifier.violated(e);
          against.add(rows.isEmpty() ? Others.name(e) : rows.get(0), r, e);
          found = true;
        }
      }
      Verdict none = Judge.without(List.of(rule), r.outcome());
      if (!found && !(none instanceof Verdict.Ok)) {
        open.add(r.run().name() + " is " + none.word() + ": " + none.detail());
      }
    }

    private void locks(RunVerdicts r) {
      Coverage c = r.outcome().coverage();
      if (c == null) {
        open.add(
            r.run().name()
                + ": nobody has counted what ran ("
                + r.outcome().extent().coverage()
                + ")");
        return;
      }
      for (Coverage.Lock l : c.locks()) {
        String text = wrong(l);
        if (!text.isEmpty()) {
          int step = r.run().step();
          String where = l.place() + " at step " + step + " in " + scenario(r);
          against.add(where, text, text + scenario(r), step);
        }
      }
    }

    private String wrong(Coverage.Lock l) {
      if (condition instanceof Condition.NotLocked x) {
        boolean is = l.taken().equals(x.lock()) && !x.except().contains(l.function());
        return is ? l.function() + "() takes " + l.taken() : "";
      } else if (condition instanceof Condition.LockOrder x) {
        int held = x.order().indexOf(l.held());
        int taken = x.order().indexOf(l.taken());
        if (held >= 0 && taken >= 0 && held != taken) {
          pairs.add(l.held() + " " + l.taken());
        }
        return held > taken && taken >= 0
            ? l.function() + "() takes " + l.taken() + " holding " + l.held()
            : "";
      }
      return "";
    }

    /** Each function that should have run must have done so at each step, in some scenario. */
    private void ran() {
      for (String f : condition.scope().ran()) {
        List<Integer> not = new ArrayList<>();
        for (int step : steps) {
          boolean did =
              used.stream()
                  .filter(r -> r.run().step() == step)
                  .map(r -> r.outcome().coverage())
                  .anyMatch(
                      c ->
                          c != null
                              && c.functions().stream()
                                  .anyMatch(g -> g.name().equals(f) && g.ran()));
          if (!did) {
            not.add(step);
          }
        }
        if (!not.isEmpty()) {
          open.add(f + "() did not run at " + Selection.text(not));
        }
      }
    }

    ConditionResult result() {
      if (!against.isEmpty()) {
        return new ConditionResult(condition, Status.REFUTED, steps, runsInWords(), against.list());
      }
      return open.isEmpty()
          ? new ConditionResult(condition, Status.HOLDS, steps, runsInWords(), witnesses.list())
          : new ConditionResult(
              condition, Status.UNDECIDED, steps, String.join("; ", open), witnesses.list());
    }

    private String runsInWords() {
      Set<String> scenarios = new LinkedHashSet<>();
      long states = 0;
      int functions = 0;
      int branches = 0;
      for (RunVerdicts r : used) {
        scenarios.add(scenario(r));
        states += r.outcome().distinct();
        Coverage c = r.outcome().coverage();
        if (c != null) {
          functions = Math.max(functions, c.functionsRun());
          branches = Math.max(branches, c.waysTaken());
        }
      }
      return String.format(
          Locale.ROOT,
          "%d run%s of %s, %,d states%s",
          used.size(),
          used.size() == 1 ? "" : "s",
          String.join(", ", scenarios),
          states,
          functions == 0
              ? ""
              : String.format(
                  Locale.ROOT, "; up to %d functions and %d branches ran", functions, branches));
    }
  }

  private static String scenario(RunVerdicts r) {
    return r.run().scenario();
  }
}
