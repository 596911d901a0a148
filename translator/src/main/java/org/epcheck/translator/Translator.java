package org.epcheck.translator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.IrPrinter;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.link.GuardSpec;
import org.epcheck.translator.link.Linker;
import org.epcheck.translator.pass.Pipeline;
import org.epcheck.translator.pass.StageListener;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.typed.TypedUnit;

/** C in, program out: the stages of the translator in their order. */
public final class Translator {
  private Translator() {}

  /**
   * What to translate.
   *
   * @param sources where the units and their headers are found
   * @param units the translation units in link order; the scenario is one of them
   * @param defines macros for all units
   * @param guards what must be held where
   * @param goals overlaps that a run should reach
   * @param stubs functions that do nothing, see {@link FrontEnd}
   */
  public record Request(
      SourceProvider sources,
      List<String> units,
      Map<String, String> defines,
      List<GuardSpec> guards,
      List<Program.Goal> goals,
      Set<String> stubs) {
    public Request {
      units = List.copyOf(units);
      Map<String, String> all = new TreeMap<>(defines);
      // So that headers can tell this translator from a C compiler.
      all.putIfAbsent("__EPCHECK__", "1");
      defines = all;
      guards = List.copyOf(guards);
      goals = List.copyOf(goals);
      stubs = Set.copyOf(stubs);
    }

    /** A request without stubs. */
    public Request(
        SourceProvider sources,
        List<String> units,
        Map<String, String> defines,
        List<GuardSpec> guards,
        List<Program.Goal> goals) {
      this(sources, units, defines, guards, goals, Set.of());
    }
  }

  /** The linked program, cut into steps; or every error of all units. */
  public static Outcome<Program> program(Request request) {
    return program(request, Pipeline.standard(), StageListener.none());
  }

  /** The same, showing each stage. */
  public static Outcome<Program> program(Request request, StageListener listener) {
    return program(request, Pipeline.standard(), listener);
  }

  /** The same with these passes. */
  public static Outcome<Program> program(
      Request request, Pipeline pipeline, StageListener listener) {
    FrontEnd frontEnd = new FrontEnd(request.sources(), request.stubs());
    List<TypedUnit> units = new ArrayList<>();
    List<Diagnostic> errors = new ArrayList<>();
    List<Diagnostic> warnings = new ArrayList<>();
    for (String name : request.units()) {
      Outcome<TypedUnit> unit = frontEnd.analyze(name, request.defines());
      if (unit.isOk()) {
        units.add(unit.get());
        warnings.addAll(unit.diagnostics());
      } else {
        errors.addAll(unit.diagnostics());
      }
    }
    if (!errors.isEmpty()) {
      return Outcome.failed(errors.stream().distinct().toList());
    }
    return Outcome.ok(units, warnings.stream().distinct().toList())
        .then(u -> Linker.link(u, request.guards(), request.goals()))
        .then(
            p -> {
              listener.stage("link", () -> IrPrinter.print(p));
              return pipeline.run(p, listener);
            });
  }
}
