package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.ast.TypeSpecifier;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/** Specifiers and declarators to types. */
final class Types {
  /** Attributes that change what code means and that we do not model. */
  private static final Set<String> REFUSED =
      Set.of("alias", "ifunc", "weakref", "vector_size", "mode", "constructor", "destructor");

  private final UnitState unit;
  private final Expressions expressions;

  Types(UnitState unit, Expressions expressions) {
    this.unit = unit;
    this.expressions = expressions;
  }

  /** The type that specifiers alone give; {@code __auto_type} is refused here. */
  QualifiedType base(Ast.Specifiers s) {
    attributes(s.attributes());
    TypeSpecifier t = s.type();
    if (t == null) {
      throw new SemaError(
          Code.KC302, s.span(), "the type is missing", "write `int` if that is meant");
    }
    if (s.has(Ast.Storage.THREAD_LOCAL)) {
      throw SemaError.unsupported(s.span(), "thread-local storage", null);
    }
    QualifiedType q = specified(t);
    return new QualifiedType(q.type(), q.isConst() || s.isConst());
  }

  void attributes(List<Ast.Attribute> list) {
    for (Ast.Attribute a : list) {
      if (REFUSED.stream().anyMatch(a::is)) {
        throw SemaError.unsupported(a.span(), "attribute `" + a.name() + "`", null);
      }
    }
  }

  private QualifiedType specified(TypeSpecifier t) {
    if (t instanceof TypeSpecifier.Words w) {
      CType type = Integers.named(w.words());
      if (type == null) {
        throw SemaError.unsupported(w.span(), "type `" + String.join(" ", w.words()) + "`", null);
      }
      return plain(type);
    } else if (t instanceof TypeSpecifier.Named n) {
      if (n.name().equals("__builtin_va_list")) {
        return plain(new CType.Pointer(CType.VOID));
      }
      if (unit.scope.find(n.name()) instanceof Symbol.Typedef d) {
        return d.type();
      }
      if (unit.foreign && unit.function == null) {
        // Opaque: pointers to it may be handed around, and that is all.
        var opaque = plain(new CType.Struct(new StructDef(n.name(), false)));
        unit.scope.file().put(n.name(), new Symbol.Typedef(n.span(), opaque));
        return opaque;
      }
      throw new SemaError(
          Code.KC301,
          n.span(),
          "unknown type `" + n.name() + "`",
          Spelling.help(n.name(), unit.scope.names()));
    } else if (t instanceof TypeSpecifier.StructOf s) {
      return plain(structure(s));
    } else if (t instanceof TypeSpecifier.EnumOf e) {
      return plain(enumeration(e));
    } else if (t instanceof TypeSpecifier.TypeofExpression e) {
      return plain(expressions.typeOf(e.operand()));
    } else if (t instanceof TypeSpecifier.TypeofType n) {
      return plain(named(n.operand()));
    }
    throw new SemaError(
        Code.KC302, t.span(), "`__auto_type` needs a plain variable with an initialiser");
  }

  private static QualifiedType plain(CType type) {
    return new QualifiedType(type, false);
  }

  private CType structure(TypeSpecifier.StructOf s) {
    String word = s.isUnion() ? "union " : "struct ";
    String tag = s.tag();
    List<TypeSpecifier.Member> members = s.members();
    String key = "struct " + tag;
    CType known =
        tag == null ? null : members == null ? unit.scope.tag(key) : unit.scope.ownTag(key);
    CType.Struct type;
    if (known instanceof CType.Struct k) {
      if (k.def().isUnion() != s.isUnion()) {
        throw new SemaError(
            Code.KC304, s.span(), "`" + word + tag + "` is declared as `" + k + "` elsewhere");
      }
      type = k;
    } else if (known != null) {
      throw new SemaError(
          Code.KC304, s.span(), "`" + word + tag + "` is declared as `" + known + "` elsewhere");
    } else {
      String name =
          tag != null
              ? tag
              : "<anonymous "
                  + s.span().file()
                  + ":"
                  + s.span().line()
                  + ":"
                  + s.span().column()
                  + ">";
      type = new CType.Struct(new StructDef(name, s.isUnion()));
      if (tag != null) {
        // A mere reference, perhaps in a parameter list, means the structure of the file.
        (members == null ? unit.scope.file() : unit.scope).putTag(key, type);
      }
    }
    if (members != null) {
      if (type.def().isComplete()) {
        throw new SemaError(Code.KC304, s.span(), "`" + word + tag + "` is defined a second time");
      }
      complete(type.def(), members);
      unit.addStruct(type.def(), s.span());
    }
    return type;
  }

  private void complete(StructDef def, List<TypeSpecifier.Member> members) {
    List<String> names = new ArrayList<>();
    List<CType> types = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (TypeSpecifier.Member m : members) {
      QualifiedType base = base(m.specifiers());
      if (m.declarators().isEmpty() && base.type() instanceof CType.Struct inner) {
        if (!inner.def().tag().startsWith("<")) {
          continue; // struct s { struct t { ... }; }: declares the type only
        }
        names.add("");
        types.add(inner);
      }
      for (TypeSpecifier.MemberDeclarator d : m.declarators()) {
        String name = d.declarator().core().name();
        CType type = declared(d.declarator(), base).type();
        Expression width = d.width();
        if (width != null) {
          type = bitField(type, width);
          if (name.isEmpty()) {
            continue;
          }
        }
        if (unit.foreign && isUnknown(type)) {
          // Takes its place, and nothing can be done with it.
          StructDef opaque = new StructDef(type.toString().replaceFirst("^\\w+ ", ""), false);
          opaque.complete(List.of(), List.of());
          type = new CType.Struct(opaque);
        }
        requireObject(type, d.span(), "member `" + name + "`");
        if (!seen.add(name)) {
          throw new SemaError(Code.KC304, d.span(), "a second member `" + name + "`");
        }
        names.add(name);
        types.add(type);
      }
    }
    def.complete(names, types);
  }

