package org.epcheck.translator.interp;

import java.util.List;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Program;

/**
 * The reference interpreter of a program: docs/semantics.md in Java. It has run the setup; from
 * there it gives the successors of any state.
 */
public final class Interpreter {
  private final World world;
  private final State initialState;
  private final InitialModel initial;

  Interpreter(World world, State initialState, InitialModel initial) {
    this.world = world;
    this.initialState = initialState;
    this.initial = initial;
  }

  /**
   * Runs the setup of a program.
   *
   * @param program after the passes: every block is one step
   * @return the interpreter, or KC403 with the C stack of the error if the setup had one
   */
  public static Outcome<Interpreter> start(Program program) {
    return new SetupRun(program).run();
  }

  /** What the setup left, in the form that the emitter needs. */
  public InitialModel initial() {
    return initial;
  }

  /** The state after the setup. */
  public State initialState() {
    return initialState;
  }

  /** The objects of the model. */
  public ObjectTable objects() {
    return initial.objects();
  }

  /** The program that runs. */
  public Program program() {
    return world.code.program();
  }

  /** The id of the thread of that number: {@code A}, {@code rcu}, {@code end}. */
  public String threadName(int number) {
    return world.code.threadName(number - 1);
  }

  /**
   * Every step that the state allows, in a fixed order: by thread, then choice, then the errors of
   * the block, then its normal end; then data races; or a deadlock. Empty for error states.
   *
   * @throws EngineException if a step cannot be represented
   */
  public List<Successor> successors(State state) {
    return new Scheduler(world, state, true, null).successors();
  }

  /** The same without events; the collector hears what runs. */
  List<Successor> bareSuccessors(State state, Coverage.Collector coverage) {
    return new Scheduler(world, state, false, coverage).successors();
  }

  /** Hears what the search of all states runs. */
  Coverage.Collector collector() {
    return new Coverage.Collector(world.code, initialState.threads.length);
  }
}
