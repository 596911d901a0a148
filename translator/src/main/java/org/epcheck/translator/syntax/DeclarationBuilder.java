package org.epcheck.translator.syntax;

import static org.epcheck.translator.syntax.Trees.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.ast.TypeSpecifier;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** Parse trees of declarations to syntax trees. */
final class DeclarationBuilder {
  private final ExpressionBuilder expressions = new ExpressionBuilder(this);
  private final StatementBuilder statements = new StatementBuilder(this, expressions);

  StatementBuilder statements() {
    return statements;
  }

  List<Ast.Item> external(KernelCParser.ExternalDeclarationContext t) {
    var d = t.definition();
    if (d == null) {
      return List.of();
    }
    if (d.staticAssert() != null) {
      return List.of(staticAssert(d.staticAssert()));
    }
    if (d.asmStatement() != null) {
      return List.of(new Ast.AsmItem(span(d)));
    }
    return List.of(item(span(d), d.specifiers(), d.initDeclarator(), d.compound()));
  }

  List<Ast.Item> declaration(KernelCParser.DeclarationContext t) {
    return List.of(
        t.staticAssert() != null
            ? staticAssert(t.staticAssert())
            : item(span(t), t.specifiers(), t.initDeclarator(), t.compound()));
  }

  private Ast.Item item(
      Span at,
      KernelCParser.SpecifiersContext specifierTree,
      List<KernelCParser.InitDeclaratorContext> declaratorTrees,
      KernelCParser.@Nullable CompoundContext body) {
    Ast.Specifiers specifiers = specifiers(specifierTree);
    if (body != null) {
      Ast.Declarator d = declarator(declaratorTrees.get(0).declarator());
      return new Ast.FunctionDefinition(
          span(specifierTree).to(span(declaratorTrees.get(0))),
          specifiers,
          d,
          statements.block(body));
    }
    List<Ast.InitDeclarator> list = new ArrayList<>();
    for (var t : declaratorTrees) {
      list.add(
          new Ast.InitDeclarator(
              span(t),
              declarator(t.declarator()),
              attributes(t.attribute()),
              t.initializer() == null ? null : initializer(t.initializer())));
    }
    return new Ast.Declaration(at, specifiers, list);
  }

  private Ast.StaticAssert staticAssert(KernelCParser.StaticAssertContext t) {
    return new Ast.StaticAssert(span(t), expressions.visit(t.expr()), Trees.string(t.STRING()));
  }

  private Ast.Specifiers specifiers(KernelCParser.SpecifiersContext t) {
    List<Ast.Storage> storage = new ArrayList<>();
    List<Ast.Attribute> attributes = new ArrayList<>();
    boolean isConst = false;
    TypeSpecifier type = null;
    for (var s : t.specifier()) {
      if (s instanceof KernelCParser.StorageContext c) {
        storage.add(storage(c.word));
      } else if (s instanceof KernelCParser.QualifierContext c) {
        isConst |= is(c.word, "const");
        if (is(c.word, "_Atomic")) {
          // No basic type has this word, so it is refused where types are known.
          type = new TypeSpecifier.Words(span(c), List.of("_Atomic"));
        }
      } else if (s instanceof KernelCParser.AttributeSpecifierContext c) {
        attributes.addAll(attributes(List.of(c.attribute())));
      } else if (s instanceof KernelCParser.TypeSpecContext c) {
        TypeSpecifier next = type(c.typeSpecifier());
        if (type instanceof TypeSpecifier.Words before && next instanceof TypeSpecifier.Words w) {
          List<String> words = new ArrayList<>(before.words());
          words.addAll(w.words());
          type = new TypeSpecifier.Words(before.span().to(w.span()), words);
        } else if (type != null) {
          throw new SyntaxError(
              org.epcheck.translator.diagnostic.Diagnostic.of(
                  org.epcheck.translator.diagnostic.Code.KC101,
                  next.span(),
                  "two types in one declaration",
                  null),
              c.getStart().getTokenIndex());
        } else {
          type = next;
        }
      }
    }
    return new Ast.Specifiers(span(t), storage, isConst, type, attributes);
  }

