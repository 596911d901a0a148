package org.epcheck.runner.cli;

import java.util.List;
import java.util.Map;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.DiagnosticRenderer;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.SourceProvider;

/** What commands say when their input is wrong. */
final class Reports {
  private Reports() {}

  /** Prints diagnostics to stderr; the exit status for wrong input. */
  static int failed(Context context, List<Diagnostic> problems, Map<String, String> quoted) {
    SourceProvider sources =
        file -> quoted.containsKey(file) ? new SourceFile(file, quoted.get(file)) : null;
    context.err().print(new DiagnosticRenderer(sources).render(problems));
    return ExitStatus.USAGE;
  }
}
