package org.epcheck.runner.exec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.cache.OutcomeCache;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.out.OutputDirectory;
import org.epcheck.runner.out.RunFiles;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.replay.Retelling;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/** Translates all models of a plan, then checks them, the biggest first, several at once. */
public final class RunExecutor {
  /** A run that breaks its locking discipline is repeated with a weaker one so many times. */
  private static final int MAX_REPEATS = 8;

  private final Parts parts;
  private final ExecutorService pool;
  private volatile Map<String, String> quotable = Map.of();
  private volatile List<Diagnostic> warnings = List.of();

  /**
   * What the executor works with.
   *
   * @param build identity of epcheck itself, for the cache
   * @param java the command that starts the engine's process
   */
  public record Parts(
      ModelSource source,
      CellEngine engine,
      OutcomeCache cache,
      String build,
      OutputDirectory out,
      RunFiles files,
      Judge judge,
      Resources resources,
      Duration timeLimit,
      Path java,
      RunListener listener) {}

  public RunExecutor(Parts parts) {
    this.parts = parts;
    this.pool = Executors.newFixedThreadPool(parts.resources().jobs());
  }

  /**
   * Runs a plan.
   *
   * @param request what to translate for a run
   * @return verdicts in the plan's order; or diagnostics of the translation, of all models, before
   *     anything was run
   * @throws InterruptedException when {@link #interrupt} was called
   */
  public Outcome<List<RunVerdicts>> execute(Plan plan, Function<PlannedRun, ModelRequest> request)
      throws InterruptedException {
    try {
      List<Job> jobs = new ArrayList<>();
      List<Future<Job>> translated = new ArrayList<>();
      for (PlannedRun run : plan.runs()) {
        translated.add(
            pool.submit(
                () -> {
                  ModelRequest r = request.apply(run);
                  return new Job(run, r, parts.source().prepare(r));
                }));
      }
      for (Future<Job> f : translated) {
        jobs.add(get(f));
      }
      List<Diagnostic> problems = problems(jobs);
      if (!problems.isEmpty()) {
        return Outcome.failed(problems);
      }
      warnings = jobs.stream().flatMap(j -> j.model().diagnostics().stream()).distinct().toList();
      return check(plan, jobs);
    } finally {
      pool.shutdownNow();
      parts.listener().end();
    }
  }

  /** What is wrong at the first step that cannot be translated: the later ones follow from it. */
  private List<Diagnostic> problems(List<Job> jobs) {
    Set<Diagnostic> problems = new LinkedHashSet<>();
    Set<Integer> steps = new TreeSet<>();
    for (Job j : jobs) {
      if (!j.model().isOk()) {
        steps.add(j.run().step());
        if (steps.size() == 1) {
          problems.addAll(j.model().diagnostics());
          quotable = j.request().files();
        }
      }
    }
    List<Diagnostic> result = new ArrayList<>();
    for (Diagnostic d : problems) {
      List<String> notes = new ArrayList<>(d.notes());
      notes.add(
          steps.size() == 1
              ? "at step " + steps.iterator().next()
              : "at step "
                  + steps.iterator().next()
                  + ", the first of "
                  + steps.size()
                  + " that fail");
      result.add(new Diagnostic(d.code(), d.span(), d.message(), notes, d.help()));
    }
    return result;
  }

  /** What the translations of the last {@link #execute} warned of, each once. */
  public List<Diagnostic> warnings() {
    return warnings;
  }

  /** The texts that the diagnostics of a failed {@link #execute} are about, by name. */
  public Map<String, String> quotable() {
    return quotable;
  }

  private record Job(PlannedRun run, ModelRequest request, Outcome<Model> model) {}

