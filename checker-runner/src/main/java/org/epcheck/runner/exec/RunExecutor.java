package org.epcheck.runner.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.epcheck.runner.cache.Store;
import org.epcheck.runner.engine.Answers;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.out.OutputDirectory;
import org.epcheck.runner.out.RunFiles;
import org.epcheck.runner.plan.Plan;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.verdict.Judge;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/** Translates all models of a plan, then checks them, the biggest first, several at once. */
public final class RunExecutor {
  private final Parts parts;
  private final ExecutorService pool;
  private final RunMaker maker;
  private final List<Future<?>> open = new CopyOnWriteArrayList<>();
  private volatile Map<String, String> quotable = Map.of();
  private volatile List<Diagnostic> warnings = List.of();

  /**
   * What the executor works with.
   *
   * @param runs where whole runs are kept
   * @param answers what the engine has answered before
   * @param build identity of epcheck itself, for the cache
   * @param java the command that starts the engine's process
   */
  public record Parts(
      ModelSource source,
      CellEngine engine,
      Store runs,
      Answers answers,
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
    this.maker = new RunMaker(parts);
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
        translated.add(pool.submit(() -> maker.prepare(run, request.apply(run))));
      }
      for (Future<Job> f : translated) {
        jobs.add(get(f));
      }
      List<Diagnostic> problems = problems(jobs);
      if (!problems.isEmpty()) {
        return Outcome.failed(problems);
      }
      warnings = jobs.stream().flatMap(j -> j.diagnostics().stream()).distinct().toList();
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
      if (!j.isTranslated()) {
        steps.add(j.run().step());
        if (steps.size() == 1) {
          problems.addAll(j.diagnostics());
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

  private Outcome<List<RunVerdicts>> check(Plan plan, List<Job> jobs) throws InterruptedException {
    parts.listener().begin(jobs.size());
    Map<PlannedRun, FutureTask<RunVerdicts>> futures = new HashMap<>();
    for (List<Job> group : groups(jobs)) {
      PlannedRun first = group.get(0).run();
      List<FutureTask<RunVerdicts>> tasks = new ArrayList<>();
      for (Job job : group) {
        FutureTask<RunVerdicts> task = new FutureTask<>(() -> make(job, first));
        futures.put(job.run(), task);
        tasks.add(task);
      }
      open.addAll(tasks);
      pool.execute(() -> tasks.forEach(FutureTask::run));
    }
    List<RunVerdicts> result = new ArrayList<>();
    for (PlannedRun run : plan.runs()) {
      Future<RunVerdicts> f = futures.get(run);
      if (f != null) {
        try {
          result.add(get(f));
        } catch (UnwritableException e) {
          stop();
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

  /**
   * Runs whose models are the same, one after another: the engine answers the first. The groups in
   * which most is to be done come first.
   */
  private List<List<Job>> groups(List<Job> jobs) {
    Map<String, List<Job>> groups = new LinkedHashMap<>();
    for (Job job : jobs) {
      Outcome<Model> model = job.model();
      String question =
          model == null || !parts.runs().isOn() ? "" : parts.engine().question(model.get());
      groups
          .computeIfAbsent(question.isEmpty() ? job.run().name() : question, k -> new ArrayList<>())
          .add(job);
    }
    List<List<Job>> order = new ArrayList<>(groups.values());
    order.sort(Comparator.comparingLong((List<Job> g) -> g.get(0).size()).reversed());
    return order;
  }

  private RunVerdicts make(Job job, PlannedRun first) throws InterruptedException {
    try {
      return maker.make(job, first);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new UnwritableException(e);
    }
  }

  /** Results that cannot be written; not the engine's fault. */
  private static final class UnwritableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnwritableException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Lets nothing begin any more, and interrupts what runs. */
  private void stop() {
    for (Runnable waiting : pool.shutdownNow()) {
      if (waiting instanceof Future<?> f) {
        f.cancel(true);
      }
    }
    open.forEach(f -> f.cancel(true));
  }

  /**
   * Stops everything: for a shutdown hook. Child processes are gone when this returns, and nothing
   * half-written is left.
   */
  public void interrupt() {
    stop();
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
