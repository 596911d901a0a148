package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/** What the analysis of one unit has collected so far. */
final class UnitState {
  final Map<String, StructDef> structs = new LinkedHashMap<>();
  final Map<String, TypedUnit.Global> globals = new LinkedHashMap<>();
  final Map<String, TypedUnit.Function> functions = new LinkedHashMap<>();

  /** Names of functions with a body, known before the body is read. */
  final Set<String> defined = new HashSet<>();

  /** Names of functions that do nothing. */
  final Set<String> stubs;

  final List<Diagnostic> errors = new ArrayList<>();

  /** Errors at file level of code that was not written for this checker. */
  final List<Diagnostic> warnings = new ArrayList<>();

  /** Whether errors at file level count only for who uses what they concern. */
  boolean foreign;

  Scope scope = new Scope(null);

  /** The function being read. */
  @Nullable FunctionState function;

  /** More than 0 inside of an operand that is not evaluated ({@code sizeof}, {@code typeof}). */
  int unevaluated;

  UnitState(Set<String> stubs) {
    this.stubs = stubs;
  }

  /** An error at file level, which leaves these names without a meaning. */
  void fail(Diagnostic why, List<String> names) {
    if (!foreign) {
      errors.add(why);
      return;
    }
    Span at = why.span();
    for (String name : names) {
      if (at != null) {
        scope.file().put(name, new Symbol.Broken(at, why));
      }
    }
    warnings.add(
        new Diagnostic(
            Code.KC104,
            at,
            "a declaration is left out: " + why.message(),
            names.isEmpty()
                ? why.notes()
                : List.of("an error for who uses `" + String.join("`, `", names) + "`"),
            why.help()));
  }

  void enter() {
    scope = new Scope(scope);
  }

  void leave() {
    scope = scope.parent();
  }

  /** A name for a static variable of a function, which no C name can be. */
  String staticName(String function, String name) {
    String base = function + "." + name;
    String unique = base;
    for (int n = 2; globals.containsKey(unique); n++) {
      unique = base + "." + n;
    }
    return unique;
  }

  /** Remembers a complete structure under its tag, or the tag with its place if that is taken. */
  void addStruct(StructDef def, Span span) {
    if (structs.putIfAbsent(def.tag(), def) != null) {
      structs.put(def.tag() + "@" + span, def);
    }
  }

  /** What belongs to one function. */
  static final class FunctionState {
    final String name;
    final CType result;
    final List<Diagnostic> errors = new ArrayList<>();
    final Map<String, Span> labels = new LinkedHashMap<>();
    final Map<String, Span> gotos = new LinkedHashMap<>();
    int loops;
    final java.util.Deque<SwitchState> switches = new java.util.ArrayDeque<>();

    FunctionState(String name, CType result) {
      this.name = name;
      this.result = result;
    }
  }

  /** What belongs to one switch. */
  static final class SwitchState {
    final CType.Int type;
    final Map<Long, Span> cases = new LinkedHashMap<>();
    @Nullable Span defaultCase;

    SwitchState(CType.Int type) {
      this.type = type;
    }
  }
}
