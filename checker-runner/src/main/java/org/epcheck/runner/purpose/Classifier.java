package org.epcheck.runner.purpose;

import com.google.gson.Gson;
import java.util.List;
import org.epcheck.runner.engine.FoundError;

/** Tells which purposes an error violates. */
public final class Classifier {
  private static final String BOUND = "bound-";

  private final List<Purpose> purposes;

  /**
   * @param purposes all that the library has, not only the selected ones: an error of a purpose
   *     that nobody asked for must not turn up as "other"
   */
  public Classifier(List<Purpose> purposes) {
    this.purposes = List.copyOf(purposes);
  }

  /** All that it knows: two classifiers with equal keys classify alike. */
  public String key() {
    return new Gson().toJson(purposes);
  }

  /** All purposes. */
  public List<Purpose> purposes() {
    return purposes;
  }

  /** The ids of the purposes violated, in order; empty: an error in its own right. */
  public List<String> violated(FoundError error) {
    if (isBound(error)) {
      return List.of();
    }
    return purposes.stream()
        .filter(p -> p.rules().stream().anyMatch(r -> r.matches(error)))
        .map(Purpose::id)
        .toList();
  }

  /** Whether the error is none, but says that a bound was too small. */
  public static boolean isBound(FoundError error) {
    return error.kind().startsWith(BOUND);
  }

  /** Whether the error is of no purpose, and has to be shown under its own name. */
  public boolean isOther(FoundError error) {
    return !isBound(error) && violated(error).isEmpty();
  }
}
