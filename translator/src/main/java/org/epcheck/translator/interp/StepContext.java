package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ir.Instr;
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

  /** How far the thread is once the block is done. */
  private final int phaseAfter;

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
    this.phaseAfter =
        world.discipline.isOn()
            ? new Movers(world).after(memory, thread, t, state.phase)
            : Movers.NONE;
    for (Frame f = t.stack(); f != null; f = f.caller()) {
      via.add(code.label(f.pc()));
    }
  }

  /** The thread is at another block: whether it runs on. */
  void arrived() {
    Movers movers = new Movers(world);
    int phase = draft.phase;
    if (world.discipline.isOn()) {
      phase = phaseAfter;
    }
    int made = world.discipline.isOn() ? draft.made + 1 : 0;
    boolean on = movers.goesOn(memory, thread, self(), phase, made);
    draft.run = on ? thread : State.RUN_ANY;
    draft.phase = on ? phase : Movers.NONE;
    draft.made = on ? made : 0;
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
    if (thread != code.setup()) {
      keepDiscipline(origin, address, write, lockOperation);
    }
    return true;
  }

  private void keepDiscipline(Origin origin, int address, boolean write, boolean lockOperation) {
    Instr instr = op().instr();
    // Who gives back a lock that is another's writes the cell like anybody.
    boolean lock =
        lockOperation
            && !(instr instanceof Instr.TryLock)
            && !(instr instanceof Instr.Unlock && memory.get(address) != thread + 1);
    boolean blind = op().blind();
    if (thread == code.end() || op().instr() instanceof Instr.Defer) {
      return; // runs alone, or touches no cell
    }
    if (world.log != null) {
      world.log.access(memory, thread, address, write, blind, lock);
    }
    int o = memory.object(address);
    if (o >= 0 && memory.owner(o) != thread + 1) {
      does(origin, o, address, Items::touch);
      int cell = Memory.cell(address);
      if (blind) {
        does(origin, o, address, (items, x) -> items.blindRead(x, cell));
      } else {
        does(origin, o, address, (items, x) -> write ? items.write(x, cell) : items.read(x, cell));
        if (Independence.isPlain(op().instr())) {
          does(
              origin,
              o,
              address,
              (items, x) -> write ? items.plainWrite(x, cell) : items.plainRead(x, cell));
        }
      }
    }
    if (world.discipline.isOn()
        && world.discipline.isBroken(memory, thread, address, write, blind, lock)) {
      error(origin, Interpreter.BROKEN, address, "");
    }
  }

  /** Notes what the thread does with an object, from 0, and checks that it was to be expected. */
  void does(Origin origin, int object, Items.Item item) {
    does(origin, object, (object + 1) * ObjectTable.PAGE, item);
  }

  private void does(Origin origin, int object, int address, Items.Item item) {
    if (thread < code.end() && world.isUnforeseen(draft, thread, node.index(), object, item)) {
      error(origin, Interpreter.BROKEN, address, "");
    }
  }

  /** The visible instruction of the block. */
  private LinkedCode.Op op() {
    return node.ops().get(0);
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