  private Outcome<List<RunVerdicts>> check(Plan plan, List<Job> jobs) throws InterruptedException {
    parts.listener().begin(jobs.size());
    List<Job> order = new ArrayList<>(jobs);
    order.sort(Comparator.comparingLong((Job j) -> j.model().get().size()).reversed());
    Map<PlannedRun, Future<RunVerdicts>> futures = new HashMap<>();
    for (Job job : order) {
      Callable<RunVerdicts> task = () -> check(job);
      futures.put(job.run(), pool.submit(task));
    }
    List<RunVerdicts> result = new ArrayList<>();
    for (PlannedRun run : plan.runs()) {
      Future<RunVerdicts> f = futures.get(run);
      if (f != null) {
        try {
          result.add(get(f));
        } catch (UnwritableException e) {
          pool.shutdownNow();
          if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
            parts.out().abandon();
          }
          return Outcome.failed(
              Diagnostic.of(
                  Code.KR302,
                  null,
                  "cannot write the results of " + run.name() + ": " + e.getMessage(),
                  "make room, or choose another directory with --out DIR"));
        }
      }
    }
    return Outcome.ok(Collections.unmodifiableList(result));
  }

  /** Results that cannot be written; not the engine's fault. */
  private static final class UnwritableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnwritableException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  @SuppressWarnings("ReferenceEquality") // whether this very model was replaced
  private RunVerdicts check(Job job) throws InterruptedException {
    Model model = job.model().get();
    String key = Digest.key(model, parts.engine().key(), parts.build());
    Optional<RunOutcome> known = parts.cache().get(key);
    try (OutputDirectory.Staging staging = parts.out().begin(job.run().name())) {
      staging.write(model.files());
      RunOutcome outcome;
      if (known.isPresent()) {
        outcome = known.get();
      } else {
        outcome = run(job, model, staging);
        for (int again = 0; again < MAX_REPEATS && !outcome.broken().isEmpty(); again++) {
          model = parts.source().weaken(job.request(), model, outcome.broken());
          staging.write(model.files());
          outcome = run(job, model, staging);
        }
        // The key and the files of a later run are those of the first model, not of a weaker one.
        if (model == job.model().get()) {
          parts.cache().put(key, outcome);
        }
      }
      RunVerdicts verdicts =
          Retelling.of(
              parts
                  .judge()
                  .judge(
                      job.run(),
                      outcome,
                      model.scenarioTitle(),
                      model.bounds(),
                      known.isPresent(),
                      job.request().reading().gaps()),
              model,
              job.request());
      staging.write(parts.files().of(verdicts));
      staging.commit();
      parts.listener().finished(verdicts);
      return verdicts;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new UnwritableException(e);
    }
  }

  private RunOutcome run(Job job, Model model, OutputDirectory.Staging staging)
      throws InterruptedException, IOException {
    Limits limits = new Limits(parts.resources().bytesPerRun(), parts.timeLimit(), parts.java());
    try {
      return parts
          .engine()
          .run(
              new RunRequest(job.request(), model, staging.path(), limits),
              (distinct, generated, depth) -> parts.listener().update(job.run(), distinct, depth));
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      staging.write(new TreeMap<>(Map.of("internal-error.txt", trace.toString())));
      return new RunOutcome(
          parts.engine().identity(),
          new Ending(
              Ending.Why.ENGINE,
              "internal error ("
                  + e
                  + "): please report it and attach the directory "
                  + parts.out().root().resolve(job.run().name())),
          List.of(),
          Collections.emptySortedSet(),
          0,
          0,
          0,
          false,
          0,
          0);
    }
  }

  /**
   * Stops everything: for a shutdown hook. Child processes are gone when this returns, and nothing
   * half-written is left.
   */
  public void interrupt() {
    for (Runnable waiting : pool.shutdownNow()) {
      if (waiting instanceof Future<?> f) {
        f.cancel(true);
      }
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      boolean over = pool.awaitTermination(5, TimeUnit.SECONDS);
      if (!over) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.out().abandon();
    parts.listener().end();
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (CancellationException e) {
      throw new InterruptedException();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof InterruptedException) {
        throw new InterruptedException();
      }
      if (cause instanceof RuntimeException r) {
        throw r;
      }
      if (cause instanceof Error r) {
        throw r;
      }
      throw new IllegalStateException(cause);
    }
  }
}
