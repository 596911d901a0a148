package org.epcheck.runner.out;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.plan.CellId;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.trace.model.Trace;

/** Says in a trace which cell of which series it is evidence for. */
public final class TraceCells {
  private final String series;
  private final List<String> titles;
  private final String input;

  /**
   * @param titles of all steps from 0
   * @param input options that say where the input is, each after a blank; empty for the presets
   */
  public TraceCells(String series, List<String> titles, String input) {
    this.series = series;
    this.titles = List.copyOf(titles);
    this.input = input;
  }

  /**
   * The trace with its cell filled in.
   *
   * @param row purpose id, or the name of an error that belongs to none
   */
  public Trace fill(Trace trace, String row, RunVerdicts run) {
    int step = run.run().step();
    String title =
        run.run().purposes().stream()
            .filter(p -> p.id().equals(row))
            .findFirst()
            .map(Purpose::title)
            .orElse(trace.failure().kind());
    SortedMap<String, String> switches = new TreeMap<>(run.run().switches());
    StringBuilder command = new StringBuilder("./epcheck trace ");
    command.append(new CellId(row, step, run.run().scenario()));
    run.run().changed().forEach((k, v) -> command.append(" --set ").append(k + "=" + v));
    command.append(input);
    Trace.Cell cell =
        new Trace.Cell(
            series,
            step,
            titles.size() - 1,
            titles.get(step),
            run.run().scenario(),
            run.scenarioTitle(),
            row,
            title,
            switches,
            run.bounds(),
            run.outcome().engine(),
            run.outcome().distinct(),
            run.outcome().depth(),
            run.outcome().shortest(),
            command.toString());
    return new Trace(
        trace.version(),
        cell,
        trace.threads(),
        trace.objects(),
        trace.initial(),
        trace.steps(),
        trace.failure(),
        trace.sources());
  }
}
