package org.epcheck.runner.report;

import org.epcheck.runner.audit.Status;
import org.epcheck.runner.verdict.Verdict;

/** Colours, or none. */
public enum Style {
  PLAIN,
  COLOUR;

  /** The text in the colour of a verdict. */
  public String paint(Verdict verdict, String text) {
    if (this == PLAIN) {
      return text;
    }
    return verdict.accept(
        new Verdict.Visitor<String>() {
          @Override
          public String ok(Verdict.Ok v) {
            return ansi("32", text);
          }

          @Override
          public String violated(Verdict.Violated v) {
            return ansi("1;31", text);
          }

          @Override
          public String vacuous(Verdict.Vacuous v) {
            return ansi("33", text);
          }

          @Override
          public String inconclusive(Verdict.Inconclusive v) {
            return ansi("33", text);
          }

          @Override
          public String failed(Verdict.Failed v) {
            return ansi("1;35", text);
          }

          @Override
          public String notApplicable(Verdict.NotApplicable v) {
            return text;
          }
        });
  }

  /** The text in the colour of a claim's status. */
  String paint(Status status, String text) {
    if (this == PLAIN) {
      return text;
    }
    return switch (status) {
      case HOLDS -> ansi("32", text);
      case REFUTED -> ansi("1;31", text);
      case UNDECIDED -> ansi("33", text);
    };
  }

  /** A heading. */
  public String bold(String text) {
    return this == PLAIN ? text : ansi("1", text);
  }

  private static String ansi(String code, String text) {
    return "\033[" + code + "m" + text + "\033[0m";
  }
}
