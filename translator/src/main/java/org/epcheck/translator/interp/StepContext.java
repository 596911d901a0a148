package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ir.Origin;
import org.jspecify.annotations.Nullable;

/** What the parts of one step share: the state in the making, errors, the checks of an access. */
final class StepContext {
  final World world;
  final LinkedCode code;
  final Draft draft;
  final int thread;
  final LinkedCode.Node node;
  final Choices choices;
  final Recorder recorder;
  final Memory memory;
  private final List<String> via = new ArrayList<>();

  /** The variables of the running function: changed as the block runs. */
  int[] loc;

  /** Whether an error ended the path. */
  boolean dead;

  StepContext(World world, State state, int thread, Choices choices, Recorder recorder) {
    this.world = world;
    this.code = world.code;
    this.draft = new Draft(state);
    this.thread = thread;
    this.choices = choices;
    this.recorder = recorder;
    this.memory = new Memory(world, draft, thread, thread != code.setup());
    ThreadState t = state.threads[thread];
    this.node = code.block(t.pc());
    this.loc = t.loc().clone();
    for (Frame f = t.stack(); f != null; f = f.caller()) {
      via.add(code.label(f.pc()));
    }
  }

  void error(@Nullable Origin origin, String kind, int address, String text) {
    recorder.event(new InterpEvent.Fault(origin, kind, address, text));
    recorder.error(
        new ErrorValue(kind, code.threadName(thread), node.block().label(), address, via));
  }

  void fatal(Origin origin, String kind, int address) {
    error(origin, kind, address, "");
    dead = true;
  }

  /** The checks of an access; false if it ended the path. */
  boolean access(Origin origin, int address, boolean write, boolean lockOperation) {
    String fault = memory.fatalFault(address, write);
    if (!fault.isEmpty()) {
      fatal(origin, fault, address);
      return false;
    }
    if (memory.isFreed(address)) {
      error(origin, "use-after-free", address, "");
    }
    if (memory.isMarkedByOther(address)) {
      error(origin, "use-after-mark", address, "");
    }
    if (!lockOperation && memory.isUnguarded(address)) {
      error(origin, "unguarded-access", address, "");
    }
    return true;
  }

  ThreadState self() {
    return draft.threads[thread];
  }

  void self(ThreadState changed) {
    draft.threads[thread] = changed;
  }

  void assign(LinkedCode.Op op, int value) {
    if (op.target() >= 0) {
      recorder.event(
          new InterpEvent.LocalSet(
              op.instr().origin(),
              node.function().name(),
              node.function().variables().get(op.target()),
              loc[op.target()],
              value));
      loc[op.target()] = value;
    }
  }
}
