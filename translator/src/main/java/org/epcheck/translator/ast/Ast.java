package org.epcheck.translator.ast;

import java.util.List;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A translation unit's tree.
 *
 * @param span its first token's place
 * @param items in source order
 */
public record Ast(Span span, List<Item> items) {
  public Ast {
    items = List.copyOf(items);
  }

  /** What may stand at file level, or as a declaration in a block. */
  public sealed interface Item {
    Span span();
  }

  /** A function with its body. A function inside of another has a place of its own in sema. */
  public record FunctionDefinition(
      Span span, Specifiers specifiers, Declarator declarator, Statement.Block body)
      implements Item {}

  /** Declared names; none for a mere {@code struct s { ... };}. */
  public record Declaration(Span span, Specifiers specifiers, List<InitDeclarator> declarators)
      implements Item {
    public Declaration {
      declarators = List.copyOf(declarators);
    }
  }

  /** {@code _Static_assert(condition, message)}; no message is an empty one. */
  public record StaticAssert(Span span, Expression condition, String message) implements Item {}

  /** {@code asm("...")} at file level. */
  public record AsmItem(Span span) implements Item {}

  /**
   * What could not be read, in code that was not written for this checker.
   *
   * @param names the ordinary names that it seems to declare
   * @param tags the structures, unions and enumerations that it seems to define
   * @param head of a function whose body could not be read: its declaration
   * @param why the error of those who use them
   */
  public record Broken(
      Span span, List<String> names, List<String> tags, @Nullable Declaration head, Diagnostic why)
      implements Item {
    public Broken {
      names = List.copyOf(names);
      tags = List.copyOf(tags);
    }
  }

  /** One declared name with its attributes and initialiser. */
  public record InitDeclarator(
      Span span,
      Declarator declarator,
      List<Attribute> attributes,
      @Nullable Initializer initializer) {
    public InitDeclarator {
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * {@code __attribute__((name(arguments)))}.
   *
   * @param arguments the words between the parentheses
   */
  public record Attribute(Span span, String name, List<String> arguments) {
    public Attribute {
      arguments = List.copyOf(arguments);
    }

    /** Whether it has this name, with or without the underscores around it. */
    public boolean is(String wanted) {
      return name.equals(wanted) || name.equals("__" + wanted + "__");
    }
  }

  /** Storage class and function specifiers. */
  public enum Storage {
    TYPEDEF,
    EXTERN,
    STATIC,
    THREAD_LOCAL,
    AUTO,
    REGISTER,
    INLINE,
    NORETURN
  }

  /**
   * Declaration specifiers.
   *
   * @param type the type, the words of a basic type in source order in one {@link
   *     TypeSpecifier.Words}; null if there is none (implicit int)
   */
  public record Specifiers(
      Span span,
      List<Storage> storage,
      boolean isConst,
      @Nullable TypeSpecifier type,
      List<Attribute> attributes) {
    public Specifiers {
      storage = List.copyOf(storage);
      attributes = List.copyOf(attributes);
    }

    public boolean has(Storage s) {
      return storage.contains(s);
    }
  }

  /** A type name, as in a cast: specifiers and a declarator without a name. */
  public record TypeName(Span span, Specifiers specifiers, Declarator declarator) {}

  /** Walks down a declarator. */
  public sealed interface Declarator {
    Span span();

    /** The declared name; empty for an abstract declarator. */
    record Name(Span span, String name) implements Declarator {}

    /** {@code *inner}. */
    record PointerTo(Span span, boolean isConst, Declarator inner) implements Declarator {}

    /** {@code inner[size]}; size null for {@code []}. */
    record ArrayOf(Span span, Declarator inner, @Nullable Expression size) implements Declarator {}

    /** {@code inner(parameters)}. */
    record FunctionOf(Span span, Declarator inner, List<Parameter> parameters, boolean variadic)
        implements Declarator {
      public FunctionOf {
        parameters = List.copyOf(parameters);
      }
    }

    /** The name in the middle, with its place. */
    default Name core() {
      Declarator d = this;
      while (true) {
        if (d instanceof Name n) {
          return n;
        } else if (d instanceof PointerTo p) {
          d = p.inner();
        } else if (d instanceof ArrayOf a) {
          d = a.inner();
        } else {
          d = ((FunctionOf) d).inner();
        }
      }
    }
  }

  /** A parameter. */
  public record Parameter(Span span, Specifiers specifiers, Declarator declarator) {}

  /** An initialiser. */
  public sealed interface Initializer {
    Span span();

    record Single(Span span, Expression value) implements Initializer {}

    record Braced(Span span, List<Entry> entries) implements Initializer {
      public Braced {
        entries = List.copyOf(entries);
      }
    }

    /** One item of a braced list. */
    record Entry(Span span, List<Designator> designators, Initializer value) {
      public Entry {
        designators = List.copyOf(designators);
      }
    }
  }

  /** {@code .name}, {@code [index]}, {@code [first ... last]}. */
  public sealed interface Designator {
    Span span();

    record Field(Span span, String name) implements Designator {}

    /** {@code last} is null for a single index. */
    record Index(Span span, Expression first, @Nullable Expression last) implements Designator {}
  }
}
