package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.tla.TlaValue;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/** Runs the setup function alone, then its callbacks, and builds the initial state. */
final class SetupRun {
  private static final int MAX_STEPS = 200_000;
  private static final int MAX_OBJECTS = 500;
  private static final int MAX_STRUCT_CELLS = 100;
  private static final String HELP =
      "the setup runs alone, before all threads, and must end without an error";

  /** Why the setup cannot go on. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Diagnostic diagnostic;

    Failure(Diagnostic diagnostic) {
      super(diagnostic.message());
      this.diagnostic = diagnostic;
    }
  }

  private final Program program;
  private final Map<Integer, List<CFrame>> allocated = new TreeMap<>();
  private final List<CFrame> calls = new ArrayList<>();
  private int steps;

  SetupRun(Program program) {
    this.program = program;
  }

  Outcome<Interpreter> run() {
    try {
      return Outcome.ok(start());
    } catch (Failure e) {
      return Outcome.failed(e.diagnostic);
    }
  }

  private Interpreter start() throws Failure {
    checkSizes();
    LinkedCode code = new LinkedCode(program);
    ModelObjects objects = new ModelObjects(code);
    List<int[]> statics = new ArrayList<>();
    List<int[]> constants = new ArrayList<>();
    for (Program.StaticObject o : program.statics()) {
      (o.isConst() ? constants : statics)
          .add(o.cells().stream().mapToInt(code::constant).toArray());
    }
    World world =
        new World(code, constants.toArray(int[][]::new), objects.table()) {
          @Override
          int allocate(Draft draft, Instr.Allocate i) {
            int index = draft.append();
            objects.add(i.type(), World.kind(i.storage()), true);
            table(objects.table());
            return index;
          }
        };
    State state = execute(world, before(code, statics));
    if (objects.table().mutable().size() > MAX_OBJECTS) {
      throw failureAt(null, "more than " + MAX_OBJECTS + " objects");
    }
    objects.addPools();
    return finish(world, objects.table(), state);
  }

  private void checkSizes() throws Failure {
    for (StructDef def : program.structs().values()) {
      if (def.cells() > MAX_STRUCT_CELLS) {
        throw failureAt(
            null, "`" + def + "` has " + def.cells() + " cells, more than " + MAX_STRUCT_CELLS);
      }
    }
    for (Program.StaticObject o : program.statics()) {
      if (o.type().cells() > ObjectTable.PAGE || o.cells().size() != o.type().cells()) {
        throw failureAt(o.span(), "`" + o.name() + "` does not fit " + o.type().cells() + " cells");
      }
    }
  }

  private State before(LinkedCode code, List<int[]> statics) {
    ThreadState[] threads = new ThreadState[code.setup() + 1];
    Arrays.fill(threads, ThreadState.at(ThreadState.IDLE, ThreadState.NONE));
    IrFunction setup = program.function(program.setup());
    threads[code.setup()] = ThreadState.at(code.entry(setup), new int[setup.variables().size()]);
    Life[] life = new Life[statics.size()];
    Arrays.fill(life, Life.STATIC);
    return new State(
        code,
        threads,
        statics.toArray(int[][]::new),
        life,
        new int[life.length],
        new int[life.length],
        new Deferred[0],
        code.setup(),
        Movers.NONE,
        0,
        null);
  }

  private State execute(World world, State before) throws Failure {
    State state = before;
    int setup = world.code.setup();
    while (state.threads[setup].active()) {
      if (new Scheduler(world, state, false, null).isBlocked(setup)) {
        State next = callback(world, state);
        if (next == null) {
          throw failure(
              world.code.block(state.threads[setup].pc()).ops().get(0).instr().origin(),
              "deadlock: the setup waits for itself");
        }
        state = next;
      } else {
        state = step(world, state, setup);
      }
    }
    for (State next = callback(world, state); next != null; next = callback(world, state)) {
      state = next;
    }
    return state;
  }

  /** Runs the first callback that may run to its end; null if there is none. */
  private @Nullable State callback(World world, State state) throws Failure {
    int rcu = world.code.rcu();
    for (Deferred d : state.queue) {
      IrFunction f = world.code.functionAt(d.function());
      if (d.readers() == 0 && f != null) {
        Draft draft = new Draft(state);
        draft.queue = Arrays.stream(state.queue).filter(o -> o != d).toArray(Deferred[]::new);
        int[] loc = new int[f.variables().size()];
        loc[0] = d.head();
        draft.threads[rcu] = ThreadState.at(world.code.entry(f), loc);
        List<CFrame> outer = List.copyOf(calls);
        calls.clear();
        State next = draft.toState();
        while (next.threads[rcu].active()) {
          if (new Scheduler(world, next, false, null).isBlocked(rcu)) {
            throw failure(
                world.code.block(next.threads[rcu].pc()).ops().get(0).instr().origin(),
                "deadlock: the callback waits for the setup");
          }
          next = step(world, next, rcu);
        }
        calls.clear();
        calls.addAll(outer);
        return next;
      }
    }
    return null;
  }

