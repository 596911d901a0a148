package org.epcheck.translator.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** Lowers one function; holds what the lowerings of the construct families share. */
public final class FunctionLowering {
  final CfgBuilder cfg = new CfgBuilder();
  final Symbols symbols;
  final TypedUnit.Function function;
  final Places places;
  final ExpressionLowering expressions;
  final ConditionLowering conditions;
  final AggregateLowering aggregates;
  final CallLowering calls;
  final OperationLowering operations;
  final StatementLowering statements;
  final Scopes scopes;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final Map<TypedUnit.Local, Place> locals = new IdentityHashMap<>();
  private final Set<TypedUnit.Local> addressed = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Var resultAddress;

  private FunctionLowering(TypedUnit.Function function, Symbols symbols) {
    this.function = function;
    this.symbols = symbols;
    this.places = new Places(this);
    this.expressions = new ExpressionLowering(this);
    this.conditions = new ConditionLowering(this);
    this.aggregates = new AggregateLowering(this);
    this.calls = new CallLowering(this);
    this.operations = new OperationLowering(this);
    this.statements = new StatementLowering(this);
    this.scopes = new Scopes(this);
  }

  /**
   * The control-flow graph of a function with a body.
   *
   * @param name the linked name
   */
  public static Outcome<IrFunction> lower(
      TypedUnit.Function function, String name, Symbols symbols) {
    Stmt.Block body = function.body();
    if (body == null) {
      throw new IllegalArgumentException(function.name() + " has no body");
    }
    return new FunctionLowering(function, symbols).run(body, name);
  }

  /** The value of a constant expression in the initialiser of a static object. */
  public static Outcome<Pure> constant(CType type, Expr e, Symbols symbols) {
    CType.Function nothing = new CType.Function(CType.VOID, List.of(), false);
    TypedUnit.Function none =
        new TypedUnit.Function(
            e.span(), "initialiser", nothing, List.of(), true, false, null, List.of());
    FunctionLowering lowering = new FunctionLowering(none, symbols);
    Scopes.Scope scope = lowering.scopes.enter(none);
    CfgBuilder.Open start = lowering.cfg.current();
    Pure p = lowering.expressions.valueFor(type, e);
    boolean constant =
        p instanceof Pure.Const
            || p instanceof Pure.GlobalAddress
            || p instanceof Pure.FunctionAddress;
    if (!constant || lowering.cfg.current() != start || !start.isEmpty()) {
      lowering.error(
          Code.KC401,
          e.span(),
          "the initialiser of a static object is not constant",
          "set it in the scenario's SETUP");
    }
    lowering.scopes.leave(scope);
    return lowering.errors.isEmpty() ? Outcome.ok(p) : Outcome.failed(lowering.errors);
  }

  private Outcome<IrFunction> run(Stmt.Block body, String name) {
    TreeWalk.walk(body, s -> {}, this::noteAddress);
    scopes.findLabels(body);
    List<Var> parameters = new ArrayList<>();
    if (function.type().result() instanceof CType.Struct) {
      resultAddress = cfg.variable("result", new CType.Pointer(function.type().result()));
      parameters.add(resultAddress);
    }
    Scopes.Scope outer = scopes.enter(function);
    for (TypedUnit.Local p : function.parameters()) {
      addParameter(p, parameters);
    }
    statements.lower(body);
    scopes.leave(outer);
    Span end = body.span();
    Origin atEnd =
        Origin.at(
            new Span(
                end.file(), end.endLine(), end.endColumn() - 1, end.endLine(), end.endColumn()));
    if (!errors.isEmpty()) {
      return Outcome.failed(errors);
    }
    return Outcome.ok(
        new IrFunction(
            function.span(),
            name,
            function.type(),
            parameters,
            cfg.variables(),
            cfg.entry(),
            cfg.blocks(atEnd),
            function.isInline()));
  }

  private void addParameter(TypedUnit.Local p, List<Var> parameters) {
    List<Var> cells = new ArrayList<>();
    if (p.type() instanceof CType.Struct) {
      cells.addAll(aggregates.cellVariables(p.name(), p.type()));
    } else {
      cells.add(cfg.variable(p.name(), p.type()));
    }
    parameters.addAll(cells);
    if (needsMemory(p)) {
      Place.InMemory memory = declareMemory(p, p.span(), false);
      for (int i = 0; i < cells.size(); i++) {
        Pure address = aggregates.cellAddress(memory.address(), p.type(), i, p.span());
        cfg.emit(
            new Instr.Store(
                Origin.at(p.span()),
                address,
                new Pure.Use(cells.get(i)),
                Instr.Access.PLAIN,
                p.name()));
      }
    } else if (p.type() instanceof CType.Struct) {
      locals.put(p, new Place.InCells(cells, 0));
    } else {
      locals.put(p, new Place.InVar(cells.get(0)));
    }
  }

  private void noteAddress(Expr e) {
    if (e instanceof Expr.AddressOf a) {
      Expr root = a.operand();
      while (root instanceof Expr.Member m) {
        root = m.base();
      }
      if (root instanceof Expr.LocalRef l) {
        addressed.add(l.local());
      }
    }
  }

  /** Whether a local lives in memory; a structure nobody takes the address of does not. */
  boolean needsMemory(TypedUnit.Local local) {
    if (addressed.contains(local) || local.cleanup() != null) {
      return true;
    }
    return local.type() instanceof CType.Struct ? false : local.inMemory();
  }

  /** Allocates a local and notes that the scope's exit frees it. */
  Place.InMemory declareMemory(TypedUnit.Local local, Span span, boolean zero) {
    Place.InMemory place = declareMemory(local.name(), local.type(), span, zero);
    locals.put(local, place);
    scopes.add(local, place.address(), local.cleanup(), span);
    return place;
  }

  /** The allocation alone. */
  Place.InMemory declareMemory(String name, CType type, Span span, boolean zero) {
    Var address = cfg.variable(name, new CType.Pointer(type));
    cfg.emit(
        new Instr.Allocate(
            Origin.at(span), address, symbols.type(type, span), Instr.Storage.STACK, zero, false));
    return new Place.InMemory(new Pure.Use(address));
  }

  void declare(TypedUnit.Local local, Place place) {
    locals.put(local, place);
  }

  Place placeOf(TypedUnit.Local local) {
    Place p = locals.get(local);
    if (p == null) {
      // A goto skipped the declaration, or the tree is wrong.
      throw new IllegalStateException("variable " + local + " used before its declaration");
    }
    return p;
  }

  /** Address of the caller's object for a structure result, or null. */
  @Nullable Var resultAddress() {
    return resultAddress;
  }

  void error(Code code, Span span, String message, @Nullable String help) {
    errors.add(Diagnostic.of(code, span, message, help));
  }
}
