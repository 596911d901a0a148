package org.epcheck.runner.out;

import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.trace.explain.Explainer;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TimelineJson;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.trace.render.html.HtmlRenderer;
import org.epcheck.trace.render.svg.SvgRenderer;
import org.epcheck.trace.render.text.ChangelogRenderer;
import org.epcheck.trace.render.text.ReportRenderer;
import org.epcheck.trace.render.text.TerminalRenderer;
import org.epcheck.trace.timeline.Timeline;

/** The renderers of the counterexamples module. */
public final class TextRenderer implements TraceRenderer {
  /** Of {@code terminal.txt}: wide enough for three threads. */
  private static final int COLUMNS = 140;

  @Override
  public SortedMap<String, String> files(Trace trace) {
    Timeline timeline = Explainer.explain(trace);
    SortedMap<String, String> files = new TreeMap<>();
    files.put("trace.json", TraceJson.write(trace));
    files.put("timeline.json", TimelineJson.write(timeline));
    files.put("changelog.txt", ChangelogRenderer.render(timeline));
    files.put("report.txt", ReportRenderer.render(timeline));
    files.put("timeline.svg", SvgRenderer.render(timeline));
    files.put("page.html", HtmlRenderer.render(timeline));
    files.put("terminal.txt", terminal(timeline, COLUMNS, false, false));
    return files;
  }

  @Override
  public String terminal(Trace trace, int columns, boolean ascii, boolean colour) {
    return terminal(Explainer.explain(trace), columns, ascii, colour);
  }

  private static String terminal(Timeline timeline, int columns, boolean ascii, boolean colour) {
    return TerminalRenderer.render(timeline, new TerminalRenderer.Style(columns, ascii, colour));
  }
}
