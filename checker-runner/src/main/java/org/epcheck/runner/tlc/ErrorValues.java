package org.epcheck.runner.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.tla.TlaValue;

/** Reads the variable {@code err}. */
final class ErrorValues {
  private ErrorValues() {}

  /**
   * The error of an error state.
   *
   * @throws IllegalArgumentException if the state has none
   */
  static ErrorValue of(Map<String, TlaValue> state) {
    if (state.get("err") instanceof TlaValue.Seq s
        && s.elements().size() == 5
        && s.elements().get(0) instanceof TlaValue.Str kind
        && s.elements().get(1) instanceof TlaValue.Str thread
        && s.elements().get(2) instanceof TlaValue.Str label
        && s.elements().get(3) instanceof TlaValue.Int address
        && s.elements().get(4) instanceof TlaValue.Seq via) {
      List<String> labels = new ArrayList<>();
      for (TlaValue v : via.elements()) {
        if (!(v instanceof TlaValue.Str l)) {
          throw new IllegalArgumentException("err = " + s);
        }
        labels.add(l.value());
      }
      return new ErrorValue(kind.value(), thread.value(), label.value(), address.value(), labels);
    }
    throw new IllegalArgumentException("err = " + state.get("err"));
  }
}
