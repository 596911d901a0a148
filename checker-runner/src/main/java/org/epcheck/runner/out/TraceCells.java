package org.epcheck.runner.out;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.plan.CellId;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.series.Series;
import org.epcheck.runner.verdict.RunVerdicts;
import org.epcheck.trace.model.Trace;

/** Says in a trace which cell of which series it is evidence for. */
public final class TraceCells {
  private final Series series;
  private final String arguments;

  /**
   * For the traces of one series.
   *
   * @param arguments what the command that shows a trace again has to have besides; begins with a
   *     blank, or empty
   */
  public TraceCells(Series series, String arguments) {
    this.series = series;
    this.arguments = arguments;
  }

  /** What the cells of a step's traces depend on. */
  List<String> key(int step, Digest digest) {
    List<String> parts = new ArrayList<>();
    parts.addAll(List.of(series.name(), series.titles().get(step), series.last() + "", arguments));
    // Lines are marked by what differs from the base.
    series.steps().get(0).files().forEach((name, text) -> parts.add(name + " " + digest.of(text)));
    return parts;
  }

  /**
   * The trace with its cell filled in, and the sources that its steps stand in.
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
    command.append(new CellId(row, step, run.run().scenario())).append(arguments);
    run.run().changed().forEach((k, v) -> command.append(" --set ").append(k + "=" + v));
    Trace.Cell cell =
        new Trace.Cell(
            series.name(),
            step,
            series.last(),
            series.titles().get(step),
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
    return trace.with(cell).with(MarkedSources.of(trace, series, step));
  }
}
