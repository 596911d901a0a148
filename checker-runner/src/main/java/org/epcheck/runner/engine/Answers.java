package org.epcheck.runner.engine;

import java.util.Optional;

/** What an engine has answered, by a digest of what it was asked. */
public interface Answers {
  /** The answer that was kept, byte for byte. */
  Optional<byte[]> get(String question);

  /** Keeps an answer, if it can. */
  void put(String question, byte[] answer);

  /** Keeps nothing. */
  static Answers none() {
    return new Answers() {
      @Override
      public Optional<byte[]> get(String question) {
        return Optional.empty();
      }

      @Override
      public void put(String question, byte[] answer) {}
    };
  }
}
