package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.model.Trace;
import org.jspecify.annotations.Nullable;

/** What stands on a call stack beside the helpers of the model headers. */
final class Places {
  private Places() {}

  /** The innermost frame that is no header, or null. */
  static Trace.@Nullable Frame innermost(List<Trace.Frame> frames) {
    Trace.Frame at = null;
    for (Trace.Frame f : frames) {
      at = f.header() ? at : f;
    }
    return at;
  }

  /** The functions that are no helpers, innermost first. */
  static List<String> functions(List<Trace.Frame> frames) {
    List<String> names = new ArrayList<>();
    for (Trace.Frame f : frames) {
      if (!f.header()) {
        names.add(0, f.function());
      }
    }
    return names;
  }

  /** {@code file:line} of the innermost frame that is no header, or empty. */
  static String fileLine(List<Trace.Frame> frames) {
    Trace.Frame at = innermost(frames);
    return at == null ? "" : at.file() + ":" + at.line();
  }

  /** Number of frames below the thread's entry that are no header. */
  static int depth(List<Trace.Frame> frames) {
    return (int) Math.max(0, frames.stream().filter(f -> !f.header()).count() - 1);
  }
}
