package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.epcheck.runner.cache.Pruning;
import org.epcheck.runner.cache.Store;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.exec.Resources;
import org.epcheck.runner.exec.RunExecutor;
import org.epcheck.runner.out.OutputDirectory;
import org.epcheck.runner.out.RunFiles;
import org.epcheck.runner.out.TraceCells;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.report.MatrixJson;
import org.epcheck.runner.report.MatrixPage;
import org.epcheck.runner.report.ProgressLines;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.trace.render.html.HtmlRenderer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** From options to a matrix: what {@code check} and {@code trace} have in common. */
final class MatrixRun {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
  private static final String OUT = "epcheck-out";

  private final CommandLine line;
  private final Context context;
  private final Workspace workspace;
  private final String folder;
  private Map<String, String> quoted;
  private @Nullable EngineOptions chosen;
  private final Instant begun = Instant.now();
  private @Nullable Pruning pruning;

  MatrixRun(CommandLine line, Context context, Workspace workspace) {
    this(line, context, workspace, "");
  }

  /**
   * Runs of a workspace that is made from the command line's.
   *
   * @param folder in the output directory that results go to, or empty
   */
  MatrixRun(CommandLine line, Context context, Workspace workspace, String folder) {
    this.folder = folder;
    this.line = line;
    this.context = context;
    this.workspace = workspace;
    this.quoted = workspace.quoted();
  }

  /** The same with an engine that the command line's options are not about. */
  MatrixRun with(EngineOptions options) {
    chosen = options;
    return this;
  }

  /** What was selected. */
  record Selected(
      List<Integer> steps,
      List<Purpose> purposes,
      List<String> scenarios,
      boolean everywhere,
      boolean unasked,
      SortedMap<String, String> switches) {
    /** No scenario is run that none of the purposes applies to. */
    Selected(
        List<Integer> steps,
        List<Purpose> purposes,
        List<String> scenarios,
        boolean everywhere,
        SortedMap<String, String> switches) {
      this(steps, purposes, scenarios, everywhere, false, switches);
    }
  }

