package org.epcheck.runner.tlc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.replay.RunReplay;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Asks the temporal properties of the user's, each by a run of TLC of its own (docs/adr/011): over
 * the same states without the error states, which end paths that no thread goes. What violates one
 * is replayed, and found fair, by the interpreter before it counts.
 */
final class PropertyRuns {
  private static final Set<Integer> VIOLATED = Set.of(12, 13);

  private final TlcJar jar;
  private final RunRequest request;
  private final RunReplay replay;

  PropertyRuns(TlcJar jar, RunRequest request, RunReplay replay) {
    this.jar = jar;
    this.request = request;
    this.replay = replay;
  }

  /**
   * Asks, and adds what is found.
   *
   * @param result of the complete run that looked for errors
   * @param left what is left of what the run may use
   * @return why a run came to no end, or null
   */
  @Nullable Ending look(
      TlcResult result, TlcCommand command, Supplier<Limits> left, Findings findings)
      throws IOException, InterruptedException {
    PropertyFile property = request.source().property();
    if (property == null || findings.errors().stream().anyMatch(Classifier::isBound)) {
      return null; // a bound that was hit leaves no verdict standing
    }
    long states = result.distinct() - findings.values().size();
    for (PropertyFile.Temporal t : property.temporals()) {
      Ending ending = look(t, states, command, left.get(), findings);
      if (ending != null) {
        return ending;
      }
    }
    return null;
  }

  private @Nullable Ending look(
      PropertyFile.Temporal property,
      long states,
      TlcCommand command,
      Limits limits,
      Findings findings)
      throws IOException, InterruptedException {
    try {
      return ask(property, states, command, limits, findings);
    } catch (IllegalArgumentException e) {
      return failed(property, "TLC's output cannot be read: " + e.getMessage());
    }
  }

  private static Ending failed(PropertyFile.Temporal property, String why) {
    return new Ending(Ending.Why.ENGINE, "the property " + property.name() + ": " + why);
  }

  private @Nullable Ending ask(
      PropertyFile.Temporal property,
      long states,
      TlcCommand command,
      Limits limits,
      Findings findings)
      throws IOException, InterruptedException {
    PropertyOutput output =
        new PropertyOutput(Progress.none(), t -> findings.problem("a trace of no property"));
    TlcProcess.End end = run(property, command, limits, output);
    TlcResult result = output.end();
    Ending ending = TlcRunner.ending(new TlcRunner.Report(result, end), limits);
    if (ending.why() == Ending.Why.TIME || ending.why() == Ending.Why.MEMORY) {
      return new Ending(ending.why(), "the property " + property.name() + ": " + ending.detail());
    }
    PropertyOutput.Violation violation = output.violation();
    String problem = null;
    if (!result.problems().isEmpty()) {
      problem = "TLC cannot check it: " + result.incomplete();
    } else if (violation == null && ending.why() != Ending.Why.COMPLETE) {
      problem = ending.detail();
    } else if (violation != null && (!result.finished() || !VIOLATED.contains(end.exit()))) {
      problem = "TLC ended with status " + end.exit() + " after a violation";
    } else if (isWhole(violation) && result.distinct() != states) {
      problem = "TLC found " + result.distinct() + " states without errors, not " + states;
    }
    if (problem != null) {
      return failed(property, problem);
    } else if (violation != null) {
      ErrorValue error = new ErrorValue(property.kind(), "", "", 0, List.of());
      findings.add(
          switch (violation.how()) {
            case INITIALLY, STATE -> replay.state(violation.states(), error);
            case STEP -> replay.step(violation.states(), error);
            case STANDING, LOOP ->
                replay.lasso(lasso(violation), violation.loop(), property.fairness(), error);
          });
    }
    return null;
  }

  /** Whether all states were searched; TLC looks at temporal formulas only when they are. */
  private static boolean isWhole(PropertyOutput.@Nullable Violation v) {
    return v == null
        || v.how() == PropertyOutput.How.STANDING
        || v.how() == PropertyOutput.How.LOOP;
  }

  /** The states; the last one again where a loop begins. */
  private static List<Map<String, TlaValue>> lasso(PropertyOutput.Violation v) {
    List<Map<String, TlaValue>> states = new ArrayList<>(v.states());
    if (v.how() == PropertyOutput.How.LOOP) {
      states.add(states.get(v.loop()));
    }
    return states;
  }

  private TlcProcess.End run(
      PropertyFile.Temporal property, TlcCommand command, Limits limits, PropertyOutput output)
      throws IOException, InterruptedException {
    String module = request.model().module();
    TlcCommand asked =
        new TlcCommand(
            module,
            PropertyFile.model(module, property),
            command.heapBytes(),
            1,
            command.quickStart(),
            false);
    List<String> line = new ArrayList<>(asked.line(limits.java(), jar));
    int at = line.indexOf("-continue");
    line.set(at, "-lncheck");
    line.add(at + 1, "final");
    Scratch scratch = new Scratch(request.directory().resolve(TlcCommand.SCRATCH));
    try (TlcLog log =
        new TlcLog(
            request.directory().resolve("tlc-" + property.name() + ".log"),
            request.directory(),
            jar.path())) {
      jar.extractStandardModules(request.directory().resolve(TlcCommand.MODULES));
      return new TlcProcess(line, request.directory(), limits.time())
          .run(
              text -> {
                log.line(text);
                output.line(text);
              });
    } finally {
      scratch.delete();
    }
  }
}
