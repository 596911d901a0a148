package org.epcheck.translator.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.lower.FunctionLowering;
import org.epcheck.translator.lower.Symbols;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** Lowers what is reachable from setup, threads and finish, and puts it together. */
public final class Linker {
  private static final String THREAD = "__epcheck_thread_";
  private static final String INITIAL = "__epcheck_init_";
  private static final String ALLOCATIONS = "__epcheck_allocs_";

  private record Use(String from, Span span) {}

  private final Set<Diagnostic> errors = new LinkedHashSet<>();
  private final SymbolTable symbols;
  private final TypeTable types;
  private final List<Program.ThreadDecl> threads = new ArrayList<>();
  private final Map<String, Use> reachedBy = new HashMap<>();
  private final Deque<String> work = new ArrayDeque<>();
  private final Map<String, IrFunction> lowered = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, Program.StaticObject> statics = new HashMap<>();
  private final Map<String, String> strings = new LinkedHashMap<>();
  private final Set<String> addressTaken = new LinkedHashSet<>();
  private final Set<String> undefined = new LinkedHashSet<>();

  private Linker(List<TypedUnit> units) {
    symbols = new SymbolTable(units, errors::add);
    types = new TypeTable(units, errors::add);
  }

  /**
   * The program of several units in link order.
   *
   * @return KC303 for a reachable undefined function, KC304 for conflicts, and the deferred errors
   *     of reachable functions
   */
  public static Outcome<Program> link(
      List<TypedUnit> units, List<GuardSpec> guards, List<Program.Goal> goals) {
    return new Linker(units).run(guards, goals);
  }

  private Outcome<Program> run(List<GuardSpec> guardSpecs, List<Program.Goal> goals) {
    List<String> initial = initial();
    String setup = root("__epcheck_setup");
    String finish = root("__epcheck_finally");
    for (SymbolTable.FunctionSymbol f : List.copyOf(symbols.functions().values())) {
      if (f.function().name().startsWith(THREAD)) {
        String id = f.function().name().substring(THREAD.length());
        String title = Constants.text(global("__epcheck_title_" + id));
        threads.add(
            new Program.ThreadDecl(f.function().span(), id, title == null ? id : title, f.name()));
        work.add(f.name());
      }
    }
    if (setup == null || threads.isEmpty()) {
      errors.add(
          Diagnostic.of(
              Code.KC303,
              null,
              setup == null ? "the scenario has no `SETUP`" : "the scenario has no `THREAD`",
              "see docs/model-operations.md for the form of a scenario"));
    }
    do {
      while (!work.isEmpty()) {
        lower(work.remove());
      }
    } while (reachPointers());
    addressTaken.stream().filter(n -> !lowered.containsKey(n)).forEach(this::leaveOut);
    List<Program.Guard> guards = new GuardResolver(types, errors::add).resolve(guardSpecs);
    Map<String, Integer> allocations = allocations();
    if (!errors.isEmpty() || setup == null) {
      return Outcome.failed(List.copyOf(errors));
    }
    String title = Constants.text(global("__epcheck_scenario"));
    return Outcome.ok(
        new Program(
            title == null ? "" : title,
            orderedStatics(),
            initial.isEmpty() ? orderedFunctions() : started(initial, setup),
            threads,
            initial.isEmpty() ? setup : Start.NAME,
            finish,
            types.structs(),
            guards,
            goals,
            allocations));
  }

  /** The functions that run before the setup, in link order. */
  private List<String> initial() {
    List<String> names = new ArrayList<>();
    for (SymbolTable.FunctionSymbol f : symbols.functions().values()) {
      if (f.function().name().startsWith(INITIAL)) {
        names.add(f.name());
      }
    }
    work.addAll(names);
    return names;
  }

  private Map<String, IrFunction> started(List<String> initial, String setup) {
    List<String> calls = new ArrayList<>(initial);
    calls.add(setup);
    Map<String, IrFunction> all = orderedFunctions();
    all.put(Start.NAME, Start.function(calls, all));
    return all;
  }

  private @Nullable String root(String name) {
    for (SymbolTable.FunctionSymbol f : symbols.functions().values()) {
      if (f.function().name().equals(name)) {
        work.add(f.name());
        return f.name();
      }
    }
    return null;
  }

  private TypedUnit.@Nullable Global global(String name) {
    for (SymbolTable.GlobalSymbol g : symbols.globals().values()) {
      if (g.global().name().equals(name)) {
        return g.global();
      }
    }
    return null;
  }

