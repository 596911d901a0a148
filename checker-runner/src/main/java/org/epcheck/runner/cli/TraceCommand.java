package org.epcheck.runner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.out.TraceCells;
import org.epcheck.runner.plan.CellId;
import org.epcheck.runner.plan.Names;
import org.epcheck.runner.plan.Selection;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;
import org.epcheck.trace.Counterexamples;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.diagnostic.Spelling;
import org.jspecify.annotations.Nullable;

/** {@code epcheck trace}: a counterexample in one of its forms. */
final class TraceCommand implements Command {
  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("terminal", "terminal.txt");
    FORMS.put("changelog", "changelog.txt");
    FORMS.put("report", "report.txt");
    FORMS.put("timeline", "timeline.json");
    FORMS.put("json", "trace.json");
    Counterexamples.FORMS.forEach(f -> FORMS.putIfAbsent(f, f));
  }

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String summary() {
    return "show a counterexample of a cell, thread by thread";
  }

  @Override
  public String usage() {
    return "CELL|FILE [--as FORM] [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "CELL is PURPOSE@STEP or PURPOSE@STEP/SCENARIO; what is not in the cache is run first.",
        "Without SCENARIO, those of the purpose are run one after another until one has a",
        "violation; its shortest trace is shown. With --shortest all are run.",
        "An error that belongs to no purpose has its name from the matrix in place of PURPOSE.",
        "FILE is a trace.json.",
        "",
        "Exit status: 0 shown, or there is none; 2 wrong usage or input; 3 inconclusive;",
        "4 engine or internal error.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck trace 4c@6",
        "epcheck trace 4c@6/close-close --as changelog",
        "epcheck trace 4c@6/close-close --as html > race.html",
        "epcheck trace epcheck-out/6-close-close/4c/trace.json --as report");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(
        CommonOptions.option(
            "as",
            String.join("|", FORMS.keySet()),
            "form (default: terminal on a terminal, else changelog)"));
    o.addOption(CommonOptions.flag("shortest", "look for the shortest trace of all scenarios"));
    CommonOptions.switches(o);
    CommonOptions.input(o);
    CommonOptions.running(o);
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException, InterruptedException {
    if (line.getArgList().size() != 1) {
      throw new UsageException("trace takes one cell, such as 4c@6, or one trace.json");
    }
    String form = line.getOptionValue("as", context.outTerminal() ? "terminal" : "changelog");
    String file = FORMS.get(form);
    if (file == null) {
      String near = Spelling.nearest(form, FORMS.keySet());
      throw new UsageException(
          "--as: unknown form `"
              + form
              + "`; "
              + (near == null ? "" : "did you mean `" + near + "`? ")
              + "one of "
              + String.join(", ", FORMS.keySet()));
    }
    String what = line.getArgList().get(0);
    Path path = context.path(what);
    if (what.endsWith(".json") || Files.isRegularFile(path)) {
      return show(context, read(path), what, file);
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
    return cell(line, context, w, cell.get(), file);
  }

  private static int cell(CommandLine line, Context context, Workspace w, CellId cell, String file)
      throws UsageException, InterruptedException {
    MatrixRun run = new MatrixRun(line, context, w);
    List<Diagnostic> problems = new ArrayList<>();
    List<Integer> steps = w.steps(String.valueOf(cell.step()), problems);
    List<String> scenarios =
        MatrixRun.collect(
            Selection.names(
                "scenario", cell.scenario().isEmpty() ? null : cell.scenario(), w.scenarios()),
            List.of(),
            problems);
    SortedMap<String, String> switches =
        MatrixRun.collect(
            Selection.switches(CommonOptions.settings(line), w.model().switches()),
            MatrixRun.noSwitches(),
            problems);
    boolean known = w.purposeIds().contains(cell.purpose());
    if (!known && !looksLikeError(cell.purpose())) {
      problems.add(Names.unknown("purpose", cell.purpose(), w.purposeIds()));
    }
    if (!problems.isEmpty()) {
      return Reports.failed(context, problems, w.quoted());
    }
    List<Purpose> purposes = known ? run.purposes(List.of(cell.purpose())) : w.purposes();
    List<List<String>> rounds =
        cell.scenario().isEmpty() && !line.hasOption("shortest")
            ? oneByOne(w, purposes, scenarios)
            : List.of(scenarios);
    Found best = null;
    for (List<String> round : rounds) {
      Outcome<Matrix> matrix =
          run.run(
              new MatrixRun.Selected(steps, purposes, round, !cell.scenario().isEmpty(), switches));
      if (!matrix.isOk()) {
        return Reports.failed(context, matrix.diagnostics(), run.quoted());
      }
      Found found = new Found(matrix.get(), find(matrix.get(), cell));
      best = best == null || rank(found) > rank(best) ? found : best;
      if (found.cell() != null && found.cell().verdict() instanceof Verdict.Violated) {
        break;
      }
    }
    TraceCells cells = new TraceCells(w.series().name(), w.titles(), CommonOptions.inputText(line));
    return show(context, cells, best, cell, file);
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

  private static int show(
      Context context, TraceCells cells, @Nullable Found found, CellId id, String file) {
    Matrix.Cell cell = found == null ? null : found.cell();
    if (found == null || cell == null) {
      context.out().println(id + ": no such error was found");
      return ExitStatus.OK;
    }
    Matrix matrix = found.matrix();
    for (RunVerdicts r : matrix.runs()) {
      FoundError e = r.evidence().get(cell.row());
      Trace trace = e == null ? null : e.trace();
      if (r.run().scenario().equals(cell.scenario()) && trace != null) {
        return show(context, cells.fill(trace, cell.row(), r), id.toString(), file);
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

  private static int show(Context context, @Nullable Trace trace, String name, String file) {
    String text = trace == null ? null : text(context, trace, file);
    if (text == null) {
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
    if (Counterexamples.FORMS.contains(file)) {
      context.out().writeBytes(text.getBytes(UTF_8)); // a file, whatever the terminal can show
    } else {
      context.out().print(text);
    }
    return ExitStatus.OK;
  }

  private static @Nullable String text(Context context, Trace trace, String file) {
    if (file.equals(FORMS.get("terminal"))) {
      return context.terminal(trace);
    }
    return Counterexamples.FORMS.contains(file)
        ? Counterexamples.render(trace, file, Counterexamples.Options.PLAIN)
        : context.wiring().renderer().files(trace).get(file);
  }

  private static @Nullable Trace read(Path path) {
    try {
      return TraceJson.read(Files.readString(path));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
