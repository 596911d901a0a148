package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.jspecify.annotations.Nullable;

/** The successors of one state: docs/semantics.md, sections 3, 5 and 6. */
final class Scheduler {
  private final World world;
  private final LinkedCode code;
  private final State state;
  private final boolean withEvents;
  private final Coverage.@Nullable Collector coverage;
  private final Memory[] memory;
  private final List<Successor> found = new ArrayList<>();

  Scheduler(World world, State state, boolean withEvents, Coverage.@Nullable Collector coverage) {
    this.coverage = coverage;
    this.world = world;
    this.code = world.code;
    this.state = state;
    this.withEvents = withEvents;
    Draft view = new Draft(state);
    memory = new Memory[state.threads.length];
    for (int t = 0; t < memory.length; t++) {
      memory[t] = new Memory(world, view, t, false);
    }
  }

  List<Successor> successors() {
    if (state.run == State.RUN_STOP) {
      return found;
    }
    boolean moved = false;
    for (int t = 0; t < state.threads.length; t++) {
      moved |= (state.run == State.RUN_ANY || state.run == t) && move(t);
    }
    if (state.run == State.RUN_ANY) {
      races();
      if (!moved) {
        deadlock();
      }
    } else if (!moved) {
      throw new EngineException(
          "thread " + code.threadName(state.run) + " is blocked inside an atomic section");
    }
    return found;
  }

  /** Whether the thread's next step commutes with all that others may do before it. */
  boolean mayBeFirst(int t) {
    ThreadState thread = state.threads[t];
    return thread.active() && !isBlocked(t) && new Movers(world).isFirst(memory[t], t, thread);
  }

  /** The data races of the state. */
  List<Successor> races() {
    Races.find(state, memory).forEach(e -> fault(threadNumber(e.thread()), 0, e));
    return found;
  }

  /** Adds the thread's steps; false if it cannot move. */
  private boolean move(int t) {
    ThreadState thread = state.threads[t];
    if (thread.active()) {
      if (coverage != null) {
        coverage.at(thread.pc());
        for (Frame f = thread.stack(); f != null; f = f.caller()) {
          coverage.at(f.pc());
        }
      }
      if (isBlocked(t)) {
        foreseeWait(t);
        return false;
      }
      steps(t);
      return true;
    } else if (thread.pc() == ThreadState.IDLE && t == code.rcu()) {
      return startCallbacks(t);
    } else if (thread.pc() == ThreadState.IDLE && t == code.end() && isOver()) {
      begin(t, new Move(t + 1, 0), code.program().function(endFunction()), new int[0], state.queue);
      return true;
    }
    return false;
  }

  /**
   * What a waiting thread is about to access has to be foreseen like an access: nothing else tells
   * that the threads that it waits for conflict with it.
   */
  private void foreseeWait(int t) {
    LinkedCode.Node node = code.block(state.threads[t].pc());
    LinkedCode.Op op = node.ops().get(0);
    if (op.in().isEmpty() || t >= code.end() || state.run != State.RUN_ANY) {
      return;
    }
    int a = op.in().get(0).of(state.threads[t].loc());
    Memory m = memory[t];
    int o = m.object(a);
    if (o < 0 || m.owner(o) == t + 1) {
      return;
    }
    int cell = Memory.cell(a);
    boolean write = op.instr() instanceof Instr.Lock;
    boolean isNew = world.isUnforeseen(m.draft(), t, node.index(), o, Items::touch);
    isNew |=
        world.isUnforeseen(
            m.draft(),
            t,
            node.index(),
            o,
            (items, x) -> write ? items.write(x, cell) : items.read(x, cell));
    if (isNew) {
      List<String> via = new ArrayList<>();
      for (Frame f = state.threads[t].stack(); f != null; f = f.caller()) {
        via.add(code.label(f.pc()));
      }
      String label = node.block().label();
      fault(t + 1, 0, new ErrorValue(Interpreter.BROKEN, code.threadName(t), label, a, via));
    }
  }

  private String endFunction() {
    String finish = code.program().finish();
    if (finish == null) {
      throw new IllegalStateException("no FINALLY");
    }
    return finish;
  }

  /** Whether the active thread cannot execute its block now. */
  boolean isBlocked(int t) {
    ThreadState thread = state.threads[t];
    List<LinkedCode.Op> ops = code.block(thread.pc()).ops();
    if (ops.isEmpty()) {
      return false;
    }
    Instr first = ops.get(0).instr();
    if (first instanceof Instr.GraceWait) {
      return thread.sync() != 0;
    }
    boolean lock = first instanceof Instr.Lock;
    if (!lock && !(first instanceof Instr.Await)) {
      return false;
    }
    int a = ops.get(0).in().get(0).of(thread.loc());
    Memory m = memory[t];
    return m.fatalFault(a, lock).isEmpty() && !m.isFreed(a) && (m.get(a) != 0) == lock;
  }

