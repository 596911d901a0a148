package org.epcheck.translator.interp;

/**
 * The model left what the engines can represent (a value of more than 32 bits, a division by zero,
 * a thread blocked inside an atomic section). Never a verdict: the run ends without one.
 */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EngineException(String message) {
    super(message);
  }

  EngineException(String message, EngineException cause) {
    super(message, cause);
  }
}
