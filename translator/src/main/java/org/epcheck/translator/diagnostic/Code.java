package org.epcheck.translator.diagnostic;

/**
 * Every diagnostic code. Hundreds by stage: KC1 syntax, KC2 subset, KC3 names and types, KC4
 * lowering, KR runner, KT traces. Each has a page in docs/errors.
 */
public enum Code {
  KC101("syntax error"),
  KC102("preprocessor error"),
  KC103("file not found"),
  KC104("not modelled", true),
  KC201("construct not supported"),
  KC301("unknown name"),
  KC302("type error"),
  KC303("unknown function"),
  KC304("conflicting definitions"),
  KC401("cannot be lowered"),
  KC402("model operation misused"),
  KC403("error while the setup ran"),
  KR101("patch cannot be read"),
  KR102("patch does not apply"),
  KR201("unknown name"),
  KR202("invalid value"),
  KR301("specs file invalid"),
  KR302("file or directory not usable"),
  KR303("property invalid");

  private final String title;
  private final boolean warning;

  Code(String title) {
    this(title, false);
  }

  Code(String title, boolean warning) {
    this.title = title;
    this.warning = warning;
  }

  /** Whether it is only a warning: the stage has a result all the same. */
  public boolean isWarning() {
    return warning;
  }

  public String title() {
    return title;
  }
}