  private static Ast.Storage storage(Token word) {
    int type = word.getType();
    if (type == TokenTypes.of("_Thread_local")) {
      return Ast.Storage.THREAD_LOCAL;
    }
    if (type == TokenTypes.of("_Noreturn")) {
      return Ast.Storage.NORETURN;
    }
    if (type == TokenTypes.of("inline")) {
      return Ast.Storage.INLINE;
    }
    return Ast.Storage.valueOf(word.getText().toUpperCase(Locale.ROOT));
  }

  private static boolean is(Token word, String keyword) {
    return word.getType() == TokenTypes.of(keyword);
  }

  private TypeSpecifier type(KernelCParser.TypeSpecifierContext t) {
    Span at = span(t);
    if (t instanceof KernelCParser.WordTypeContext c) {
      String word = is(c.word, "signed") ? "signed" : c.word.getText();
      return new TypeSpecifier.Words(at, List.of(word));
    } else if (t instanceof KernelCParser.AutoTypeContext) {
      return new TypeSpecifier.Auto(at);
    } else if (t instanceof KernelCParser.NamedTypeContext) {
      return new TypeSpecifier.Named(at, t.getText());
    } else if (t instanceof KernelCParser.StructTypeContext c) {
      return structure(c, at);
    } else if (t instanceof KernelCParser.EnumTypeContext c) {
      return enumeration(c, at);
    }
    var c = (KernelCParser.TypeofTypeContext) t;
    return c.typeName() != null
        ? new TypeSpecifier.TypeofType(at, typeName(c.typeName()))
        : new TypeSpecifier.TypeofExpression(at, expressions.comma(c.expression()));
  }

  private TypeSpecifier structure(KernelCParser.StructTypeContext c, Span at) {
    String tag = c.name() == null ? null : c.name().getText();
    boolean hasBody = c.getToken(TokenTypes.of("{"), 0) != null;
    List<TypeSpecifier.Member> members = null;
    if (hasBody) {
      members = new ArrayList<>();
      for (var m : c.member()) {
        if (m.specifiers() != null) {
          members.add(member(m));
        }
      }
    }
    return new TypeSpecifier.StructOf(
        hasBody ? span(c.keyword) : at, is(c.keyword, "union"), tag, members);
  }

  private TypeSpecifier.Member member(KernelCParser.MemberContext m) {
    List<TypeSpecifier.MemberDeclarator> list = new ArrayList<>();
    for (var d : m.memberDeclarator()) {
      Span at = span(d);
      Ast.Declarator declarator =
          d.declarator() == null ? new Ast.Declarator.Name(at, "") : declarator(d.declarator());
      list.add(
          new TypeSpecifier.MemberDeclarator(
              at, declarator, d.expr() == null ? null : expressions.visit(d.expr())));
    }
    return new TypeSpecifier.Member(span(m), specifiers(m.specifiers()), list);
  }

  private TypeSpecifier enumeration(KernelCParser.EnumTypeContext c, Span at) {
    String tag = c.name() == null ? null : c.name().getText();
    List<TypeSpecifier.Enumerator> list = null;
    if (!c.enumerator().isEmpty()) {
      list = new ArrayList<>();
      for (var e : c.enumerator()) {
        list.add(
            new TypeSpecifier.Enumerator(
                span(e),
                e.name().getText(),
                e.expr() == null ? null : expressions.visit(e.expr())));
      }
    }
    return new TypeSpecifier.EnumOf(at, tag, list);
  }

  private static List<Ast.Attribute> attributes(List<KernelCParser.AttributeContext> trees) {
    List<Ast.Attribute> list = new ArrayList<>();
    for (var t : trees) {
      for (var item : t.attributeItem()) {
        List<String> words = new ArrayList<>();
        for (var b : item.balanced()) {
          words.add(b.getText());
        }
        list.add(new Ast.Attribute(span(item), item.attributeWord().getText(), words));
      }
    }
    return list;
  }

