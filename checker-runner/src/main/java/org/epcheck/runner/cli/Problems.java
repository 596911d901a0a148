package org.epcheck.runner.cli;

import java.util.List;
import java.util.Map;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** Diagnostics as text: code, place, source line, caret, notes, help. */
final class Problems {
  private Problems() {}

  /**
   * The text, a paragraph each.
   *
   * @param sources name to text, for the lines that are quoted
   */
  static String render(List<Diagnostic> diagnostics, Map<String, String> sources) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic d : diagnostics) {
      out.append("error[").append(d.code()).append("]: ").append(d.message()).append('\n');
      Span span = d.span();
      if (span != null) {
        out.append("  --> ").append(span).append('\n');
        quote(out, span, sources.get(span.file()));
      }
      d.notes().forEach(n -> out.append("  = note: ").append(n).append('\n'));
      if (d.help() != null) {
        out.append("  = help: ").append(d.help()).append('\n');
      }
    }
    return out.toString();
  }

  private static void quote(StringBuilder out, Span span, @Nullable String text) {
    if (text == null) {
      return;
    }
    List<String> lines = text.lines().toList();
    if (span.line() < 1 || span.line() > lines.size()) {
      return;
    }
    String line = lines.get(span.line() - 1);
    int end = span.endLine() == span.line() ? span.endColumn() : line.length() + 1;
    int count = Math.max(1, Math.min(end, line.length() + 1) - span.column());
    String margin = " ".repeat(String.valueOf(span.line()).length());
    out.append(' ').append(margin).append(" |\n ").append(span.line()).append(" | ");
    out.append(line.replace('\t', ' ')).append('\n');
    out.append(' ').append(margin).append(" | ").append(" ".repeat(Math.max(0, span.column() - 1)));
    out.append("^".repeat(count)).append('\n');
  }
}
