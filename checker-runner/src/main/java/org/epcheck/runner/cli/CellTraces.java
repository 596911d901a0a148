package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.cli.CommandLine;
import org.epcheck.runner.out.TraceCells;
import org.epcheck.runner.plan.CellId;
import org.epcheck.runner.plan.Names;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** Finds the counterexample that a user names: of a cell, or in a file. */
final class CellTraces {
  private CellTraces() {}

  /** What to do with it. */
  interface Show {
    /** Shows it; the exit status. */
    int show(Trace trace) throws UsageException;
  }

  /** Shows the counterexample of {@code CELL|FILE}, or says why there is none. */
  static int show(CommandLine line, Context context, String what, Show show)
      throws UsageException, InterruptedException {
    Path path = context.path(what);
    if (what.endsWith(".json") || Files.isRegularFile(path)) {
      Trace trace = read(path);
      return trace == null ? unreadable(context, what) : show.show(trace);
    }
    Outcome<CellId> cell = CellId.parse(what);
    if (!cell.isOk()) {
      return Reports.failed(context, cell.diagnostics(), Map.of());
    }
    Workspace.Loaded loaded = CommonOptions.workspace(line, context);
    Workspace w = loaded.workspace();
    if (w == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    return cell(line, context, w, cell.get(), show);
  }

  private static int unreadable(Context context, String name) {
    return Reports.failed(
        context,
        List.of(
            Diagnostic.of(
                Code.KR302,
                null,
                "cannot read a trace from `" + name + "`",
                "give a trace.json of a run directory, or a cell such as 4c@6")),
        Map.of());
  }

  private static @Nullable Trace read(Path path) {
    try {
      return TraceJson.read(Files.readString(path));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static int cell(CommandLine line, Context context, Workspace w, CellId cell, Show show)
      throws UsageException, InterruptedException {
    MatrixRun run = new MatrixRun(line, context, w);
    Choice choice = new Choice(line, w);
    List<Integer> steps = choice.steps(String.valueOf(cell.step()));
    String named = cell.scenario().isEmpty() ? CommonOptions.scenarios(line) : cell.scenario();
    List<String> scenarios = choice.scenarios(named);
    SortedMap<String, String> switches = choice.switches();
    boolean known = w.purposeIds().contains(cell.purpose());
    if (!known && !looksLikeError(cell.purpose())) {
      choice.problems().add(Names.unknown("purpose", cell.purpose(), w.purposeIds()));
    }
    if (!choice.problems().isEmpty()) {
      return Reports.failed(context, choice.problems(), w.quoted());
    }
    List<Purpose> purposes = known ? run.purposes(List.of(cell.purpose())) : w.purposes();
    List<List<String>> rounds =
        named == null && !line.hasOption("shortest")
            ? oneByOne(w, purposes, scenarios)
            : List.of(scenarios);
    Found best = null;
    List<RunVerdicts> runs = new ArrayList<>();
    for (List<String> round : rounds) {
      Outcome<Matrix> matrix =
          run.run(new MatrixRun.Selected(steps, purposes, round, named != null, switches));
      if (!matrix.isOk()) {
        return Reports.failed(context, matrix.diagnostics(), run.quoted());
      }
      runs.addAll(matrix.get().runs());
      Found found = new Found(matrix.get(), find(matrix.get(), cell));
      best = best == null || rank(found) > rank(best) ? found : best;
      if (found.cell() != null && found.cell().verdict() instanceof Verdict.Violated) {
        break;
      }
    }
    run.prune();
    return best == null || best.cell() == null
        ? absent(context, runs, cell)
        : show(context, run, w, best.matrix(), best.cell(), cell, show);
  }

  /** What a round found about the cell. */
  private record Found(Matrix matrix, Matrix.@Nullable Cell cell) {}

  private static int rank(Found f) {
    Verdict v = f.cell() == null ? new Verdict.NotApplicable() : f.cell().verdict();
    if (v instanceof Verdict.Violated) {
      return 3;
    }
    return v instanceof Verdict.Ok ? 1 : v instanceof Verdict.NotApplicable ? 0 : 2;
  }

  /** Scenarios each alone: first as the purpose lists them, or those of a usual check. */
  private static List<List<String>> oneByOne(
      Workspace w, List<Purpose> purposes, List<String> all) {
    Set<String> order = new LinkedHashSet<>();
    if (purposes.size() == 1) {
      order.addAll(purposes.get(0).scenarios());
    }
    if (order.isEmpty()) {
      order.addAll(w.model().defaultScenarios());
      order.addAll(all);
    }
    return order.stream().filter(all::contains).map(List::of).toList();
  }

  private static Matrix.@Nullable Cell find(Matrix matrix, CellId id) {
    return matrix.allCells().stream()
        .filter(c -> c.row().equals(id.purpose()) || c.row().startsWith(id.purpose() + ":"))
        .findFirst()
        .orElse(null);
  }

  /** Kinds of errors have a hyphen and are words; so a misspelt purpose is not taken for one. */
  private static boolean looksLikeError(String name) {
    return name.matches("[a-z]{4,}(-[a-z]+)*(:.*)?");
  }

  /** No run found such an error; not all of them may be able to say that there is none. */
  private static int absent(Context context, List<RunVerdicts> runs, CellId id) {
    context.out().println(id + ": no such error was found");
    int status = ExitStatus.OK;
    for (RunVerdicts r : runs) {
      Verdict none = Judge.without(id.purpose(), r.outcome());
      if (!(none instanceof Verdict.Ok)) {
        context.out().println("  but " + r.run().name() + ": " + none.detail());
        status =
            Math.max(
                status,
                none instanceof Verdict.Failed ? ExitStatus.ENGINE : ExitStatus.INCONCLUSIVE);
      }
    }
    return status;
  }

  private static int show(
      Context context,
      MatrixRun run,
      Workspace w,
      Matrix matrix,
      Matrix.Cell cell,
      CellId id,
      Show show)
      throws UsageException {
    for (RunVerdicts r : matrix.runs()) {
      Trace trace = run.trace(r, cell.row());
      if (r.run().scenario().equals(cell.scenario()) && trace != null) {
        TraceCells cells = new TraceCells(w.series(), w.arguments());
        return show.show(cells.fill(trace, cell.row(), r));
      }
    }
    context.out().println(id + " is " + cell.verdict().word() + ": there is no counterexample");
    if (!cell.verdict().detail().isEmpty()) {
      context.out().println("  " + cell.verdict().detail());
    }
    if (cell.verdict() instanceof Verdict.Failed) {
      return ExitStatus.ENGINE;
    }
    boolean settled =
        cell.verdict() instanceof Verdict.Ok || cell.verdict() instanceof Verdict.NotApplicable;
    return settled ? ExitStatus.OK : ExitStatus.INCONCLUSIVE;
  }
}
