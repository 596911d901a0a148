package org.epcheck.translator.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Span;

/** The C text of spans, each on one line. */
public final class SpanText implements Function<Span, Optional<String>> {
  private final SourceProvider sources;
  private final Map<String, List<String>> lines = new HashMap<>();

  /** Of the files that the provider finds by their names in spans. */
  public SpanText(SourceProvider sources) {
    this.sources = sources;
  }

  @Override
  public Optional<String> apply(Span span) {
    List<String> file = lines.computeIfAbsent(span.file(), this::read);
    StringBuilder text = new StringBuilder();
    for (int n = span.line(); n <= span.endLine() && n <= file.size(); n++) {
      String line = file.get(n - 1);
      int from = n == span.line() ? Math.min(span.column() - 1, line.length()) : 0;
      int to = n == span.endLine() ? Math.min(span.endColumn() - 1, line.length()) : line.length();
      text.append(line, from, Math.max(from, to)).append(' ');
    }
    String one = text.toString().replaceAll("\\s+", " ").strip();
    return one.isEmpty() ? Optional.empty() : Optional.of(one);
  }

  private List<String> read(String name) {
    SourceFile file = sources.find(name);
    return file == null ? List.of() : file.lines();
  }
}
