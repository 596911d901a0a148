package org.epcheck.runner.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
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

  private final TlcRunner tlc;
  private final RunRequest request;
  private final Interpreter interpreter;

  Livelocks(TlcRunner tlc, RunRequest request, Interpreter interpreter) {
    this.tlc = tlc;
    this.request = request;
    this.interpreter = interpreter;
  }

  /**
   * Looks, and adds what is found.
   *
   * @param result of the complete run that looked for errors
   * @param isOver when the interpreter's search gives up: then nothing is added
   */
  void look(
      TlcResult result,
      TlcCommand command,
      Limits limits,
      Replayer replayer,
      Findings findings,
      BooleanSupplier isOver)
      throws IOException, InterruptedException {
    if (result.distinct() > RunOutcome.SEARCHED_TWICE
        || !Recurrence.isPossible(interpreter.program())) {
      return;
    }
    Explorer.Result searched = request.model().searched();
    if (searched != null
        && searched.mayAllEnd()
        && searched.distinct() + findings.properties() == result.distinct()) {
      return;
    }
    EndSearch.Result own = EndSearch.search(interpreter, RunOutcome.SEARCHED_TWICE, isOver);
    if (own == null) {
      return;
    }
    long expected = own.distinct() + findings.properties();
    if (expected != result.distinct()) {
      findings.problem("TLC found " + result.distinct() + " states, the interpreter " + expected);
      return;
    } else if (own.lasso() == null) {
      return;
    }
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
    TlcResult again = report.result();
    if (ending.why() != Ending.Why.COMPLETE
        || again.distinct() != result.distinct()
        || (result.generated() >= 0 && again.generated() != result.generated())) {
      findings.problem("the state graph cannot be had from TLC: " + ending.detail());
      return;
    }
    Files.delete(file);
    StateGraph.Lasso lasso = found.lasso;
    if (lasso != null) {
      findings.add(replayer.replayLoop(found.states, lasso.lost(), lasso.loop()));
    }
    if (lasso == null) {
      findings.problem("TLC and the interpreter disagree on whether every run can end");
    }
  }

  /** What the dumped graph says. */
  private static final class Found {
    private StateGraph.@Nullable Lasso lasso;
    private List<Map<String, TlaValue>> states = List.of();

    private void read(Path file) throws IOException {
      if (Files.exists(file)) {
        GraphDump dump = GraphDump.read(file);
        lasso = dump.graph().lasso();
        states = lasso == null ? List.of() : dump.states(lasso.states());
      }
    }
  }
}