  private void steps(int t) {
    Choices choices = new Choices();
    do {
      Recorder recorder = new Recorder(withEvents, coverage);
      int choice = choices.number();
      goals(t, choice);
      State next = execute(t, choices, recorder);
      recorder
          .errors()
          .forEach(
              (e, events) -> {
                found.add(new Successor(new Move(t + 1, choice), state.failed(e), events));
              });
      if (next != null) {
        found.add(new Successor(new Move(t + 1, choice), next, recorder.events()));
      }
    } while (choices.next());
  }

  private @Nullable State execute(int t, Choices choices, Recorder recorder) {
    try {
      return Step.run(world, state, t, choices, recorder);
    } catch (EngineException e) {
      throw new EngineException(
          e.getMessage()
              + " in "
              + code.label(state.threads[t].pc())
              + ", thread "
              + code.threadName(t),
          e);
    }
  }

  private boolean startCallbacks(int t) {
    boolean any = false;
    for (Deferred d : state.queue) {
      IrFunction f = code.functionAt(d.function());
      if (d.readers() != 0 || f == null) {
        continue;
      }
      any = true;
      Deferred[] rest = new Deferred[state.queue.length - 1];
      int i = 0;
      for (Deferred other : state.queue) {
        if (other != d) {
          rest[i++] = other;
        }
      }
      begin(t, new Move(t + 1, d.head()), f, new int[] {d.head()}, rest);
    }
    return any;
  }

  private void begin(int t, Move move, IrFunction f, int[] arguments, Deferred[] queue) {
    Draft draft = new Draft(state);
    List<InterpEvent> events = new ArrayList<>();
    int entry = code.entry(f);
    int[] loc = new int[f.variables().size()];
    if (arguments.length > 0) {
      loc[0] = arguments[0];
      if (withEvents) {
        long address = code.functionAddress(f.name());
        events.add(new InterpEvent.CallbackStarted(null, arguments[0], address));
      }
    }
    if (withEvents) {
      List<Long> values = new ArrayList<>();
      for (int a : arguments) {
        values.add((long) a);
      }
      events.add(new InterpEvent.Called(null, f.name(), values));
    }
    for (int v : code.block(entry).dead()) {
      loc[v] = 0;
    }
    draft.threads[t] = state.threads[t].go(entry, loc, null);
    draft.queue = queue;
    boolean on = code.block(entry).block().continuation();
    if (world.discipline.isOn() && t == code.rcu()) {
      // Who may start a callback can start it later just as well.
      Memory after = new Memory(world, draft, t, false);
      on = new Movers(world).goesOn(after, t, draft.threads[t], Movers.EARLY, 1);
    }
    draft.run = on ? t : State.RUN_ANY;
    draft.made = on && world.discipline.isOn() ? 1 : 0;
    draft.phase = on && world.discipline.isOn() ? Movers.EARLY : Movers.NONE;
    found.add(new Successor(move, draft.toState(), events));
  }

  /** Whether every scenario thread is done and no callback runs or waits. */
  private boolean isOver() {
    for (int t = 0; t < code.scenarioThreads(); t++) {
      if (state.threads[t].pc() != ThreadState.DONE) {
        return false;
      }
    }
    return !state.threads[code.rcu()].active() && state.queue.length == 0;
  }

  private void deadlock() {
    List<String> blocked = new ArrayList<>();
    for (ThreadState t : state.threads) {
      if (t.active()) {
        blocked.add(code.label(t.pc()));
      }
    }
    if (!blocked.isEmpty() || state.queue.length > 0) {
      fault(0, 0, new ErrorValue("deadlock", "", "", 0, blocked));
    }
  }

  private void goals(int t, int choice) {
    LinkedCode.Node node = code.block(state.threads[t].pc());
    for (Program.Goal goal : node.goals()) {
      boolean reached = false;
      for (int u = 0; u < state.threads.length; u++) {
        reached |=
            u != t
                && ((goal.first().equals(node.function().name()) && isIn(u, goal.second()))
                    || (goal.second().equals(node.function().name()) && isIn(u, goal.first())));
      }
      if (reached) {
        fault(t + 1, choice, new ErrorValue(ErrorValue.REACHED, "", goal.id(), 0, List.of()));
      }
    }
  }

  private boolean isIn(int t, String function) {
    ThreadState thread = state.threads[t];
    if (!thread.active()) {
      return false;
    }
    boolean in = code.block(thread.pc()).function().name().equals(function);
    for (Frame f = thread.stack(); f != null; f = f.caller()) {
      in |= code.block(f.pc()).function().name().equals(function);
    }
    return in;
  }

  private int threadNumber(String name) {
    for (int t = 0; t < state.threads.length; t++) {
      if (code.threadName(t).equals(name)) {
        return t + 1;
      }
    }
    return 0;
  }

  private void fault(int thread, int choice, ErrorValue error) {
    List<InterpEvent> events =
        withEvents && !error.isReached()
            ? List.of(new InterpEvent.Fault(null, error.kind(), error.address(), ""))
            : List.of();
    found.add(new Successor(new Move(thread, choice), state.failed(error), events));
  }
}