  private Map<String, Integer> allocations() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (SymbolTable.GlobalSymbol g : symbols.globals().values()) {
      if (g.global().name().startsWith(ALLOCATIONS)) {
        String tag = g.global().name().substring(ALLOCATIONS.length());
        Long n = Constants.number(g.global());
        StructDef def = types.find(tag);
        if (n == null || def == null) {
          errors.add(
              Diagnostic.of(
                  Code.KC402,
                  g.global().span(),
                  "`EPCHECK_ALLOC` needs a complete structure and a constant number",
                  null));
          continue;
        }
        counts.put(new CType.Struct(def).toString(), n.intValue());
      }
    }
    return counts;
  }

  private List<Program.StaticObject> orderedStatics() {
    List<Program.StaticObject> all = new ArrayList<>();
    for (String name : symbols.globals().keySet()) {
      Program.StaticObject o = statics.get(name);
      if (o != null) {
        all.add(o);
      }
    }
    for (String name : strings.values()) {
      Program.StaticObject o = statics.get(name);
      if (o != null) {
        all.add(o);
      }
    }
    return all;
  }

  private Map<String, IrFunction> orderedFunctions() {
    Map<String, IrFunction> all = new LinkedHashMap<>();
    for (String name : symbols.functions().keySet()) {
      IrFunction f = lowered.get(name);
      if (f != null) {
        all.put(name, new Candidates(addressTaken, lowered).resolve(f));
      }
    }
    return all;
  }

  private void lower(String name) {
    SymbolTable.FunctionSymbol s = symbols.functions().get(name);
    if (s == null || lowered.containsKey(name) || failed.contains(name)) {
      return;
    }
    if (!s.function().errors().isEmpty()) {
      for (Diagnostic d : s.function().errors()) {
        List<String> notes = new ArrayList<>(d.notes());
        notes.addAll(chain(name));
        errors.add(new Diagnostic(d.code(), d.span(), d.message(), notes, d.help()));
      }
      failed.add(name);
      return;
    }
    Outcome<IrFunction> f =
        FunctionLowering.lower(s.function(), name, new UnitSymbols(s.unit(), name));
    errors.addAll(f.diagnostics());
    if (f.isOk()) {
      lowered.put(name, f.get());
    } else {
      failed.add(name);
    }
  }

  /**
   * Reaches the functions that a pointer may call: whose address is taken and whose type some call
   * has, or which can be deferred.
   *
   * @return whether there was one
   */
  private boolean reachPointers() {
    Candidates calls = new Candidates(addressTaken, lowered);
    for (String name : addressTaken) {
      SymbolTable.FunctionSymbol s = symbols.functions().get(name);
      if (s != null
          && !lowered.containsKey(name)
          && !failed.contains(name)
          && calls.isCalled(s.function().type())) {
        work.add(name);
      }
    }
    return !work.isEmpty();
  }

  /** A function that has an address and is never called: it stops whoever gets there. */
  private void leaveOut(String name) {
    SymbolTable.FunctionSymbol s = symbols.functions().get(name);
    if (s != null && !failed.contains(name)) {
      lowered.put(name, Start.unreachable(s.function(), name));
    }
  }

  /** How a function is reached, for messages. */
  private List<String> chain(String name) {
    List<String> notes = new ArrayList<>();
    String at = name;
    Set<String> seen = new LinkedHashSet<>();
    while (seen.add(at)) {
      Use use = reachedBy.get(at);
      if (use == null) {
        break;
      }
      notes.add("`" + at + "` is used in `" + use.from() + "` at " + use.span());
      at = use.from();
    }
    for (Program.ThreadDecl t : threads) {
      if (t.entry().equals(at)) {
        notes.add("`" + at + "` is thread " + t.id());
      }
    }
    return notes;
  }

  private void reach(String name, String from, Span use) {
    if (!lowered.containsKey(name)) {
      reachedBy.putIfAbsent(name, new Use(from, use));
      work.add(name);
    }
  }

  /** The names of one unit, asked by one function. */
  private final class UnitSymbols implements Symbols {
    private final int unit;
    private final String from;

    UnitSymbols(int unit, String from) {
      this.unit = unit;
      this.from = from;
    }

    @Override
    public String function(String name, Span use) {
      SymbolTable.FunctionSymbol s = symbols.function(unit, name);
      if (s == null) {
        if (undefined.add(name)) {
          List<String> notes = new ArrayList<>();
          notes.add("`" + name + "` is used in `" + from + "` at " + use);
          notes.addAll(chain(from));
          errors.add(
              new Diagnostic(
                  Code.KC303,
                  use,
                  "`" + name + "` is defined nowhere",
                  notes,
                  "add it to a header in specs/include"));
        }
        return name;
      }
      reach(s.name(), from, use);
      return s.name();
    }

    @Override
    public String functionAddress(String name, Span use) {
      SymbolTable.FunctionSymbol s = symbols.function(unit, name);
      if (s == null) {
        return function(name, use);
      }
      // Reached only when something may call it.
      reachedBy.putIfAbsent(s.name(), new Use(from, use));
      addressTaken.add(s.name());
      return s.name();
    }

    @Override
    public String global(String name, Span use) {
      SymbolTable.GlobalSymbol s = symbols.global(unit, name);
      if (s == null) {
        if (undefined.add(name)) {
          errors.add(
              new Diagnostic(
                  Code.KC301,
                  use,
                  "`" + name + "` is declared but defined nowhere",
                  chain(from),
                  "define it in one of the model's units"));
        }
        return name;
      }
      if (!statics.containsKey(s.name())) {
        UnitSymbols own = new UnitSymbols(s.unit(), from);
        // Reserved first: an initialiser may hold the object's own address.
        TypedUnit.Global g = s.global();
        CType type = types.type(g.type(), g.span());
        statics.put(
            s.name(), new Program.StaticObject(g.span(), s.name(), type, g.isConst(), List.of()));
        statics.put(
            s.name(),
            new Program.StaticObject(
                g.span(), s.name(), type, g.isConst(), new Constants(own, errors::add).cells(g)));
      }
      return s.name();
    }

    @Override
    public String string(String text, Span use) {
      return strings.computeIfAbsent(
          text,
          t -> {
            String name = "__string_" + (strings.size() + 1);
            long first = t.isEmpty() ? 0 : t.charAt(0);
            statics.put(
                name,
                new Program.StaticObject(
                    use,
                    name,
                    new CType.Array(CType.CHAR, 1),
                    true,
                    List.of(new org.epcheck.translator.ir.Pure.Const(first))));
            return name;
          });
    }

    @Override
    public StructDef struct(StructDef def, Span use) {
      return types.struct(def, use);
    }

    @Override
    public CType type(CType type, Span use) {
      return types.type(type, use);
    }
  }
}