  private static boolean isUnknown(CType type) {
    return type instanceof CType.Struct s && !s.def().isComplete();
  }

  private CType bitField(CType type, Expression width) {
    long bits = expressions.constant(width, "the width of a bit field");
    if (!(type instanceof CType.Int t) || bits < 0 || bits > t.bits()) {
      throw new SemaError(Code.KC302, width.span(), "invalid bit field of type `" + type + "`");
    }
    return bits == t.bits() ? t : new CType.Int(t.name() + ":" + bits, (int) bits, t.signed());
  }

  private CType enumeration(TypeSpecifier.EnumOf e) {
    String tag = e.tag();
    String key = "struct " + tag;
    if (e.enumerators() == null) {
      CType known = tag == null ? null : unit.scope.tag(key);
      return known != null ? known : new CType.Int("enum " + tag, 32, false);
    }
    if (tag != null && unit.scope.ownTag(key) != null) {
      throw new SemaError(Code.KC304, e.span(), "`enum " + tag + "` is defined a second time");
    }
    long next = 0;
    boolean negative = false;
    boolean wide = false;
    for (TypeSpecifier.Enumerator c : e.enumerators()) {
      Expression value = c.value();
      if (value != null) {
        next = expressions.constant(value, "the value of enumerator `" + c.name() + "`");
      }
      if (unit.scope.own(c.name()) != null) {
        throw new SemaError(Code.KC304, c.span(), "`" + c.name() + "` is declared a second time");
      }
      boolean fits = next == (int) next;
      unit.scope.put(
          c.name(), new Symbol.EnumConstant(c.span(), fits ? CType.INT : CType.LONG, next));
      negative |= next < 0;
      wide |= !fits && next != (next & 0xffffffffL);
      next++;
    }
    CType type =
        new CType.Int(
            tag == null ? (negative ? "int" : "unsigned int") : "enum " + tag,
            wide ? 64 : 32,
            negative);
    if (tag != null) {
      unit.scope.putTag(key, type);
    }
    return type;
  }

  /** The type of a type name. */
  CType named(Ast.TypeName t) {
    return declared(t.declarator(), base(t.specifiers())).type();
  }

  /** The type of a declarator, given that of its specifiers. */
  QualifiedType declared(Ast.Declarator d, QualifiedType base) {
    if (d instanceof Ast.Declarator.PointerTo p) {
      return declared(p.inner(), new QualifiedType(new CType.Pointer(base.type()), p.isConst()));
    } else if (d instanceof Ast.Declarator.ArrayOf a) {
      requireObject(base.type(), a.span(), "the element");
      int length = a.size() == null ? -1 : length(a.size());
      return declared(
          a.inner(), new QualifiedType(new CType.Array(base.type(), length), base.isConst()));
    } else if (d instanceof Ast.Declarator.FunctionOf f) {
      List<CType> parameters = new ArrayList<>();
      unit.enter();
      try {
        for (Ast.Parameter p : parameters(f)) {
          parameters.add(parameter(p));
        }
      } finally {
        unit.leave();
      }
      return declared(f.inner(), plain(new CType.Function(base.type(), parameters, f.variadic())));
    }
    return base;
  }

  /** The parameters of a function declarator; {@code (void)} has none. */
  static List<Ast.Parameter> parameters(Ast.Declarator.FunctionOf f) {
    if (f.parameters().size() == 1) {
      Ast.Parameter p = f.parameters().get(0);
      boolean isVoid =
          p.declarator() instanceof Ast.Declarator.Name n
              && n.name().isEmpty()
              && p.specifiers().type() instanceof TypeSpecifier.Words w
              && w.words().equals(List.of("void"));
      return isVoid ? List.of() : f.parameters();
    }
    return f.parameters();
  }

  /** The type of a parameter: arrays and functions become pointers. */
  CType parameter(Ast.Parameter p) {
    CType t = declared(p.declarator(), base(p.specifiers())).type();
    if (t instanceof CType.Array a) {
      return new CType.Pointer(a.element());
    }
    return t instanceof CType.Function ? new CType.Pointer(t) : t;
  }

  private int length(Expression size) {
    long n = expressions.constant(size, "the length of an array");
    if (n < 0 || n > 1 << 20) {
      throw new SemaError(Code.KC302, size.span(), "invalid array length " + n);
    }
    return (int) n;
  }

  /** Refuses a type of which no object can be made. */
  static void requireObject(CType type, Span span, String what) {
    @Nullable String reason = null;
    if (type instanceof CType.Struct s && !s.def().isComplete()) {
      reason = "incomplete type `" + type + "`";
    } else if (type instanceof CType.Void || type instanceof CType.Function) {
      reason = "type `" + type + "`";
    }
    if (reason != null) {
      throw new SemaError(Code.KC302, span, what + " has " + reason);
    }
  }

  /** {@code sizeof} in cells. */
  static long size(CType type, Span span) {
    if (type instanceof CType.Void || type instanceof CType.Function) {
      return 1;
    }
    requireObject(type, span, "the operand of `sizeof`");
    if (type instanceof CType.Array a && a.length() < 0) {
      throw new SemaError(Code.KC302, span, "the size of `" + type + "` is not known");
    }
    return type.cells();
  }

  /** A constant of type {@code size_t}. */
  static Expr sizeLiteral(Span span, long value) {
    return new Expr.IntLit(span, CType.ULONG, value);
  }
}