  private State step(World world, State state, int thread) throws Failure {
    LinkedCode.Node node = world.code.block(state.threads[thread].pc());
    Origin origin = node.end().terminator().origin();
    if (++steps > MAX_STEPS) {
      throw failure(origin, "the setup has not ended after " + MAX_STEPS + " steps");
    }
    Recorder recorder = new Recorder(true);
    State next;
    try {
      next = Step.run(world, state, thread, new Choices(), recorder);
    } catch (EngineException e) {
      throw failure(origin, String.valueOf(e.getMessage()));
    }
    for (InterpEvent event : recorder.events()) {
      if (event instanceof InterpEvent.Fault f) {
        Origin where = f.origin() == null ? origin : f.origin();
        throw failure(where, f.kind() + describe(world, f));
      } else if (event instanceof InterpEvent.Born b) {
        allocated.put(b.object(), stack(node.function().name(), b.origin()));
      } else if (event instanceof InterpEvent.Called c && c.origin() != null) {
        calls.add(new CFrame(node.function().name(), c.origin()));
      } else if (event instanceof InterpEvent.Returned && !calls.isEmpty()) {
        calls.remove(calls.size() - 1);
      }
    }
    if (next == null) {
      throw failure(origin, "the setup cannot go on");
    }
    return next;
  }

  private static String describe(World world, InterpEvent.Fault fault) {
    String text = fault.text().isEmpty() ? "" : " `" + fault.text() + "`";
    return fault.address() == 0
        ? text
        : text + " at `" + world.table().describe(fault.address()) + "`";
  }

  private List<CFrame> stack(String function, Origin origin) {
    List<CFrame> stack = new ArrayList<>(calls);
    stack.add(new CFrame(function, origin));
    return stack;
  }

  private Failure failure(@Nullable Origin origin, String message) {
    return failureAt(origin == null ? null : origin.span(), message);
  }

  private Failure failureAt(@Nullable Span span, String message) {
    List<String> notes = new ArrayList<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      notes.add("called from `" + calls.get(i).function() + "` at " + calls.get(i).origin().site());
    }
    return new Failure(new Diagnostic(Code.KC403, span, message, notes, HELP));
  }

  private Interpreter finish(World setupWorld, ObjectTable table, State after) {
    LinkedCode code = setupWorld.code;
    World world = new World(code, setupWorld.constants, table);
    int count = code.scenarioThreads() + (code.hasEnd() ? 2 : 1);
    ThreadState[] threads = Arrays.copyOf(after.threads, count);
    for (int t = 0; t < code.scenarioThreads(); t++) {
      IrFunction f = program.function(program.threads().get(t).entry());
      threads[t] = ThreadState.at(code.entry(f), new int[f.variables().size()]);
    }
    int objects = table.mutable().size();
    int born = after.life.length;
    int[][] mem = Arrays.copyOf(after.mem, objects);
    Life[] life = Arrays.copyOf(after.life, objects);
    Arrays.fill(mem, born, objects, ThreadState.NONE);
    Arrays.fill(life, born, objects, Life.UNBORN);
    State state =
        new State(
            code,
            threads,
            mem,
            life,
            Arrays.copyOf(after.mark, objects),
            new int[objects],
            after.queue,
            State.RUN_ANY,
            Movers.NONE,
            0,
            null);
    List<TlaValue> constants = new ArrayList<>();
    for (int[] cells : world.constants) {
      constants.add(
          new TlaValue.Seq(Arrays.stream(cells).<TlaValue>mapToObj(TlaValue::of).toList()));
    }
    List<String> names = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      names.add(code.threadName(t));
    }
    return new Interpreter(
        world,
        state,
        new InitialModel(
            table,
            state.view(),
            constants,
            table.functions(),
            names,
            new LinkedHashMap<>(allocated)));
  }
}
