package org.epcheck.translator.diagnostic;

import java.util.ArrayList;
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

  /** A value with warnings. */
  public static <T> Outcome<T> ok(T value, List<Diagnostic> warnings) {
    return new Outcome<>(value, warnings);
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

  /** The next stage's outcome with the warnings of this one before it, or this failure. */
  public <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    if (value == null) {
      return failed(diagnostics);
    }
    Outcome<R> result = next.apply(value);
    if (diagnostics.isEmpty()) {
      return result;
    }
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(result.diagnostics());
    return new Outcome<>(result.value(), all);
  }
}
