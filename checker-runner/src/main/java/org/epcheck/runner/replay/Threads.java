package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.interp.CFrame;
import org.epcheck.translator.interp.InterpEvent;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.ir.Origin;

/** The C call stack of each thread, kept up to date with the steps. */
final class Threads {
  private final ProgramIndex index;
  private final List<List<CFrame>> calls = new ArrayList<>();

  Threads(ProgramIndex index, int count) {
    this.index = index;
    for (int i = 0; i < count; i++) {
      calls.add(new ArrayList<>());
    }
  }

  /**
   * The stack of a thread that is to execute a block, outermost frame first; empty if it has none
   * to execute.
   */
  List<CFrame> stack(State state, int thread) {
    ProgramIndex.Place place = index.at(state.pc(thread));
    return place == null ? List.of() : stack(state, thread, place.origin());
  }

  /** The same, at a certain place of the block. */
  List<CFrame> stack(State state, int thread, Origin at) {
    ProgramIndex.Place place = index.at(state.pc(thread));
    if (place == null) {
      return List.of();
    }
    List<CFrame> stack = new ArrayList<>(calls.get(thread - 1));
    stack.add(new CFrame(place.function().name(), at));
    return stack;
  }

  /** The thread has executed its block. */
  void advance(State before, int thread, List<InterpEvent> events) {
    ProgramIndex.Place place = index.at(before.pc(thread));
    List<CFrame> own = calls.get(thread - 1);
    for (InterpEvent event : events) {
      if (event instanceof InterpEvent.Called e && e.origin() != null && place != null) {
        own.add(new CFrame(place.function().name(), e.origin()));
      } else if (event instanceof InterpEvent.Returned && !own.isEmpty()) {
        own.remove(own.size() - 1);
      }
    }
  }
}