  /** Runs the selection; the results stand under {@link #outPath} afterwards. */
  Outcome<Matrix> run(Selected s) throws UsageException, InterruptedException {
    Plan plan =
        Plan.of(
            s.steps(),
            s.purposes(),
            s.scenarios(),
            s.everywhere(),
            s.unasked(),
            s.switches(),
            workspace.switches());
    if (plan.runs().isEmpty()) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR202,
              null,
              "nothing to run: none of the selected purposes applies to the selected scenarios",
              "see `epcheck explain PURPOSE` for the scenarios of a purpose"));
    }
    List<Diagnostic> misnamed = workspace.misnamed(s.purposes());
    if (!misnamed.isEmpty()) {
      return Outcome.failed(misnamed);
    }
    EngineOptions options = chosen == null ? EngineChoice.of(line) : chosen;
    Resources resources = resources(options.workers());
    boolean reduced = CommonOptions.isReduced(line);
    Duration time =
        line.hasOption("time") ? Values.time("--time", line.getOptionValue("time")) : TIME_LIMIT;
    String build = BuildIdentity.compute();
    Path cache = cache(build);
    long most = context.cacheBytes();
    CellEngine engine;
    try {
      engine =
          context.wiring().engine().open(CommonOptions.path(line, "tlc-jar", context), options);
    } catch (IOException e) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR302,
              null,
              "cannot use TLC: " + e.getMessage(),
              "`--tlc-jar` takes a tla2tools.jar"));
    }
    List<Diagnostic> wrong = property(engine, plan);
    if (!wrong.isEmpty()) {
      return Outcome.failed(wrong);
    }
    Outcome<OutputDirectory> out = OutputDirectory.open(outPath());
    if (!out.isOk()) {
      return Outcome.failed(out.diagnostics());
    }
    Diagnostic closed = cache == null ? null : unusable(cache);
    if (closed != null) {
      return Outcome.failed(closed);
    }
    pruning = cache == null ? null : new Pruning(cache, most, begun, engine::discard);
    RunFiles files =
        new RunFiles(
            context.wiring().renderer(),
            new TraceCells(workspace.series(), workspace.arguments()),
            CommonOptions.reductionOf(line));
    RunExecutor executor =
        new RunExecutor(
            new RunExecutor.Parts(
                context.wiring().source().apply(workspace.library()),
                engine,
                new Store(cache, "run"),
                new Store(cache, "answer"),
                build,
                out.get(),
                files,
                new Judge(new Classifier(workspace.purposes())),
                resources,
                time,
                context.java(),
                new ProgressLines(context.err(), context.liveProgress())));
    Outcome<List<RunVerdicts>> runs = execute(executor, plan, reduced);
    if (!runs.isOk()) {
      quoted = new TreeMap<>(quoted);
      quoted.putAll(executor.quotable());
      return Outcome.failed(workspace.explained(runs.diagnostics()));
    }
    return Outcome.ok(
        Matrix.of(
            frame(s, plan, CommonOptions.reductionOf(line), executor.warnings()), runs.get()));
  }

  /** Keeps the cache small; for the end of a command that has run something. */
  void prune() {
    int gone = pruning == null ? 0 : pruning.prune();
    if (gone > 0) {
      context.err().println("note: the cache has grown: " + gone + " unused entries are removed");
    }
  }

  /** What the engine finds wrong with {@code --property}, before anything is run. */
  private List<Diagnostic> property(CellEngine engine, Plan plan) throws InterruptedException {
    String path = line.getOptionValue("property");
    if (path == null) {
      return List.of();
    }
    String text = workspace.quoted().getOrDefault(path, "");
    Outcome<Model> model =
        context
            .wiring()
            .source()
            .apply(workspace.library())
            .translate(workspace.request(plan.runs().get(0)), false);
    if (!model.isOk()) {
      return List.of(); // told with the other models
    }
    try {
      return engine.problems(PropertyFile.parse(path, text).get(), model.get(), context.java());
    } catch (IOException e) {
      return List.of(
          Diagnostic.of(
              Code.KR302,
              null,
              "TLA+'s parser cannot be run: " + e.getMessage(),
              "see whether there is room in the temporary directory"));
    }
  }

  /**
   * Writes {@code matrix.json} and {@code index.html} beside the runs, and links the pages of the
   * counterexamples; KR302 if that fails.
   */
  List<Diagnostic> write(Matrix matrix) {
    return write(
        "the matrix",
        out -> {
          out.write("matrix.json", MatrixJson.of(matrix));
          for (var e : MatrixPage.links(matrix).entrySet()) {
            Path page = outPath().resolve(e.getKey());
            if (Files.isRegularFile(page)) { // a fake renderer writes none
              String linked = HtmlRenderer.linked(Files.readString(page), e.getValue());
              out.write(e.getKey(), linked);
            }
          }
          out.write(MatrixPage.NAME, MatrixPage.of(matrix));
        });
  }

  /** Writes a file beside the runs; KR302 if that fails. */
  List<Diagnostic> write(String name, String text) {
    return write(name, out -> out.write(name, text));
  }

  private interface Writer {
    void write(OutputDirectory out) throws IOException;
  }

  private List<Diagnostic> write(String what, Writer writer) {
    Outcome<OutputDirectory> out = OutputDirectory.open(outPath());
    if (!out.isOk()) {
      return out.diagnostics();
    }
    try {
      writer.write(out.get());
      return List.of();
    } catch (IOException e) {
      return List.of(
          Diagnostic.of(
              Code.KR302,
              null,
              "cannot write " + what + ": " + e.getMessage(),
              "make room, or choose another directory with --out DIR"));
    }
  }

  /** The counterexample of a row of a run; of a run that was kept, from its directory. */
  @Nullable Trace trace(RunVerdicts run, String row) {
    FoundError e = run.evidence().get(row);
    if (e == null || e.trace() != null || !e.isReplayed()) {
      return e == null ? null : e.trace();
    }
    Path file = outPath().resolve(run.run().name()).resolve(RunFiles.folder(row));
    try {
      return TraceJson.read(Files.readString(file.resolve("trace.json")));
    } catch (IOException x) {
      return null;
    }
  }

  /** Ctrl-C while it runs: the hook stops the children and cleans up before the JVM ends. */
  private Outcome<List<RunVerdicts>> execute(RunExecutor executor, Plan plan, boolean reduced)
      throws InterruptedException {
    Thread hook = new Thread(executor::interrupt, "epcheck-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return executor.execute(plan, run -> workspace.request(run).reduced(reduced));
    } finally {
      removeHook(hook);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the JVM is going down: the hook is at work
    }
  }

  private Matrix.Frame frame(Selected s, Plan plan, String reduction, List<Diagnostic> warnings) {
    return new Matrix.Frame(
        workspace.series().name(),
        title(),
        workspace.titles(),
        s.steps(),
        s.purposes(),
        s.scenarios(),
        s.switches(),
        plan.runs().get(0).changed(),
        reduction,
        workspace.conditions(warnings));
  }

  private String title() {
    String title =
        line.hasOption("series")
            ? "patches given by --series"
            : line.hasOption("tree") ? "a tree as it is" : workspace.model().title();
    return title + (line.hasOption("then") ? "; then patches given by --then" : "");
  }

  private @Nullable Path cache(String build) throws UsageException {
    if (line.hasOption("no-cache") && line.hasOption("cache")) {
      throw new UsageException("--cache and --no-cache contradict each other");
    }
    if (line.hasOption("no-cache") || build.isEmpty()) {
      return null;
    }
    Path given = CommonOptions.path(line, "cache", context);
    return given != null ? given : context.cacheDirectory();
  }

  /** Why nothing can be remembered there, if so. */
  private static @Nullable Diagnostic unusable(Path cache) {
    try {
      Files.createDirectories(cache);
      Files.delete(Files.createTempFile(cache, ".probe", ""));
      return null;
    } catch (IOException e) {
      return Diagnostic.of(
          Code.KR302,
          null,
          "cannot remember anything in `" + cache + "`: " + OutputDirectory.reason(e),
          "choose another directory with --cache DIR, or run with --no-cache");
    }
  }

  private Resources resources(int workers) throws UsageException {
    int jobs = line.hasOption("jobs") ? Values.number("--jobs", line.getOptionValue("jobs")) : 0;
    long memory =
        line.hasOption("memory") ? Values.size("--memory", line.getOptionValue("memory")) : 0;
    Resources r = Resources.of(context.cores(), context.memoryBytes(), jobs, memory, workers);
    if (workers > 1 && r.jobs() * workers > context.cores()) {
      context
          .err()
          .printf(
              Locale.ROOT,
              "note: up to %d threads on %d cores (%d runs at once, %d workers each)%n",
              r.jobs() * workers,
              context.cores(),
              r.jobs(),
              workers);
    }
    return r;
  }

  /** Texts that the diagnostics of a failed run may quote. */
  Map<String, String> quoted() {
    return quoted;
  }

  Path outPath() {
    Path given = CommonOptions.path(line, "out", context);
    Path all = given != null ? given : context.path(OUT);
    return folder.isEmpty() ? all : all.resolve(folder);
  }

  /** The name of the output directory as the user knows it. */
  String outName() {
    return line.getOptionValue("out", OUT);
  }

  /** Purposes of these ids. */
  List<Purpose> purposes(List<String> ids) {
    List<Purpose> result = new ArrayList<>(workspace.purposes());
    result.removeIf(p -> !ids.contains(p.id()));
    return result;
  }
}
