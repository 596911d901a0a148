package org.epcheck.translator.interp;

import java.util.List;
import java.util.SortedSet;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Program;

/**
 * The reference interpreter of a program: docs/semantics.md in Java. It has run the setup; from
 * there it gives the successors of any state.
 */
public final class Interpreter {
  /** The kind of error of an access that does not keep to the discipline. */
  public static final String BROKEN = "bound-discipline";

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

  /** The same model, with merged steps by that discipline. */
  public Interpreter with(Discipline discipline) {
    return new Interpreter(world.with(discipline, null), initialState, initial);
  }

  /** The same model without a discipline: each step by itself. */
  public Interpreter stepwise() {
    return with(Discipline.NONE);
  }

  /** The discipline by which steps are merged. */
  public Discipline discipline() {
    return world.discipline;
  }

  /**
   * The same with a weaker discipline: without the rules of the cells at these addresses, of the
   * cells that they protect, and without the rule that an object lasts for those that begin there.
   */
  public Interpreter without(SortedSet<Long> addresses) {
    return with(world.discipline.without(world, addresses));
  }

  /** The same without a discipline, noting what its steps access. */
  Interpreter watching() {
    AccessLog log = new AccessLog(world);
    return new Interpreter(world.with(Discipline.NONE, log), initialState, initial);
  }

  /** The same with the strictest discipline that all it has seen keeps to; it goes on watching. */
  Interpreter learned() {
    AccessLog log = world.log;
    if (log == null) {
      throw new IllegalStateException("has not watched");
    }
    return new Interpreter(world.with(log.discipline(world), log), initialState, initial);
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

  /** Hears what the search of all states runs. */
  Coverage.Collector collector() {
    return new Coverage.Collector(world.code, initialState.threads.length);
  }

  /** The steps that are made at once, from a state in which any thread may run. */
  List<Transaction> transactions(State state) {
    return Transaction.from(world, state, null);
  }

  /** The same; the collector hears what runs. */
  List<Transaction> transactions(State state, Coverage.Collector coverage) {
    return Transaction.from(world, state, coverage);
  }
}
