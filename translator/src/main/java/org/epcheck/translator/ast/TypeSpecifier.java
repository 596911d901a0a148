package org.epcheck.translator.ast;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** A type specifier. */
public sealed interface TypeSpecifier {
  Span span();

  /** {@code unsigned long}: the words of a basic type. */
  record Words(Span span, List<String> words) implements TypeSpecifier {
    public Words {
      words = List.copyOf(words);
    }
  }

  /** A typedef name. */
  record Named(Span span, String name) implements TypeSpecifier {}

  /**
   * A structure or union.
   *
   * @param tag null if it has none
   * @param members null for a mere reference
   */
  record StructOf(Span span, boolean isUnion, @Nullable String tag, @Nullable List<Member> members)
      implements TypeSpecifier {
    public StructOf {
      members = members == null ? null : List.copyOf(members);
    }
  }

  /** An enumeration; enumerators null for a mere reference. */
  record EnumOf(Span span, @Nullable String tag, @Nullable List<Enumerator> enumerators)
      implements TypeSpecifier {
    public EnumOf {
      enumerators = enumerators == null ? null : List.copyOf(enumerators);
    }
  }

  record TypeofExpression(Span span, Expression operand) implements TypeSpecifier {}

  record TypeofType(Span span, Ast.TypeName operand) implements TypeSpecifier {}

  /** GNU {@code __auto_type}. */
  record Auto(Span span) implements TypeSpecifier {}

  /** One line of a structure: declared members, or an assertion among them. */
  record Member(Span span, Ast.Specifiers specifiers, List<MemberDeclarator> declarators) {
    public Member {
      declarators = List.copyOf(declarators);
    }
  }

  /** A member's name; width null unless it is a bit field. */
  record MemberDeclarator(Span span, Ast.Declarator declarator, @Nullable Expression width) {}

  /** {@code NAME} or {@code NAME = value}. */
  record Enumerator(Span span, String name, @Nullable Expression value) {}
}
