package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Terminator;
import org.jspecify.annotations.Nullable;

/** How a block ends: jumps, calls, returns. */
final class Transfers {
  private static final int MAX_DEPTH = 24;

  private final StepContext c;

  Transfers(StepContext c) {
    this.c = c;
  }

  void execute(LinkedCode.End end) {
    Terminator t = end.terminator();
    Eval value = end.value();
    if (t instanceof Terminator.Goto) {
      go(end.next()[0], c.loc, c.self().stack());
    } else if (t instanceof Terminator.Branch && value != null) {
      boolean whenTrue = value.of(c.loc) != 0;
      c.recorder.branch(c.node, whenTrue);
      go(end.next()[whenTrue ? 0 : 1], c.loc, c.self().stack());
    } else if (t instanceof Terminator.Return) {
      leave(t.origin(), value == null ? null : value.of(c.loc));
    } else if (t instanceof Terminator.Stop) {
      c.fatal(t.origin(), "stopped", 0);
    } else if (value != null) {
      call(end, value.of(c.loc));
    }
  }

  private void call(LinkedCode.End end, int address) {
    Origin origin = end.terminator().origin();
    var callee = end.callees().get(address);
    if (callee == null) {
      c.fatal(origin, "bad-call", address);
      return;
    }
    Frame stack = c.self().stack();
    if (stack != null && stack.depth() >= MAX_DEPTH) {
      c.fatal(origin, "bound-depth", 0);
      return;
    }
    int[] parameters = new int[callee.variables().size()];
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < end.arguments().size(); i++) {
      int v = end.arguments().get(i).of(c.loc);
      values.add((long) v);
      if (i < callee.parameters().size()) {
        parameters[i] = v;
      }
    }
    c.recorder.event(new InterpEvent.Called(origin, callee.name(), values));
    int next = end.next()[0];
    int[] saved = clear(next, c.loc);
    if (end.dst() >= 0) {
      saved[end.dst()] = 0;
    }
    go(c.code.entry(callee), parameters, new Frame(next, end.dst(), saved, stack));
  }

  private void leave(Origin origin, @Nullable Integer value) {
    c.recorder.event(
        new InterpEvent.Returned(
            origin, c.node.function().name(), value == null ? null : Long.valueOf(value)));
    Frame frame = c.self().stack();
    if (frame != null) {
      int[] variables = frame.loc().clone();
      if (frame.dst() >= 0) {
        int result = value == null ? 0 : value;
        variables[frame.dst()] = result;
        LinkedCode.Node caller = c.code.block(frame.pc());
        c.recorder.event(
            new InterpEvent.LocalSet(
                origin,
                caller.function().name(),
                caller.function().variables().get(frame.dst()),
                frame.loc()[frame.dst()],
                result));
      }
      go(frame.pc(), variables, frame.caller());
      return;
    }
    if (c.self().held().length > 0) {
      c.error(origin, "lock-held-at-exit", c.self().held()[0], "");
    }
    if (c.self().nest() > 0) {
      c.error(origin, "reader-held-at-exit", 0, "");
    }
    int pc = c.thread == c.code.rcu() ? ThreadState.IDLE : ThreadState.DONE;
    c.self(c.self().go(pc, ThreadState.NONE, null));
    c.draft.run = State.RUN_ANY;
    c.draft.phase = Movers.NONE;
    c.draft.made = 0;
  }

  private int[] clear(int pc, int[] variables) {
    int[] cleared = variables.clone();
    for (int v : c.code.block(pc).dead()) {
      cleared[v] = 0;
    }
    return cleared;
  }

  private void go(int pc, int[] variables, @Nullable Frame stack) {
    c.self(c.self().go(pc, clear(pc, variables), stack));
    c.arrived();
  }
}
