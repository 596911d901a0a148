package org.epcheck.translator.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** What each name means in each unit. */
final class SymbolTable {
  /** A defined function with its name in the program. */
  record FunctionSymbol(int unit, TypedUnit.Function function, String name) {}

  /** A defined static object with its name in the program. */
  record GlobalSymbol(int unit, TypedUnit.Global global, String name) {}

  private final List<TypedUnit> units;
  private final Consumer<Diagnostic> errors;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, FunctionSymbol> externFunctions = new HashMap<>();
  private final Map<String, GlobalSymbol> externGlobals = new HashMap<>();
  private final List<Map<String, FunctionSymbol>> staticFunctions = new ArrayList<>();
  private final List<Map<String, GlobalSymbol>> staticGlobals = new ArrayList<>();
  private final Map<String, FunctionSymbol> byPlace = new HashMap<>();
  private final Map<String, FunctionSymbol> functions = new LinkedHashMap<>();
  private final Map<String, GlobalSymbol> globals = new LinkedHashMap<>();

  SymbolTable(List<TypedUnit> units, Consumer<Diagnostic> errors) {
    this.units = units;
    this.errors = errors;
    for (int i = 0; i < units.size(); i++) {
      staticFunctions.add(new HashMap<>());
      staticGlobals.add(new HashMap<>());
      for (TypedUnit.Function f : units.get(i).functions()) {
        if (isDefined(f)) {
          define(i, f);
        }
      }
      for (TypedUnit.Global g : units.get(i).globals()) {
        if (g.isDefinition()) {
          define(i, g);
        }
      }
    }
    checkDeclarations();
  }

  private static boolean isDefined(TypedUnit.Function f) {
    return f.body() != null || !f.errors().isEmpty();
  }

  private void define(int unit, TypedUnit.Function f) {
    // A static function of a header is one function, however many units include the header.
    String place = f.name() + "@" + f.span();
    FunctionSymbol shared = f.isStatic() || f.isInline() ? byPlace.get(place) : null;
    if (shared == null) {
      FunctionSymbol other = f.isStatic() ? null : externFunctions.get(f.name());
      if (other != null) {
        conflict(f.span(), f.name(), other.function().span());
        return;
      }
      shared = new FunctionSymbol(unit, f, unique(f.name(), unit));
      functions.put(shared.name(), shared);
      byPlace.put(place, shared);
    }
    if (f.isStatic()) {
      staticFunctions.get(unit).put(f.name(), shared);
    } else {
      externFunctions.put(f.name(), shared);
    }
  }

  private void define(int unit, TypedUnit.Global g) {
    Map<String, GlobalSymbol> scope = g.isStatic() ? staticGlobals.get(unit) : externGlobals;
    GlobalSymbol other = scope.get(g.name());
    if (other == null) {
      GlobalSymbol s = new GlobalSymbol(unit, g, unique(g.name(), unit));
      scope.put(g.name(), s);
      globals.put(s.name(), s);
    } else if (other.unit() == unit && (other.global().init() == null || g.init() == null)) {
      // Tentative definitions: the one with the initialiser counts.
      if (other.global().init() == null) {
        GlobalSymbol s = new GlobalSymbol(unit, g, other.name());
        scope.put(g.name(), s);
        globals.put(s.name(), s);
      }
    } else {
      conflict(g.span(), g.name(), other.global().span());
    }
  }

  private void conflict(Span span, String name, Span first) {
    errors.accept(
        new Diagnostic(
            Code.KC304,
            span,
            "`" + name + "` is defined twice",
            List.of("first definition at " + first),
            "make one of them static or rename it"));
  }

  private void checkDeclarations() {
    for (TypedUnit u : units) {
      for (TypedUnit.Function f : u.functions()) {
        FunctionSymbol s = f.isStatic() ? null : externFunctions.get(f.name());
        if (s != null
            && (s.function().type().parameters().size() != f.type().parameters().size()
                || s.function().type().result().cells() != f.type().result().cells())) {
          mismatch(f.span(), f.name(), s.function().span());
        }
      }
      for (TypedUnit.Global g : u.globals()) {
        GlobalSymbol s = g.isStatic() || g.isDefinition() ? null : externGlobals.get(g.name());
        if (s != null && g.type().cells() > 0 && s.global().type().cells() != g.type().cells()) {
          mismatch(g.span(), g.name(), s.global().span());
        }
      }
    }
  }

  private void mismatch(Span span, String name, Span definition) {
    errors.accept(
        new Diagnostic(
            Code.KC304,
            span,
            "`" + name + "` is declared differently from its definition",
            List.of("definition at " + definition),
            "put the declaration into a header that both units include"));
  }

  private String unique(String name, int unit) {
    String candidate = name;
    if (taken.contains(candidate)) {
      String base = units.get(unit).file().replaceAll(".*/|\\.[^.]*$", "");
      candidate = name + "_" + base.replaceAll("\\W", "_");
    }
    String result = candidate;
    for (int i = 2; !taken.add(result); i++) {
      result = candidate + "_" + i;
    }
    return result;
  }

  /** The function that a name means in a unit, or null if it is defined nowhere. */
  @Nullable FunctionSymbol function(int unit, String name) {
    FunctionSymbol s = staticFunctions.get(unit).get(name);
    return s != null ? s : externFunctions.get(name);
  }

  @Nullable GlobalSymbol global(int unit, String name) {
    GlobalSymbol s = staticGlobals.get(unit).get(name);
    return s != null ? s : externGlobals.get(name);
  }

  /** Every function in link order, by its name in the program. */
  Map<String, FunctionSymbol> functions() {
    return functions;
  }

  /** Every static object in link order, by its name in the program. */
  Map<String, GlobalSymbol> globals() {
    return globals;
  }
}
