package org.epcheck.translator.diagnostic;

import java.util.Comparator;
import java.util.List;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Span;

/** Writes diagnostics for people, in the manner of rustc: place, source line, caret, help. */
public final class DiagnosticRenderer {
  private static final Comparator<Diagnostic> BY_POSITION =
      Comparator.<Diagnostic, String>comparing(d -> d.span() == null ? "" : d.span().file())
          .thenComparing(d -> d.span() == null ? 0 : d.span().line())
          .thenComparing(d -> d.span() == null ? 0 : d.span().column())
          .thenComparing(d -> d.code())
          .thenComparing(d -> d.message());

  private final SourceProvider sources;

  /**
   * @param sources where the quoted lines come from
   */
  public DiagnosticRenderer(SourceProvider sources) {
    this.sources = sources;
  }

  /** The diagnostics in the order of their positions, each once. */
  public static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
    return diagnostics.stream().sorted(BY_POSITION).distinct().toList();
  }

  /** All diagnostics, sorted by position, with an empty line between them. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic d : sorted(diagnostics)) {
      out.append(out.isEmpty() ? "" : "\n").append(render(d));
    }
    return out.toString();
  }

  /** One diagnostic; ends with a line end. */
  public String render(Diagnostic d) {
    StringBuilder out = new StringBuilder();
    out.append(d.code().isWarning() ? "warning[" : "error[")
        .append(d.code())
        .append("]: ")
        .append(d.message())
        .append('\n');
    String margin = "";
    Span span = d.span();
    if (span != null) {
      String number = Integer.toString(span.line());
      margin = " ".repeat(number.length());
      out.append(margin).append("--> ").append(span).append('\n');
      SourceFile file = sources.find(span.file());
      if (file != null) {
        String line = file.line(span.line());
        out.append(margin).append(" |\n");
        out.append(number).append(" | ").append(line.replace('\t', ' ')).append('\n');
        out.append(margin).append(" | ").append(carets(span, line)).append('\n');
      }
    }
    for (String note : d.notes()) {
      out.append(margin).append(" = note: ").append(note).append('\n');
    }
    if (d.help() != null) {
      out.append(margin).append(" = help: ").append(d.help()).append('\n');
    }
    return out.toString();
  }

  private static String carets(Span span, String line) {
    int end = span.endLine() == span.line() ? span.endColumn() : line.length() + 1;
    int count = Math.max(1, Math.min(end, line.length() + 1) - span.column());
    return " ".repeat(Math.max(0, span.column() - 1)) + "^".repeat(count);
  }
}
