package org.epcheck.runner.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.epcheck.runner.coverage.SecondSearch;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.Helper;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.runner.replay.RunReplay;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.GoalWalks;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.ir.Program;
import org.jspecify.annotations.Nullable;

/** Checks a model with TLC in a process of its own and replays in the interpreter what it finds. */
public final class TlcEngine implements CellEngine {
  /** Name of the log in a run's directory. */
  public static final String LOG = "tlc.log";

  /** Name of the script in a run's directory that repeats the run. */
  public static final String SCRIPT = "run.sh";

  private final TlcJar jar;
  private final TlcSettings settings;

  public TlcEngine(TlcJar jar, TlcSettings settings) {
    this.jar = jar;
    this.settings = settings;
  }

  @Override
  public String identity() {
    EngineOptions o = settings.options();
    String how =
        o.walks() != null
            ? ", random walks by its evaluator"
            : o.server() != null
                ? ", distributed"
                : o.workers() > 1 ? ", " + o.workers() + " workers" : "";
    return "TLC " + jar.version() + how;
  }

  /** The bytes of the jar count: a version may be built twice, and differently. */
  @Override
  public String key() {
    return identity() + " " + jar.digest() + " " + settings.key();
  }

  /** What is looked at by chance, or by others, is not kept. */
  @Override
  public String question(Model model) {
    EngineOptions o = settings.options();
    return o.walks() != null || o.server() != null
        ? ""
        : Recording.question(model, command(model, 0), jar);
  }

