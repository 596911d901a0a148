package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.CFrame;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.source.Span;

/** Call stacks for people: the real calls, with the inlined ones between them. */
final class Frames {
  private final SourceText source;
  // Traces share nearly all of their frames.
  private final Map<Trace.Frame, Trace.Frame> shared = new HashMap<>();

  Frames(SourceText source) {
    this.source = source;
  }

  /** The frames of a stack, outermost first. */
  List<Trace.Frame> of(List<CFrame> stack) {
    List<Trace.Frame> frames = new ArrayList<>();
    for (CFrame f : stack) {
      add(f.function(), f.origin(), frames);
    }
    return List.copyOf(frames);
  }

  private void add(String function, Origin origin, List<Trace.Frame> frames) {
    String name = function;
    for (Origin.Inlined call : origin.inlined()) {
      frames.add(frame(name, call.call()));
      name = call.callee();
    }
    frames.add(frame(name, origin.span()));
  }

  private Trace.Frame frame(String function, Span at) {
    Trace.Frame frame =
        new Trace.Frame(function, at.file(), at.line(), source.line(at), at.file().endsWith(".h"));
    Trace.Frame known = shared.putIfAbsent(frame, frame);
    return known == null ? frame : known;
  }

  /** The statement of the innermost frame that is no header: what a step does. */
  String statement(List<CFrame> stack) {
    String text = "";
    for (CFrame f : stack) {
      for (Origin.Inlined call : f.origin().inlined()) {
        text = statement(call.call(), text);
      }
      text = statement(f.origin().span(), text);
    }
    return text;
  }

  private String statement(Span at, String otherwise) {
    return at.file().endsWith(".h") ? otherwise : source.statement(at);
  }
}
