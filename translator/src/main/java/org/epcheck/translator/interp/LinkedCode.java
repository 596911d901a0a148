package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.translator.ir.BlindLoads;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Loops;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Sections;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.jspecify.annotations.Nullable;

/** A program with all names resolved to numbers, and its threads. */
final class LinkedCode {
  /**
   * An instruction with its expressions in the order of the record's components.
   *
   * @param target index of the variable that it sets, or -1
   * @param blind a marked load whose value nobody wants
   */
  record Op(Instr instr, List<Eval> in, int target, boolean blind) {}

  /**
   * A terminator.
   *
   * @param value condition, called address or returned value
   * @param next indexes of the successors in order
   * @param dst index of the variable that gets a call's result, or -1
   * @param callees functions by address
   */
  record End(
      Terminator terminator,
      @Nullable Eval value,
      List<Eval> arguments,
      int[] next,
      int dst,
      Map<Integer, IrFunction> callees) {}

  /**
   * A block.
   *
   * @param dead indexes of the variables that are 0 when it begins
   * @param goals of the function that it is the entry of: goal to the other function
   * @param opens whether others must follow at once that access more than the thread's own
   */
  record Node(
      int index,
      Block block,
      IrFunction function,
      List<Op> ops,
      End end,
      int[] dead,
      List<Program.Goal> goals,
      boolean loopHead,
      boolean opens) {}

  private final Program program;
  private final Set<String> openers;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> byLabel = new HashMap<>();
  private final Map<String, Integer> addresses = new TreeMap<>();
  private final Map<Integer, IrFunction> functions = new HashMap<>();
  private final Map<String, Integer> objects = new HashMap<>();
  private final List<String> threadNames = new ArrayList<>();

  LinkedCode(Program program) {
    this.program = program;
    openers = Sections.openers(program);
    program.threads().forEach(t -> threadNames.add(t.id()));
    threadNames.addAll(List.of("rcu", "end", "setup"));
    int mutable = 0;
    int constant = ObjectTable.FIRST_CONSTANT;
    for (Program.StaticObject o : program.statics()) {
      objects.put(o.name(), (o.isConst() ? constant++ : ++mutable) * ObjectTable.PAGE);
    }
    int index = 0;
    int block = 0;
    for (IrFunction f : program.functions().values()) {
      int address = ObjectTable.FUNCTIONS - ++index;
      addresses.put(f.name(), address);
      functions.put(address, f);
      for (String label : f.blocks().keySet()) {
        if (byLabel.put(label, block++) != null) {
          throw new IllegalArgumentException("two blocks with the label " + label);
        }
      }
    }
    program.functions().values().forEach(this::compile);
  }

  Program program() {
    return program;
  }

  int scenarioThreads() {
    return program.threads().size();
  }

  /** Index of the thread that runs callbacks. */
  int rcu() {
    return scenarioThreads();
  }

  /** Index of the thread that runs FINALLY. */
  int end() {
    return scenarioThreads() + 1;
  }

  boolean hasEnd() {
    return program.finish() != null;
  }

  /** Index of the thread that runs the setup; not a thread of the model. */
  int setup() {
    return scenarioThreads() + 2;
  }

  String threadName(int index) {
    return threadNames.get(index);
  }

  /** How many blocks there are. */
  int blocks() {
    return nodes.size();
  }

  Node block(int index) {
    return nodes.get(index);
  }

  int entry(IrFunction f) {
    return indexOf(f.entry());
  }

  String label(int pc) {
    return pc == ThreadState.DONE
        ? "Done"
        : pc == ThreadState.IDLE ? "Idle" : nodes.get(pc).block().label();
  }

  @Nullable IrFunction functionAt(int address) {
    return functions.get(address);
  }

  Map<String, Integer> functionAddresses() {
    return addresses;
  }

  /** The value of a constant expression: an initial cell. */
  int constant(Pure pure) {
    return new Eval.Compiler(
            v -> {
              throw new IllegalArgumentException("variable in a constant: " + v);
            },
            this::object,
            this::functionAddress)
        .compile(pure)
        .of(ThreadState.NONE);
  }

  /** Index of the block with that label. */
  int indexOf(String label) {
    Integer index = byLabel.get(label);
    if (index == null) {
      throw new IllegalArgumentException("no block " + label);
    }
    return index;
  }

  private int object(String name) {
    Integer address = objects.get(name);
    if (address == null) {
      throw new IllegalArgumentException("no object " + name);
    }
    return address;
  }

  int functionAddress(String name) {
    Integer address = addresses.get(name);
    if (address == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    return address;
  }

  private void compile(IrFunction f) {
    Map<Var, Integer> variables = new HashMap<>();
    f.variables().forEach(v -> variables.put(v, variables.size()));
    Eval.Compiler compiler =
        new Eval.Compiler(v -> index(f, variables, v), this::object, this::functionAddress);
    Set<String> loops = Loops.heads(f);
    for (Block b : f.blocks().values()) {
      List<Op> ops = new ArrayList<>();
      for (Instr i : b.instrs()) {
        Var target = i.target();
        ops.add(
            new Op(
                i,
                Operands.of(i).stream().map(compiler::compile).toList(),
                target == null ? -1 : index(f, variables, target),
                BlindLoads.isBlind(f, b, i)));
      }
      int[] dead =
          f.variables().stream()
              .filter(v -> !b.live().contains(v))
              .mapToInt(variables::get)
              .toArray();
      List<Program.Goal> goals =
          !b.label().equals(f.entry())
              ? List.of()
              : program.goals().stream()
                  .filter(g -> g.first().equals(f.name()) || g.second().equals(f.name()))
                  .toList();
      nodes.add(
          new Node(
              nodes.size(),
              b,
              f,
              ops,
              end(f, variables, compiler, b.end()),
              dead,
              goals,
              loops.contains(b.label()),
              openers.contains(b.label())));
    }
  }

  private End end(IrFunction f, Map<Var, Integer> variables, Eval.Compiler compiler, Terminator t) {
    int[] next = t.successors().stream().mapToInt(this::indexOf).toArray();
    Pure value = null;
    List<Pure> arguments = List.of();
    Var dst = null;
    Map<Integer, IrFunction> callees = new LinkedHashMap<>();
    if (t instanceof Terminator.Branch b) {
      value = b.condition();
    } else if (t instanceof Terminator.Return r) {
      value = r.value();
    } else if (t instanceof Terminator.Call c) {
      arguments = c.arguments();
      dst = c.result();
      value = new Pure.FunctionAddress(c.callee());
      callees.put(functionAddress(c.callee()), program.function(c.callee()));
    } else if (t instanceof Terminator.CallPointer c) {
      arguments = c.arguments();
      dst = c.result();
      value = c.function();
      c.candidates().forEach(n -> callees.put(functionAddress(n), program.function(n)));
    }
    return new End(
        t,
        value == null ? null : compiler.compile(value),
        arguments.stream().map(compiler::compile).toList(),
        next,
        dst == null ? -1 : index(f, variables, dst),
        callees);
  }

  private static int index(IrFunction f, Map<Var, Integer> variables, Var v) {
    Integer index = variables.get(v);
    if (index == null) {
      throw new IllegalArgumentException(f.name() + " has no variable " + v);
    }
    return index;
  }
}
