package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.source.Span;

/** The C text of a patched tree. */
final class SourceText {
  private static final int MOST_LINES = 8;

  private final SortedMap<String, String> files;
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<Span, String> statements = new HashMap<>();

  /** For files by path; a span may name a file by the end of its path. */
  SourceText(SortedMap<String, String> files) {
    this.files = new TreeMap<>(files);
  }

  /** The first line of the span, trimmed; empty if the source is not at hand. */
  String line(Span span) {
    List<String> text = lines.computeIfAbsent(span.file(), this::find);
    return span.line() >= 1 && span.line() <= text.size() ? text.get(span.line() - 1).strip() : "";
  }

  /** The statement at the span on one line, without what only closes or opens it. */
  String statement(Span span) {
    return statements.computeIfAbsent(span, this::oneLine);
  }

  private String oneLine(Span span) {
    List<String> text = lines.computeIfAbsent(span.file(), this::find);
    List<String> parts = new ArrayList<>();
    int last = Math.min(Math.min(span.endLine(), span.line() + MOST_LINES), text.size());
    for (int i = Math.max(1, span.line()); i <= last; i++) {
      parts.add(text.get(i - 1).strip());
    }
    String s = String.join(" ", parts).replaceAll("\\s+", " ").strip();
    s = s.replaceFirst("^\\} ", "").replaceFirst("\\s*\\{$", "").replaceFirst("\\s*;$", "");
    return s;
  }

  private List<String> find(String name) {
    String text = files.get(name);
    if (text == null) {
      List<String> ending = files.keySet().stream().filter(f -> f.endsWith("/" + name)).toList();
      text = ending.size() == 1 ? files.get(ending.get(0)) : null;
    }
    return text == null ? List.of() : List.of(text.split("\r?\n", -1));
  }
}
