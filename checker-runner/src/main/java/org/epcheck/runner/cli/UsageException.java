package org.epcheck.runner.cli;

/** A wrong command line; the message says what is wrong and what to write. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
