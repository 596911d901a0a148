package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.DiagnosticRenderer;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;

/**
 * Semantic analysis of a translation unit. Errors in the body of a function stay with the function
 * ({@link TypedUnit.Function#errors}), because a kernel file has many functions that no scenario
 * reaches; all others are errors of the unit.
 */
public final class Analyzer {
  private final boolean foreign;
  private final Set<String> stubs;

  /** For code of our own. */
  public Analyzer() {
    this(false, Set.of());
  }

  /**
   * An analyser.
   *
   * @param foreign whether errors at file level are warnings, and errors only of the functions that
   *     use what they concern
   * @param stubs functions that do nothing
   */
  public Analyzer(boolean foreign, Set<String> stubs) {
    this.foreign = foreign;
    this.stubs = Set.copyOf(stubs);
  }

  /**
   * The typed unit.
   *
   * @param file the main file's logical name
   */
  public Outcome<TypedUnit> analyze(String file, Ast ast) {
    UnitState unit = new UnitState(stubs);
    unit.foreign = foreign;
    Expressions expressions = new Expressions(unit);
    for (Ast.Item item : ast.items()) {
      try {
        item(item, unit, expressions);
      } catch (SemaError e) {
        unit.fail(e.diagnostic(), names(item));
      }
    }
    if (!unit.errors.isEmpty()) {
      return Outcome.failed(DiagnosticRenderer.sorted(unit.errors));
    }
    return Outcome.ok(
        new TypedUnit(
            file,
            unit.structs,
            new ArrayList<>(unit.globals.values()),
            new ArrayList<>(unit.functions.values())),
        DiagnosticRenderer.sorted(unit.warnings));
  }

  private static List<String> names(Ast.Item item) {
    if (item instanceof Ast.FunctionDefinition f) {
      return List.of(f.declarator().core().name());
    } else if (item instanceof Ast.Declaration d) {
      return d.declarators().stream().map(i -> i.declarator().core().name()).toList();
    }
    return List.of();
  }

  private static void item(Ast.Item item, UnitState unit, Expressions expressions) {
    Declarations declarations = expressions.statements().declarations();
    if (item instanceof Ast.Declaration d) {
      declarations.global(d);
    } else if (item instanceof Ast.StaticAssert a) {
      declarations.assertion(a);
    } else if (item instanceof Ast.AsmItem a) {
      throw SemaError.unsupported(a.span(), "inline assembly", null);
    } else if (item instanceof Ast.Broken b) {
      broken(b, unit, declarations);
    } else if (item instanceof Ast.FunctionDefinition f) {
      function(f, unit, expressions);
    }
  }

  private static void broken(Ast.Broken b, UnitState unit, Declarations declarations) {
    Ast.Declaration head = b.head();
    if (head != null) {
      declarations.global(head);
      String name = head.declarators().get(0).declarator().core().name();
      TypedUnit.Function f = unit.functions.get(name);
      if (f != null) {
        unit.functions.put(
            name,
            new TypedUnit.Function(
                f.span(),
                name,
                f.type(),
                List.of(),
                f.isStatic(),
                f.isInline(),
                null,
                List.of(b.why())));
        return;
      }
    }
    for (String name : b.names()) {
      unit.scope.put(name, new Symbol.Broken(b.span(), b.why()));
    }
  }

  private static void function(Ast.FunctionDefinition f, UnitState unit, Expressions expressions) {
    Types types = expressions.types();
    QualifiedType q = types.declared(f.declarator(), types.base(f.specifiers()));
    Ast.Declarator.FunctionOf parameterList = parameterList(f.declarator());
    if (!(q.type() instanceof CType.Function type) || parameterList == null) {
      throw new SemaError(
          Code.KC302,
          f.span(),
          "a body, but `" + f.declarator().core().name() + "` is no function");
    }
    TypedUnit.Function declared =
        expressions
            .statements()
            .declarations()
            .declareFunction(f.declarator(), type, f.specifiers(), true);
    UnitState.FunctionState state = new UnitState.FunctionState(declared.name(), type.result());
    unit.function = state;
    unit.enter();
    try {
      List<TypedUnit.Local> parameters = new ArrayList<>();
      for (Ast.Parameter p : Types.parameters(parameterList)) {
        Ast.Declarator.Name core = p.declarator().core();
        CType t = types.parameter(p);
        Types.requireObject(t, core.span(), "parameter `" + core.name() + "`");
        TypedUnit.Local local = new TypedUnit.Local(core.span(), core.name(), t, null);
        parameters.add(local);
        if (!core.name().isEmpty()) {
          unit.scope.put(core.name(), new Symbol.Automatic(core.span(), local));
        }
      }
      Stmt.Block body =
          unit.stubs.contains(declared.name())
              ? Stubs.body(f.span(), type.result())
              : expressions.statements().body(f.body());
      unit.functions.put(
          declared.name(),
          new TypedUnit.Function(
              declared.span(),
              declared.name(),
              type,
              parameters,
              declared.isStatic(),
              declared.isInline(),
              state.errors.isEmpty() ? body : null,
              DiagnosticRenderer.sorted(state.errors)));
    } finally {
      unit.leave();
      unit.function = null;
    }
  }

  /** The parameters that belong to the declared name itself. */
  private static Ast.Declarator.@org.jspecify.annotations.Nullable FunctionOf parameterList(
      Ast.Declarator d) {
    Ast.Declarator.FunctionOf last = null;
    Ast.Declarator at = d;
    while (!(at instanceof Ast.Declarator.Name)) {
      if (at instanceof Ast.Declarator.PointerTo p) {
        at = p.inner();
      } else if (at instanceof Ast.Declarator.ArrayOf a) {
        at = a.inner();
      } else if (at instanceof Ast.Declarator.FunctionOf f) {
        last = f;
        at = f.inner();
      }
    }
    return last;
  }
}
