package org.epcheck.runner.exec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.cache.Pruning;
import org.epcheck.runner.cache.RunStore;
import org.epcheck.runner.engine.Answers;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.out.OutputDirectory;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.replay.Retelling;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** Makes one run: from the store if it was made before, else translated, checked, judged, kept. */
final class RunMaker {
  /** A run that breaks its locking discipline is repeated with a weaker one so many times. */
  private static final int MAX_REPEATS = 8;

  private final RunExecutor.Parts parts;
  private final RunStore store;
  private final Digest digest = new Digest();
  private final FirstSight first;

  RunMaker(RunExecutor.Parts parts) {
    this.parts = parts;
    this.store = new RunStore(parts.runs());
    this.first = new FirstSight(parts.judge(), parts.listener());
  }

  /** Looks the run up; translates it if it is not there. */
  Job prepare(PlannedRun run, ModelRequest request) {
    String key = parts.runs().isOn() ? key(run, request) : "";
    Optional<RunStore.Kept> kept = key.isEmpty() ? Optional.empty() : store.get(key);
    if (kept.isPresent()) {
      return new Job(run, request, key, kept.get(), null, Duration.ZERO);
    }
    Translated t = translate(request);
    if (t.model().isOk()) {
      first.look(run, request, t.model().get());
    }
    return new Job(run, request, key, null, t.model(), t.spent());
  }

  /** A model, and how much of the run's time it took. */
  private record Translated(Outcome<Model> model, Duration spent) {}

  /** What makes models smaller may take half of the run's time: the rest is the engine's. */
  private Translated translate(ModelRequest request) {
    long start = System.nanoTime();
    Duration most = parts.timeLimit().dividedBy(2);
    Outcome<Model> model = parts.source().prepare(request, () -> since(start).compareTo(most) > 0);
    Duration spent = since(start);
    return new Translated(model, spent.compareTo(most) > 0 ? most : spent);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String key(PlannedRun run, ModelRequest request) {
    List<String> key = new ArrayList<>();
    key.addAll(List.of("run 1", parts.build(), parts.engine().key(), parts.judge().key()));
    key.add(parts.source().key());
    key.addAll(parts.files().key(run, digest));
    run.purposes().forEach(p -> key.add(p.id()));
    run.switches().forEach((name, value) -> key.add(name + "=" + value));
    run.changed().forEach((name, value) -> key.add("changed " + name + "=" + value));
    key.addAll(request.key(digest::of));
    return Digest.of(key);
  }

  /**
   * Makes the run.
   *
   * @param leader the run whose model this one's is, perhaps this one itself
   * @throws IOException if its results cannot be written
   */
  RunVerdicts make(Job job, PlannedRun leader) throws InterruptedException, IOException {
    try (OutputDirectory.Staging staging = parts.out().begin(job.run().name())) {
      RunStore.Kept kept = job.kept();
      RunVerdicts verdicts =
          kept != null && store.copyFiles(job.key(), staging.path())
              ? kept(job, kept, staging)
              : anew(job, leader, staging);
      staging.commit();
      parts.listener().finished(verdicts);
      return verdicts;
    }
  }

  private RunVerdicts kept(Job job, RunStore.Kept kept, OutputDirectory.Staging staging)
      throws IOException {
    RunVerdicts verdicts = judge(job, kept.outcome(), kept.title(), kept.bounds(), true);
    staging.write(parts.files().result(verdicts));
    return verdicts;
  }

  private RunVerdicts judge(
      Job job, RunOutcome outcome, String title, String bounds, boolean cached) {
    return parts
        .judge()
        .judge(job.run(), outcome, title, bounds, cached, job.request().reading().gaps());
  }

  private RunVerdicts anew(Job job, PlannedRun leader, OutputDirectory.Staging staging)
      throws InterruptedException, IOException {
    Outcome<Model> known = job.model();
    Translated translated =
        known == null ? translate(job.request()) : new Translated(known, job.spent());
    Model model = translated.model().get();
    staging.write(model.files());
    Listened answers = new Listened(parts.answers());
    Limits limits =
        new Limits(parts.resources().bytesPerRun(), parts.timeLimit(), parts.java())
            .after(translated.spent());
    long start = System.nanoTime();
    RunOutcome outcome = run(job, model, answers, staging, limits);
    for (int again = 0; again < MAX_REPEATS && !outcome.broken().isEmpty(); again++) {
      Limits left = limits.after(since(start));
      if (left.time().isZero()) {
        break; // what was broken leaves no verdict but those of errors
      }
      model = parts.source().weaken(job.request(), model, outcome.broken());
      staging.write(model.files());
      outcome = run(job, model, answers, staging, left);
    }
    boolean own = leader.equals(job.run());
    RunVerdicts verdicts =
        Retelling.of(
            judge(job, outcome, model.scenarioTitle(), model.bounds(), answers.known && own),
            model,
            job.request());
    if (answers.known && !own) {
      verdicts = verdicts.sameAs(leader);
    }
    staging.write(parts.files().of(verdicts));
    // Searches that gave up because the time was over might come to their end another time.
    if (!outcome.extent().isHurried() && job.diagnostics().isEmpty()) {
      store.put(job.key(), outcome, model.scenarioTitle(), model.bounds(), staging.path());
    }
    return verdicts;
  }

  /** Answers, and whether the last one was known. */
  private static final class Listened implements Answers {
    private final Answers all;
    private boolean known;

    Listened(Answers all) {
      this.all = all;
    }

    @Override
    public Optional<byte[]> get(String question) {
      Optional<byte[]> answer = all.get(question);
      known = answer.isPresent();
      return answer;
    }

    @Override
    public void put(String question, byte[] answer) {
      all.put(question, answer);
    }
  }

  private RunOutcome run(
      Job job, Model model, Answers answers, OutputDirectory.Staging staging, Limits limits)
      throws InterruptedException, IOException {
    try {
      return parts
          .engine()
          .run(
              new RunRequest(
                  job.request(), model, staging.path(), limits, checkpoint(model), answers),
              progress(job.run()));
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      staging.write(new TreeMap<>(Map.of("internal-error.txt", trace.toString())));
      return RunOutcome.failed(
          parts.engine().identity(),
          "internal error ("
              + e
              + "): please report it and attach the directory "
              + parts.out().root().resolve(job.run().name()));
    }
  }

  /** Where a run of the model may save how far it is: of this model only, by this engine. */
  private @Nullable Path checkpoint(Model model) {
    List<String> key = new ArrayList<>(List.of(parts.engine().key(), parts.build()));
    key.add(model.module());
    model.files().forEach((name, text) -> key.addAll(List.of(name, digest.of(text))));
    return parts.runs().beside(Pruning.CHECKPOINTS, Digest.of(key));
  }

  private Progress progress(PlannedRun run) {
    return new Progress() {
      @Override
      public void update(long distinct, long generated, int depth) {
        parts.listener().update(run, distinct, depth);
      }

      @Override
      public void note(String text) {
        parts.listener().note(run, text);
      }
    };
  }
}
