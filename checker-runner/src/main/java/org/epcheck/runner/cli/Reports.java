package org.epcheck.runner.cli;

import java.util.List;
import java.util.Map;
import org.epcheck.translator.diagnostic.Diagnostic;

/** What commands say when their input is wrong. */
final class Reports {
  private Reports() {}

  /** Prints diagnostics to stderr; the exit status for wrong input. */
  static int failed(Context context, List<Diagnostic> problems, Map<String, String> quoted) {
    context.err().print(Problems.render(problems, quoted));
    return ExitStatus.USAGE;
  }
}
