package org.epcheck.translator.interp;

import java.util.Locale;

/** The value of {@code life} of an object. */
public enum Life {
  STATIC,
  UNBORN,
  LIVE,
  RETIRED,
  FREED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** As in the state. */
  public String text() {
    return text;
  }
}
