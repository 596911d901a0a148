package org.epcheck.translator.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.anarres.cpp.PreprocessorListener;
import org.anarres.cpp.Source;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** Turns what JCPP says into diagnostics. Warnings are dropped. */
final class PreprocessorMessages implements PreprocessorListener {
  private final MacroTracker jcpp;
  private final SourceProvider sources;
  private final boolean foreign;
  private final List<Diagnostic> list = new ArrayList<>();

  PreprocessorMessages(MacroTracker jcpp, SourceProvider sources, boolean foreign) {
    this.jcpp = jcpp;
    this.sources = sources;
    this.foreign = foreign;
  }

  List<Diagnostic> list() {
    return list;
  }

  void add(Diagnostic d) {
    list.add(d);
  }

  @Override
  public void handleWarning(Source source, int line, int column, String text) {}

  @Override
  public void handleError(Source source, int line, int column, String text) {
    Span span = directive(jcpp.here(line, column));
    if (text.startsWith("File not found: ")) {
      String name = includedName(span);
      list.add(foreign ? notModelled(span, name) : missing(span, name, sources));
    } else if (text.startsWith("#error")) {
      list.add(
          Diagnostic.of(Code.KC102, span, "`#error`" + text.substring("#error".length()), null));
    } else {
      list.add(Diagnostic.of(Code.KC102, span, lower(text), null));
    }
  }

  @Override
  public void handleSourceChange(Source source, SourceChangeEvent event) {}

  static Diagnostic missing(@Nullable Span span, String name, SourceProvider sources) {
    String help = Spelling.help(name, sources.names());
    return new Diagnostic(
        Code.KC103,
        span,
        "file `" + name + "` not found",
        List.of("only the model headers are searched, not those of a kernel tree"),
        help == null ? "add `" + name + "` to the model headers" : help);
  }

  private static Diagnostic notModelled(@Nullable Span span, String name) {
    return Diagnostic.of(
        Code.KC104,
        span,
        "header `" + name + "` is not modelled and counts as empty",
        "what a run needs of it goes into `specs/include/" + name + "`");
  }

  /** The whole directive if the line is one: JCPP's column is somewhere in it. */
  private @Nullable Span directive(@Nullable Span span) {
    var file = span == null ? null : sources.find(span.file());
    if (span == null || file == null) {
      return span;
    }
    String line = file.line(span.line());
    String text = line.strip();
    int column = line.indexOf(text) + 1;
    return text.startsWith("#")
        ? new Span(span.file(), span.line(), column, span.line(), column + text.length())
        : span;
  }

  private String includedName(@Nullable Span span) {
    var file = span == null ? null : sources.find(span.file());
    if (span == null || file == null) {
      return "?";
    }
    String line = file.line(span.line());
    return line.replaceFirst("^\\s*#\\s*include(_next)?\\s*[<\"]?", "")
        .replaceFirst("[>\"].*$", "");
  }

  static String lower(String text) {
    boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
    return acronym
        ? text
        : text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
