package org.epcheck.trace.read;

/** A file is not what it should be; the message names the place in it, for people. */
public final class FormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FormatException(String message) {
    super(message);
  }
}