  @Override
  public List<Diagnostic> problems(PropertyFile property, Model model, Path java)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("epcheck-property");
    try {
      return PropertySyntax.problems(jar, java, directory, model, property);
    } finally {
      new Scratch(directory).delete();
    }
  }

  @Override
  public @Nullable String help(Helper helper, Path java, Consumer<String> told)
      throws IOException, InterruptedException {
    return new TlcWorker(jar, helper).run(java, told);
  }

  @Override
  public boolean discard(Path checkpoint) {
    return Checkpoint.discard(checkpoint);
  }

  @Override
  public RunOutcome run(RunRequest request, Progress progress) throws InterruptedException {
    Program program = request.model().program();
    if (program == null) {
      return failed("the model has no program to replay in");
    }
    Outcome<Interpreter> interpreter = Interpreter.start(program);
    if (!interpreter.isOk()) {
      return failed("the setup cannot be run: " + interpreter.diagnostics());
    }
    try {
      return run(request, interpreter.get().with(request.model().discipline()), progress);
    } catch (IOException | UncheckedIOException e) {
      return failed("TLC cannot be run: " + e.getMessage());
    }
  }

  private TlcCommand command(Model model, long memoryBytes) {
    return TlcCommand.errors(
        model.module(),
        TlcCommand.heapFor(memoryBytes),
        settings.options().workers(),
        model.size() < settings.quickStartBelow());
  }

  private RunOutcome run(RunRequest request, Interpreter interpreter, Progress progress)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Replayer replayer = new Replayer(interpreter, request.source().files());
    Supplier<Findings> findings = () -> new Findings(replayer, interpreter.objects());
    Limits limits = request.limits();
    TlcCommand command = command(request.model(), limits.memoryBytes());
    try (Search search = search(request, command, findings, progress)) {
      Search.Result searched = search.run();
      Supplier<Limits> left = () -> limits.after(Duration.ofNanos(System.nanoTime() - start));
      RunOutcome outcome = look(request, interpreter, replayer, command, searched, left);
      Ending.Why why = outcome.ending().why();
      search.end(why == Ending.Why.COMPLETE || why == Ending.Why.ENGINE);
      return outcome;
    }
  }

  private Search search(
      RunRequest request, TlcCommand command, Supplier<Findings> findings, Progress progress)
      throws IOException {
    TlcRunner tlc = new TlcRunner(jar);
    EngineOptions options = settings.options();
    EngineOptions.Walks walks = options.walks();
    EngineOptions.Server server = options.server();
    if (walks != null) {
      return new RandomSearch(tlc, command, request, walks, findings.get(), progress);
    } else if (server != null) {
      return new ServedSearch(tlc, command, request, server, findings.get(), progress);
    }
    String question = question(request.model());
    Optional<byte[]> known = request.answers().get(question);
    if (known.isPresent()) {
      return new PlayedSearch(tlc, command, request, known.get(), findings.get(), progress);
    }
    return new WholeSearch(tlc, command, request, options, question, findings, progress);
  }

  /** Each worker of a server counts again what it has generated before. */
  private TlcResult comparable(TlcResult r) {
    return settings.options().server() == null ? r : r.withGenerated(-1 - r.generated());
  }

  /** What the search found, and what the interpreter has to say about it. */
  private RunOutcome look(
      RunRequest request,
      Interpreter interpreter,
      Replayer replayer,
      TlcCommand command,
      Search.Result searched,
      Supplier<Limits> left)
      throws IOException, InterruptedException {
    Findings findings = searched.findings();
    TlcResult result = searched.report().result();
    searched.problems().forEach(findings::problem);
    Ending ended = searched.ending();
    String livelock = unasked(ended);
    if (findings.problems().isEmpty()
        && findings.broken().isEmpty()
        && ended.why() == Ending.Why.COMPLETE) {
      livelock =
          new Livelocks(new TlcRunner(jar), request, interpreter, settings.livelocksUpTo())
              .look(comparable(result), command, left.get(), replayer, findings);
      Ending asked =
          new PropertyRuns(jar, request, new RunReplay(interpreter, replayer))
              .look(result, command, left, findings);
      ended = asked == null ? ended : asked;
    }
    Ending ending =
        findings.problems().isEmpty()
            ? ended
            : new Ending(Ending.Why.ENGINE, findings.problems().get(0));
    SecondSearch.Result second = second(request, interpreter, result, findings, ending, left.get());
    String disagreement = second.disagreement();
    if (disagreement != null) {
      ending = new Ending(Ending.Why.ENGINE, disagreement);
    }
    SortedSet<String> walked = walked(findings.reached(), ending, interpreter);
    SortedSet<String> reached = new TreeSet<>(findings.reached());
    reached.addAll(walked);
    return new RunOutcome(
        identity(),
        ending,
        findings.errors(),
        reached,
        Math.max(0, result.distinct()),
        Math.max(0, result.generated()),
        Math.max(0, result.depth()),
        settings.isShortest(),
        findings.broken(),
        searched.report().end().seconds(),
        searched.report().end().peakBytes(),
        second.coverage(),
        new Extent(
            livelock, second.missing(), walked, request.model().hurried() ? Extent.TIME : ""));
  }

  /** Why a run that ended like that is asked nothing more. */
  private static String unasked(Ending ended) {
    return ended.why() == Ending.Why.SAMPLED ? "random walks only" : "the run is not complete";
  }

  /** Searches the states of a complete run once more. */
  private static SecondSearch.Result second(
      RunRequest request,
      Interpreter interpreter,
      TlcResult result,
      Findings findings,
      Ending ending,
      Limits left)
      throws InterruptedException {
    if (ending.why() != Ending.Why.COMPLETE) {
      return new SecondSearch.Result(null, unasked(ending), null);
    }
    // What violates a property of the user's is an error that only TLC knows.
    Set<ErrorValue> values = new TreeSet<>(findings.values());
    values.removeIf(e -> e.kind().startsWith(PropertyFile.KIND));
    int properties = findings.values().size() - values.size();
    long start = System.nanoTime();
    return SecondSearch.run(
        interpreter,
        request.source(),
        result.distinct() - properties,
        values,
        request.model().searched(),
        SecondSearch.limit(),
        () -> System.nanoTime() - start >= left.time().toNanos());
  }

  /** The goals that the search passed by, but walks reach. */
  private static SortedSet<String> walked(
      SortedSet<String> bySearch, Ending ending, Interpreter interpreter) {
    Set<String> missing = new TreeSet<>();
    interpreter.program().goals().forEach(g -> missing.add(g.id()));
    missing.removeAll(bySearch);
    return ending.why() == Ending.Why.COMPLETE && !missing.isEmpty()
        ? GoalWalks.reached(interpreter, missing)
        : new TreeSet<>();
  }

  private RunOutcome failed(String why) {
    return RunOutcome.failed(identity(), why);
  }
}