  Ast.TypeName typeName(KernelCParser.TypeNameContext t) {
    return new Ast.TypeName(span(t), specifiers(t.specifiers()), optional(t.declarator(), span(t)));
  }

  private Ast.Declarator optional(KernelCParser.@Nullable DeclaratorContext t, Span at) {
    return t == null ? new Ast.Declarator.Name(at, "") : declarator(t);
  }

  /**
   * Turns a declarator inside out: {@code *a[2]} is an array whose declarator's inner part is
   * {@code *a}; the outermost record is the last derivation.
   */
  private Ast.Declarator declarator(KernelCParser.DeclaratorContext t) {
    Span at = span(t);
    Ast.Declarator result = direct(t.direct(), at, pointers(t));
    return result;
  }

  /** Wraps a declarator into the pointers before it. */
  private java.util.function.UnaryOperator<Ast.Declarator> pointers(
      KernelCParser.DeclaratorContext t) {
    return inner -> {
      Ast.Declarator d = inner;
      for (int i = t.pointer().size() - 1; i >= 0; i--) {
        var p = t.pointer(i);
        boolean isConst = p.quals.stream().anyMatch(q -> is(q, "const"));
        d = new Ast.Declarator.PointerTo(span(p), isConst, d);
      }
      return d;
    };
  }

  private Ast.Declarator direct(
      KernelCParser.@Nullable DirectContext t,
      Span at,
      java.util.function.UnaryOperator<Ast.Declarator> pointers) {
    if (t == null) {
      return pointers.apply(new Ast.Declarator.Name(at, ""));
    }
    Ast.Declarator d;
    if (t.core() == null) {
      d = new Ast.Declarator.Name(span(t), "");
    } else if (t.core().IDENT() != null) {
      d = new Ast.Declarator.Name(span(t.core()), t.core().getText());
    } else {
      d = declarator(t.core().declarator());
    }
    for (var s : t.suffix()) {
      if (s instanceof KernelCParser.ArraySuffixContext a) {
        Expression size = a.expr() == null ? null : expressions.visit(a.expr());
        d = new Ast.Declarator.ArrayOf(span(a), d, size);
      } else {
        d = function((KernelCParser.FunctionSuffixContext) s, d);
      }
    }
    return pointers.apply(d);
  }

  private Ast.Declarator function(KernelCParser.FunctionSuffixContext t, Ast.Declarator inner) {
    List<Ast.Parameter> parameters = new ArrayList<>();
    boolean variadic = false;
    if (t.parameters() != null) {
      variadic = t.parameters().getStop().getType() == TokenTypes.of("...");
      for (var p : t.parameters().parameter()) {
        parameters.add(
            new Ast.Parameter(
                span(p), specifiers(p.specifiers()), optional(p.declarator(), span(p))));
      }
    }
    return new Ast.Declarator.FunctionOf(span(t), inner, parameters, variadic);
  }

  private Ast.Initializer initializer(KernelCParser.InitializerContext t) {
    return t.braced() != null
        ? braced(t.braced())
        : new Ast.Initializer.Single(span(t), expressions.visit(t.expr()));
  }

  Ast.Initializer.Braced braced(KernelCParser.BracedContext t) {
    List<Ast.Initializer.Entry> list = new ArrayList<>();
    for (var item : t.initItem()) {
      List<Ast.Designator> designators = new ArrayList<>();
      for (var d : item.designator()) {
        designators.add(
            d.name() != null
                ? new Ast.Designator.Field(span(d), d.name().getText())
                : new Ast.Designator.Index(
                    span(d),
                    expressions.visit(d.expr(0)),
                    d.expr().size() > 1 ? expressions.visit(d.expr(1)) : null));
      }
      if (item.name() != null) {
        designators.add(new Ast.Designator.Field(span(item.name()), item.name().getText()));
      }
      list.add(new Ast.Initializer.Entry(span(item), designators, initializer(item.initializer())));
    }
    return new Ast.Initializer.Braced(span(t), list);
  }
}
