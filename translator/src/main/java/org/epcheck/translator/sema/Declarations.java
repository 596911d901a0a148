package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.ast.Ast.Storage;
import org.epcheck.translator.ast.TypeSpecifier;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.epcheck.translator.typed.TypedUnit.Init;
import org.jspecify.annotations.Nullable;

/** Declarations in file scope and in blocks. */
final class Declarations {
  private final UnitState unit;
  private final Expressions expressions;
  private final Types types;

  Declarations(UnitState unit, Expressions expressions) {
    this.unit = unit;
    this.expressions = expressions;
    this.types = expressions.types();
  }

  /** An item at file level, but for function definitions. */
  void global(Ast.Declaration d) {
    QualifiedType base = base(d);
    for (Ast.InitDeclarator i : d.declarators()) {
      try {
        types.attributes(i.attributes());
        QualifiedType q = types.declared(i.declarator(), base);
        if (d.specifiers().has(Storage.TYPEDEF)) {
          typedef(i, q);
        } else if (q.type() instanceof CType.Function f) {
          declareFunction(i.declarator(), f, d.specifiers(), false);
        } else {
          String name = i.declarator().core().name();
          boolean isExtern = d.specifiers().has(Storage.EXTERN);
          object(name, name, i, q, d.specifiers().has(Storage.STATIC), isExtern);
        }
      } catch (SemaError e) {
        unit.fail(e.diagnostic(), List.of(i.declarator().core().name()));
      }
    }
  }

  private QualifiedType base(Ast.Declaration d) {
    return types.base(d.specifiers());
  }

  /** Checks an assertion. */
  void assertion(Ast.StaticAssert a) {
    if (expressions.constant(a.condition(), "the condition of `_Static_assert`") == 0) {
      throw new SemaError(
          Code.KC302,
          a.span(),
          "static assertion failed" + (a.message().isEmpty() ? "" : ": " + a.message()),
          "sizes and offsets are counted in cells, one for each scalar");
    }
  }

  private void typedef(Ast.InitDeclarator i, QualifiedType q) {
    String name = i.declarator().core().name();
    Symbol before = unit.scope.own(name);
    boolean same = before instanceof Symbol.Typedef t && t.type().type().equals(q.type());
    if (before != null && !same) {
      throw SemaError.conflict(
          i.span(), "`" + name + "` is declared as something else", before.span());
    }
    unit.scope.put(name, new Symbol.Typedef(i.span(), q));
  }

  /** Declares or defines a function; returns its record without the body. */
  TypedUnit.Function declareFunction(
      Ast.Declarator d, CType.Function type, Ast.Specifiers s, boolean defines) {
    Ast.Declarator.Name core = d.core();
    String name = core.name();
    TypedUnit.Function before = unit.functions.get(name);
    Symbol symbol = unit.scope.file().own(name);
    if (symbol != null && !(symbol instanceof Symbol.Function)) {
      throw SemaError.conflict(
          core.span(), "`" + name + "` is declared as something else", symbol.span());
    }
    if (before != null && !before.type().equals(type)) {
      throw SemaError.conflict(
          core.span(),
          "`" + name + "` has type `" + type + "`, but was declared as `" + before.type() + "`",
          before.span());
    }
    if (before != null && defines && unit.defined.contains(name)) {
      throw SemaError.conflict(
          core.span(), "`" + name + "` is defined a second time", before.span());
    }
    boolean isStatic = s.has(Storage.STATIC) || (before != null && before.isStatic());
    boolean isInline = s.has(Storage.INLINE) || (before != null && before.isInline());
    boolean keep = before != null && unit.defined.contains(name);
    TypedUnit.Function f =
        keep && before != null
            ? before
            : new TypedUnit.Function(
                core.span(), name, type, List.of(), isStatic, isInline, null, List.of());
    if (defines) {
      unit.defined.add(name);
      // The definition's place counts.
      unit.functions.remove(name);
    }
    unit.functions.put(name, f);
    Symbol.Function declared = new Symbol.Function(core.span(), name);
    unit.scope.file().put(name, declared);
    unit.scope.put(name, declared);
    return f;
  }

  /** An object with static storage. */
  private void object(
      String cName,
      String name,
      Ast.InitDeclarator i,
      QualifiedType q,
      boolean isStatic,
      boolean isExtern) {
    Span span = i.declarator().core().span();
    Symbol symbol = unit.scope.own(cName);
    TypedUnit.Global before = unit.globals.get(name);
    if (symbol != null && !(symbol instanceof Symbol.Static)) {
      throw SemaError.conflict(
          span, "`" + cName + "` is declared as something else", symbol.span());
    }
    if (before != null && !compatible(before.type(), q.type())) {
      throw SemaError.conflict(
          span,
          "`"
              + cName
              + "` has type `"
              + q.type()
              + "`, but was declared as `"
              + before.type()
              + "`",
          before.span());
    }
    CType type = before != null && q.type().cells() == 0 ? before.type() : q.type();
    boolean defines = !isExtern || i.initializer() != null;
    if (defines) {
      Types.requireObject(type, span, "`" + cName + "`");
    }
    Init init = before == null ? null : before.init();
    boolean local = isStatic || (before != null && before.isStatic());
    boolean defined = defines || (before != null && before.isDefinition());
    // Known in its own initialiser.
    put(cName, new TypedUnit.Global(span, name, type, local, q.isConst(), defined, init));
    if (i.initializer() != null) {
      if (init != null) {
        throw SemaError.conflict(
            span,
            "`" + cName + "` is defined a second time",
            symbol == null ? span : symbol.span());
      }
      var sized = expressions.initialisers().sized(type, i.initializer(), span);
      StaticInit.require(sized.init(), cName);
      put(
          cName,
          new TypedUnit.Global(span, name, sized.type(), local, q.isConst(), true, sized.init()));
    }
  }

