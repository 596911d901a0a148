package org.epcheck.runner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.out.RunFiles;
import org.epcheck.runner.out.TraceCells;
import org.epcheck.runner.report.MatrixJson;
import org.epcheck.runner.report.MatrixJunit;
import org.epcheck.runner.report.MatrixMarkdown;
import org.epcheck.runner.report.MatrixSarif;
import org.epcheck.runner.report.MatrixText;
import org.epcheck.runner.verdict.Expectation;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.Others;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.runner.verdict.Verdict;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** {@code epcheck check}: the matrix. */
final class CheckCommand implements Command {
  /** Up to so many violated cells, the shortest counterexample follows the matrix. */
  private static final int FEW = 3;

  static final List<String> FORMATS = List.of("text", "md", "json", "junit", "sarif");

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "model-check patch steps and show the matrix of verdicts";
  }

  @Override
  public String usage() {
    return "[options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Step 0 is the base, step k is patches 1..k applied. For each selected step and",
        "scenario the kernel C is translated to TLA+ and model-checked; each purpose gets a",
        "verdict: ok, Xn (violated, shortest trace of n steps), vac, ?, err or -.",
        "",
        "Exit status: 0 no violation, or exactly what --expect lists; 1 a violation, or",
        "a difference from --expect; 2 wrong usage or input; 3 inconclusive; 4 engine or",
        "internal error; 130 interrupted.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck check                          all steps, the usual purposes and scenarios",
        "epcheck check --purpose all            all purposes, each in its scenarios",
        "epcheck check --step 6 --purpose 4c    one cell",
        "epcheck check --step 1,3-5 --scenario close-close",
        "epcheck check --scenario my-race.c      a scenario of your own (epcheck new scenario)",
        "epcheck check --specs my-specs         with an edited copy of the specs folder",
        "epcheck check --expect expected.txt    lines such as `4c@6 violated`; exit 0 if so",
        "epcheck check --step 4 --scenario deep-nest --simulate 1000    too large for all states",
        "epcheck check --time 8h --resume       go on where a long run was interrupted",
        "epcheck check --format json > matrix.json");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(
        CommonOptions.option("step", "STEPS", "0..8, all, or for example 1,3-5 (default: all)"));
    o.addOption(
        CommonOptions.option(
            "purpose", "IDS", "for example 4a,4c, or all (default: see `epcheck list purposes`)"));
    o.addOption(
        CommonOptions.option(
            "scenario",
            "NAMES",
            "names or C files, separated by commas; all; or large, which all leaves out (default: those"
                + " of the purposes)"));
    CommonOptions.switches(o);
    CommonOptions.property(o);
    CommonOptions.input(o);
    CommonOptions.reduction(o);
    CommonOptions.running(o);
    EngineChoice.walks(o);
    o.addOption(CommonOptions.option("expect", "FILE", "compare with the verdicts in FILE"));
    o.addOption(
        CommonOptions.option("format", String.join("|", FORMATS), "of stdout (default: text)"));
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException, InterruptedException {
    return run(line, context, EngineChoice.of(line));
  }

  /** Checks with an engine of these options. */
  int run(CommandLine line, Context context, EngineOptions engine)
      throws UsageException, InterruptedException {
    String format = CommonOptions.oneOf(line, "format", FORMATS);
    Outcome<@Nullable Expectation> expected = expectation(line, context);
    if (!expected.diagnostics().isEmpty()) {
      return Reports.failed(context, expected.diagnostics(), Map.of());
    }
    Workspace.Loaded loaded = CommonOptions.workspace(line, context);
    Workspace w = loaded.workspace();
    if (w == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    MatrixRun run = new MatrixRun(line, context, w).with(engine);
    Choice choice = new Choice(line, w);
    List<Integer> steps = choice.steps(line.getOptionValue("step"));
    List<String> ids =
        choice.purposes(
            line.getOptionValue("purpose", everything(line) ? "all" : joined(w.usualPurposes())));
    List<String> scenarios = choice.scenarios(scenarios(line, w));
    SortedMap<String, String> switches = choice.switches();
    if (!choice.problems().isEmpty()) {
      return Reports.failed(context, choice.problems(), w.quoted());
    }
    w.series().notes(steps).forEach(n -> context.err().println("note: " + n));
    Outcome<Matrix> matrix =
        run.run(
            new MatrixRun.Selected(
                steps, run.purposes(ids), scenarios, line.hasOption("scenario"), switches));
    if (!matrix.isOk()) {
      return Reports.failed(context, matrix.diagnostics(), run.quoted());
    }
    List<Diagnostic> unwritten = run.write(matrix.get());
    if (!unwritten.isEmpty()) {
      return Reports.failed(context, unwritten, w.quoted());
    }
    print(line, context, matrix.get(), run, w);
    run.prune();
    return status(context, matrix.get(), expected.value(), format);
  }

  /**
   * With purposes named and scenarios not, the purposes' own scenarios are meant; with neither, the
   * model's defaults.
   */
  private static @Nullable String scenarios(CommandLine line, Workspace w) {
    return line.hasOption("scenario") || line.hasOption("purpose")
        ? CommonOptions.scenarios(line)
        : joined(w.model().defaultScenarios());
  }

  private static @Nullable String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(",", names);
  }

  private static void print(
      CommandLine line, Context context, Matrix matrix, MatrixRun run, Workspace w) {
    String format = line.getOptionValue("format", "text");
    switch (format) {
      case "json" -> context.out().print(MatrixJson.of(matrix));
      case "junit" -> print(context, MatrixJunit.of(matrix, c -> text(matrix, c, run)));
      case "sarif" -> print(context, MatrixSarif.of(traces(matrix, run, w)));
      case "md" -> context.out().print(MatrixMarkdown.of(matrix));
      default -> {
        context.out().print(MatrixText.report(matrix, context.style()));
        counterexample(line, context, matrix, run);
      }
    }
  }

  /** Whoever asks all scenarios asks all purposes, unless they say which. */
  private static boolean everything(CommandLine line) {
    return "all".equals(line.getOptionValue("scenario"));
  }

  /** A file in UTF-8, whatever the terminal can show. */
  private static void print(Context context, String file) {
    context.out().writeBytes(file.getBytes(UTF_8));
  }

  /** The counterexamples of the violated cells, in their order. */
  private static List<Trace> traces(Matrix matrix, MatrixRun run, Workspace w) {
    TraceCells cells = new TraceCells(w.series(), w.arguments());
    List<Trace> traces = new ArrayList<>();
    for (Matrix.Cell c : matrix.allCells()) {
      for (RunVerdicts r : matrix.runs()) {
        Trace t = run.trace(r, c.row());
        boolean here = r.run().step() == c.step() && r.run().scenario().equals(c.scenario());
        if (here && t != null && c.verdict() instanceof Verdict.Violated) {
          traces.add(cells.fill(t, c.row(), r));
        }
      }
    }
    return traces;
  }

  /** How another command names the cell: with its scenario where scenarios were named. */
  private static String cell(CommandLine line, Matrix.Cell c) {
    String scenario = line.hasOption("scenario") ? "/" + c.scenario() : "";
    return c.id() + scenario + CommonOptions.again(line);
  }

  private static void counterexample(
      CommandLine line, Context context, Matrix matrix, MatrixRun run) {
    List<Matrix.Cell> violated = new ArrayList<>();
    for (Matrix.Cell c : matrix.allCells()) {
      if (c.verdict() instanceof Verdict.Violated && !Others.isWarning(c.row())) {
        violated.add(c);
      }
    }
    Matrix.Cell shown = matrix.mostTelling(violated);
    context.out().println();
    if (shown != null) {
      String text = violated.size() <= FEW ? text(matrix, shown, run) : "";
      if (!text.isEmpty()) {
        context.out().print(text);
        context.out().println();
      }
      context.out().println("See a counterexample:  ./epcheck trace " + cell(line, shown));
    }
    context.out().println("All results:           " + run.outName() + "/");
  }

  private static String text(Matrix matrix, Matrix.Cell cell, MatrixRun run) {
    for (RunVerdicts r : matrix.runs()) {
      if (r.run().step() == cell.step() && r.run().scenario().equals(cell.scenario())) {
        Path file =
            run.outPath()
                .resolve(r.run().name())
                .resolve(RunFiles.folder(cell.row()))
                .resolve("changelog.txt");
        try {
          return Files.readString(file);
        } catch (IOException e) {
          return "";
        }
      }
    }
    return "";
  }

  private static int status(
      Context context, Matrix matrix, @Nullable Expectation expected, String format) {
    if (expected == null) {
      return ExitStatus.of(matrix);
    }
    List<String> differences = expected.differences(matrix);
    var stream = format.equals("text") ? context.out() : context.err();
    stream.println();
    if (differences.isEmpty()) {
      stream.println("all verdicts as expected");
      return ExitStatus.OK;
    }
    stream.println("differences from what was expected:");
    differences.forEach(d -> stream.println("  " + d));
    return ExitStatus.VIOLATION;
  }

  private static Outcome<@Nullable Expectation> expectation(CommandLine line, Context context) {
    String name = line.getOptionValue("expect");
    if (name == null) {
      return new Outcome<>(null, List.of());
    }
    try {
      Outcome<Expectation> e = Expectation.parse(name, Files.readString(context.path(name)));
      return new Outcome<>(e.value(), e.diagnostics());
    } catch (IOException e) {
      return new Outcome<>(
          null,
          List.of(
              Diagnostic.of(
                  Code.KR302,
                  null,
                  "cannot read `" + name + "`",
                  "--expect takes a file with lines such as `4c@6 violated`")));
    }
  }
}
