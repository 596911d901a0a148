package org.epcheck.translator.pass;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.IrPrinter;
import org.epcheck.translator.ir.Program;

/** The passes in order: this list is the middle of the translator. */
public final class Pipeline {
  private final List<Pass> passes;

  /** A pipeline of those passes. */
  Pipeline(List<Pass> passes) {
    this.passes = List.copyOf(passes);
    Set<Pass.Property> holds = EnumSet.noneOf(Pass.Property.class);
    for (Pass p : passes) {
      if (!holds.containsAll(p.requires())) {
        throw new IllegalArgumentException(
            p.name() + " requires " + p.requires() + " but only " + holds + " holds");
      }
      holds.removeAll(p.breaks());
      holds.addAll(p.establishes());
    }
  }

  /** The translator's passes. */
  public static Pipeline standard() {
    return new Pipeline(
        List.of(
            new InlineCalls(),
            new RemoveUnusedFunctions(),
            new SimplifyControlFlow(false),
            new PropagateCopies(),
            new RemoveDeadAssignments(),
            new PromoteStackObjects(),
            new CoalesceCopies(),
            new PropagateCopies(),
            new CoalesceCopies(),
            new RemoveDeadAssignments(),
            new SimplifyControlFlow(false),
            new PropagateCopies(),
            new RemoveDeadAssignments(),
            new SinkAssignments(),
            new SplitSteps(),
            new ShareLocalCode(),
            new PropagateCopies(),
            new CoalesceCopies(),
            new RemoveDeadAssignments(),
            new SimplifyControlFlow(true),
            new ScheduleSteps(),
            new SimplifyControlFlow(true),
            new CountAllocations(),
            new ComputeLiveness(),
            new NameSteps()));
  }

  /**
   * Only the passes that give a program its form: calls of inline functions expanded, one visible
   * instruction a step, nothing moved, joined or removed, and every variable kept to the end of its
   * function. Many more states, the same errors: the definition that the other passes are measured
   * against.
   */
  public static Pipeline reference() {
    return new Pipeline(
        List.of(
            new InlineCalls(),
            new RemoveUnusedFunctions(),
            new SplitSteps(),
            new ScheduleSteps(),
            new CountAllocations(),
            new KeepVariables(),
            new NameSteps()));
  }

  /** Runs all passes; the listener sees the program after each. */
  public Outcome<Program> run(Program program, StageListener listener) {
    Outcome<Program> now = Outcome.ok(program);
    for (Pass p : passes) {
      now = now.then(p::run);
      if (!now.isOk()) {
        return now;
      }
      Program made = now.get();
      listener.stage(
          p.name().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT),
          () -> IrPrinter.print(made));
    }
    return now;
  }
}
