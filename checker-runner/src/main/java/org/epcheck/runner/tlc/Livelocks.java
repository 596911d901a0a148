package org.epcheck.runner.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.replay.Replayer;
import org.epcheck.translator.interp.EndSearch;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.Recurrence;
import org.epcheck.translator.interp.StateGraph;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Looks for states from which no schedule lets all threads end although one of them can always move
 * (docs/adr/008). A program without rounds has none. Else the interpreter searches all states; it
 * must find as many as TLC. If it says that each has a way to an end, that is the answer. If not,
 * TLC writes its own state graph, and that decides.
 */
final class Livelocks {
  private static final String LOG = "tlc-graph.log";

  /** The interpreter finds one, but there was no time to hear it from the engine. */
  private static final String UNTOLD = Extent.TIME + " when the interpreter had found one";

  private final TlcRunner tlc;
  private final RunRequest request;
  private final Interpreter interpreter;
  private final int most;

  /**
   * @param most states that are searched
   */
  Livelocks(TlcRunner tlc, RunRequest request, Interpreter interpreter, int most) {
    this.tlc = tlc;
    this.request = request;
    this.interpreter = interpreter;
    this.most = most;
  }

  /**
   * Looks, and adds what is found.
   *
   * @param result of the complete run that looked for errors
   * @param left what is left for this of what the run may use
   * @return why nobody has looked; empty if there can be no livelock but those that are found
   */
  String look(
      TlcResult result, TlcCommand command, Limits left, Replayer replayer, Findings findings)
      throws IOException, InterruptedException {
    if (!Recurrence.isPossible(interpreter.program())) {
      return "";
    }
    Explorer.Result searched = request.model().searched();
    if (searched != null
        && searched.mayAllEnd()
        && searched.distinct() + findings.properties() == result.distinct()) {
      return "";
    }
    if (result.distinct() > most) {
      return String.format(Locale.ROOT, "more than %,d states", most);
    }
    long start = System.nanoTime();
    BooleanSupplier isOver = () -> System.nanoTime() - start >= left.time().toNanos();
    EndSearch.Result own = EndSearch.search(interpreter, (int) result.distinct(), isOver);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    } else if (own == null && isOver.getAsBoolean()) {
      return Extent.TIME;
    }
    long expected = own == null ? -1 : own.distinct() + findings.properties();
    if (expected != result.distinct()) {
      findings.problem(
          "TLC found "
              + result.distinct()
              + " states, the interpreter "
              + (expected < 0 ? "more" : expected));
      return "";
    } else if (own == null || own.lasso() == null) {
      return "";
    }
    return ask(
        result,
        command,
        left.after(Duration.ofNanos(System.nanoTime() - start)),
        replayer,
        findings);
  }

  /** Asks TLC for its graph, in which there should be one. */
  private String ask(
      TlcResult result, TlcCommand command, Limits limits, Replayer replayer, Findings findings)
      throws IOException, InterruptedException {
    String module = request.model().module();
    String config = module + "-graph.cfg";
    Path file = request.directory().resolve(config);
    Files.writeString(
        file,
        request.model().files().getOrDefault(module + ".cfg", "").replaceAll("INVARIANT.*\n", ""),
        StandardCharsets.UTF_8);
    TlcCommand dump =
        new TlcCommand(module, config, command.heapBytes(), 1, command.quickStart(), true);
    Found found = new Found();
    TlcRunner.Report report =
        tlc.run(
            request.directory(),
            LOG,
            dump,
            limits,
            t -> findings.problem("a trace of a run without invariants"),
            Progress.none(),
            () -> found.read(request.directory().resolve(TlcCommand.GRAPH)));
    Ending ending = TlcRunner.ending(report, limits);
    if (ending.why() == Ending.Why.TIME) {
      Files.delete(file);
      return UNTOLD;
    }
    if (found.unreadable != null) {
      throw found.unreadable;
    }
    TlcResult again = report.result();
    if (ending.why() != Ending.Why.COMPLETE
        || again.distinct() != result.distinct()
        || (result.generated() >= 0 && again.generated() != result.generated())) {
      findings.problem("the state graph cannot be had from TLC: " + ending.detail());
      return "";
    }
    Files.delete(file);
    StateGraph.Lasso lasso = found.lasso;
    if (lasso != null) {
      findings.add(replayer.replayLoop(found.states, lasso.lost(), lasso.loop()));
    }
    if (lasso == null) {
      findings.problem("TLC and the interpreter disagree on whether every run can end");
    }
    return "";
  }

  /** What the dumped graph says. */
  private static final class Found {
    private StateGraph.@Nullable Lasso lasso;
    private List<Map<String, TlaValue>> states = List.of();

    /** Why the file cannot be read: TLC may not have come to its end. */
    private @Nullable IOException unreadable;

    private void read(Path file) {
      if (Files.exists(file)) {
        try {
          GraphDump dump = GraphDump.read(file);
          lasso = dump.graph().lasso();
          states = lasso == null ? List.of() : dump.states(lasso.states());
        } catch (IOException | RuntimeException e) {
          unreadable = new IOException("its state graph cannot be read: " + e.getMessage(), e);
        }
      }
    }
  }
}