  private void put(String cName, TypedUnit.Global g) {
    unit.globals.put(g.name(), g);
    unit.scope.put(cName, new Symbol.Static(g.span(), g.name()));
  }

  private static boolean compatible(CType a, CType b) {
    if (a instanceof CType.Array x && b instanceof CType.Array y) {
      return x.element().equals(y.element())
          && (x.length() < 0 || y.length() < 0 || x.length() == y.length());
    }
    return a.equals(b);
  }

  /** A declaration in a block: the automatic variables that it makes. */
  List<Stmt> local(Ast.Item item) {
    if (item instanceof Ast.StaticAssert a) {
      assertion(a);
      return List.of();
    }
    if (item instanceof Ast.FunctionDefinition f) {
      throw SemaError.unsupported(f.span(), "a nested function", "define it at file level");
    }
    Ast.Declaration d = (Ast.Declaration) item;
    boolean auto = d.specifiers().type() instanceof TypeSpecifier.Auto;
    QualifiedType base = auto ? new QualifiedType(CType.VOID, false) : base(d);
    List<Stmt> out = new ArrayList<>();
    for (Ast.InitDeclarator i : d.declarators()) {
      localOne(d, i, base, auto, out);
    }
    return out;
  }

  private void localOne(
      Ast.Declaration d, Ast.InitDeclarator i, QualifiedType base, boolean auto, List<Stmt> out) {
    types.attributes(i.attributes());
    Ast.Specifiers s = d.specifiers();
    Ast.Declarator.Name core = i.declarator().core();
    QualifiedType q = types.declared(i.declarator(), base);
    if (s.has(Storage.TYPEDEF)) {
      typedef(i, q);
    } else if (q.type() instanceof CType.Function f) {
      declareFunction(i.declarator(), f, s, false);
    } else if (s.has(Storage.EXTERN)) {
      Symbol known = unit.scope.file().own(core.name());
      TypedUnit.Global g = known instanceof Symbol.Static k ? unit.globals.get(k.name()) : null;
      if (g != null && compatible(g.type(), q.type())) {
        unit.scope.put(core.name(), Objects.requireNonNull(known));
      } else if (known != null) {
        throw SemaError.conflict(
            core.span(), "`" + core.name() + "` is declared as something else", known.span());
      } else {
        object(core.name(), core.name(), i, q, false, true);
      }
    } else {
      requireNew(core);
      if (s.has(Storage.STATIC)) {
        String function = unit.function == null ? "" : unit.function.name;
        object(core.name(), unit.staticName(function, core.name()), i, q, true, false);
      } else {
        out.add(automatic(i, q.type(), auto, cleanup(s, i)));
      }
    }
  }

  private void requireNew(Ast.Declarator.Name core) {
    Symbol before = unit.scope.own(core.name());
    if (before != null) {
      throw SemaError.conflict(
          core.span(), "`" + core.name() + "` is declared a second time", before.span());
    }
  }

  private Stmt automatic(
      Ast.InitDeclarator i, CType declared, boolean auto, @Nullable String cleanup) {
    Ast.Declarator.Name core = i.declarator().core();
    Ast.Initializer initializer = i.initializer();
    CType type = declared;
    Init init = null;
    if (auto) {
      if (!(initializer instanceof Ast.Initializer.Single s)) {
        throw new SemaError(
            Code.KC302, core.span(), "`__auto_type` needs a plain variable with an initialiser");
      }
      Expr value = expressions.value(s.value());
      type = value.type();
      init = new Init.Value(value);
    } else if (type instanceof CType.Array a && a.length() < 0 && initializer != null) {
      type = expressions.initialisers().sized(type, initializer, core.span()).type();
    }
    Types.requireObject(type, core.span(), "`" + core.name() + "`");
    if (type instanceof CType.Array a && a.length() < 0) {
      throw new SemaError(
          Code.KC302, core.span(), "the length of array `" + core.name() + "` is missing");
    }
    TypedUnit.Local local = new TypedUnit.Local(core.span(), core.name(), type, cleanup);
    unit.scope.put(core.name(), new Symbol.Automatic(core.span(), local));
    if (initializer != null && init == null) {
      init = expressions.initialisers().sized(type, initializer, core.span()).init();
    }
    return new Stmt.Declare(i.span(), local, init);
  }

  private @Nullable String cleanup(Ast.Specifiers s, Ast.InitDeclarator i) {
    List<Ast.Attribute> all = new ArrayList<>(s.attributes());
    all.addAll(i.attributes());
    for (Ast.Attribute a : all) {
      if (a.is("cleanup")) {
        String name = a.arguments().isEmpty() ? "" : a.arguments().get(0);
        if (!unit.functions.containsKey(name)) {
          throw new SemaError(
              Code.KC303,
              a.span(),
              "unknown function `" + name + "` of attribute `cleanup`",
              Spelling.help(name, unit.functions.keySet()));
        }
        return name;
      }
    }
    return null;
  }
}
