package org.epcheck.runner.spec;

import java.util.Locale;
import java.util.Optional;

/** Which runs a temporal property is asked of. RCU callbacks count as one thread. */
public enum Fairness {
  /** All, also those in which a thread that could go on never does. */
  NONE("a thread may stop anywhere for ever"),
  /** Those in which no thread that could go on all the time stands still for ever. */
  WEAK("a thread that could go on all the time does"),
  /** Those in which no thread that could go on again and again stands still for ever. */
  STRONG("a thread that could go on again and again does");

  private final String words;

  Fairness(String words) {
    this.words = words;
  }

  /** What is assumed of threads, as half a sentence. */
  public String words() {
    return words;
  }

  /** As a property's file has it: {@code weak}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  static Optional<Fairness> of(String word) {
    for (Fairness f : values()) {
      if (f.word().equals(word)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }
}
