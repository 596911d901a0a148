package org.epcheck.translator.diagnostic;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a stage returns: a value, or none when there was an error, and the diagnostics.
 *
 * @param <T> type of the value
 */
public record Outcome<T>(@Nullable T value, List<Diagnostic> diagnostics) {
  public Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  public static <T> Outcome<T> ok(T value) {
    return new Outcome<>(value, List.of());
  }

  public static <T> Outcome<T> failed(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      throw new IllegalArgumentException("a failure says why");
    }
    return new Outcome<>(null, diagnostics);
  }

  public static <T> Outcome<T> failed(Diagnostic diagnostic) {
    return failed(List.of(diagnostic));
  }

  public boolean isOk() {
    return value != null;
  }

  /** The value; call it only after {@link #isOk}. */
  public T get() {
    if (value == null) {
      throw new IllegalStateException("no value: " + diagnostics);
    }
    return value;
  }

  /** The next stage's outcome, or this failure. */
  public <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return value == null ? failed(diagnostics) : next.apply(value);
  }
}
