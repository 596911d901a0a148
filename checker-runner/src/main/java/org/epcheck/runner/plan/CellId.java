package org.epcheck.runner.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/**
 * A cell of the matrix: {@code 4c@6}, or {@code 4c@6/close-close}.
 *
 * @param purpose id, or the kind of an error that belongs to none
 * @param scenario empty when all are meant
 */
public record CellId(String purpose, int step, String scenario) {
  private static final Pattern FORM =
      Pattern.compile("([^@/\\s]+)@(\\d{1,6}|base)(?:/([^@/\\s]+))?");

  /** Reads the written form; KR202 if it is none. */
  public static Outcome<CellId> parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR202,
              null,
              "`" + text + "` is not a cell",
              "write PURPOSE@STEP or PURPOSE@STEP/SCENARIO, for example 4c@6"));
    }
    String step = m.group(2);
    String scenario = m.group(3);
    return Outcome.ok(
        new CellId(
            m.group(1),
            step.equals("base") ? 0 : Integer.parseInt(step),
            scenario == null ? "" : scenario));
  }

  @Override
  public String toString() {
    return purpose + "@" + step + (scenario.isEmpty() ? "" : "/" + scenario);
  }
}
