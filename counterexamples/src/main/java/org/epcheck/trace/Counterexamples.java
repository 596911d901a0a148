package org.epcheck.trace;

import java.util.List;
import org.epcheck.trace.explain.Explainer;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.FormatException;
import org.epcheck.trace.read.TimelineJson;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.trace.render.export.ItfRenderer;
import org.epcheck.trace.render.export.JunitRenderer;
import org.epcheck.trace.render.export.MarkdownRenderer;
import org.epcheck.trace.render.export.MermaidRenderer;
import org.epcheck.trace.render.export.PerfettoRenderer;
import org.epcheck.trace.render.export.SarifRenderer;
import org.epcheck.trace.render.html.HtmlRenderer;
import org.epcheck.trace.render.svg.SvgRenderer;
import org.epcheck.trace.render.text.ChangelogRenderer;
import org.epcheck.trace.render.text.ReportRenderer;
import org.epcheck.trace.render.text.TerminalRenderer;
import org.epcheck.trace.timeline.Timeline;

/** Counterexamples for people: the entry of this module. */
public final class Counterexamples {
  /** Names of the forms, in the order of a help text. */
  public static final List<String> FORMS =
      List.of(
          "changelog",
          "terminal",
          "report",
          "json",
          "svg",
          "html",
          "markdown",
          "mermaid",
          "itf",
          "perfetto",
          "sarif",
          "junit");

  private Counterexamples() {}

  /**
   * How to render; only the terminal form asks.
   *
   * @param width columns; below 100 the terminal form is the changelog form
   * @param ascii no character beyond ASCII
   * @param colour ANSI colours (the caller knows about NO_COLOR and pipes)
   */
  public record Options(int width, boolean ascii, boolean colour) {
    /** 120 columns, UTF-8, no colours. */
    public static final Options PLAIN = new Options(120, false, false);
  }

  /** What a trace means. */
  public static Timeline explain(Trace trace) {
    return Explainer.explain(trace);
  }

  /**
   * Renders a trace.
   *
   * @param form one of {@link #FORMS}
   * @throws IllegalArgumentException an unknown form
   */
  public static String render(Trace trace, String form, Options options) {
    return render(explain(trace), form, options);
  }

  /**
   * Renders a timeline.
   *
   * @param form one of {@link #FORMS}
   * @throws IllegalArgumentException an unknown form
   */
  public static String render(Timeline timeline, String form, Options options) {
    return switch (form) {
      case "changelog" -> ChangelogRenderer.render(timeline);
      case "terminal" ->
          TerminalRenderer.render(
              timeline,
              new TerminalRenderer.Style(options.width(), options.ascii(), options.colour()));
      case "report" -> ReportRenderer.render(timeline);
      case "json" -> TimelineJson.write(timeline);
      case "svg" -> SvgRenderer.render(timeline);
      case "html" -> HtmlRenderer.render(timeline);
      case "markdown" -> MarkdownRenderer.render(timeline);
      case "mermaid" -> MermaidRenderer.render(timeline);
      case "itf" -> ItfRenderer.render(timeline);
      case "perfetto" -> PerfettoRenderer.render(timeline);
      case "sarif" -> SarifRenderer.render(timeline);
      case "junit" -> JunitRenderer.render(timeline);
      default ->
          throw new IllegalArgumentException(
              "unknown form `" + form + "`; there are " + String.join(", ", FORMS));
    };
  }

  /**
   * Renders the text of a {@code trace.json}.
   *
   * @throws FormatException the text is no trace of this version
   */
  public static String render(String traceJson, String form, Options options) {
    return render(TraceJson.read(traceJson), form, options);
  }
}
