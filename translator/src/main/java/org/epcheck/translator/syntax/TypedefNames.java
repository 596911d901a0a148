package org.epcheck.translator.syntax;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells typedef names from other identifiers, which C's grammar cannot: walks over the tokens with
 * a table of the names declared in each scope and turns {@code IDENT} into {@code TYPE_NAME}.
 *
 * <p>An identifier is a type name if a typedef of that name is visible and it does not stand where
 * C wants another name: after {@code .}, {@code ->}, {@code goto}, {@code struct}; after {@code *}
 * (there only a declarator or an operand can follow); or after a type in the same declaration
 * (there it is the declared name, which then hides the typedef in its scope).
 */
final class TypedefNames {
  private static final BitSet TYPE_WORDS =
      types(
          "void",
          "char",
          "short",
          "int",
          "long",
          "float",
          "double",
          "signed",
          "unsigned",
          "_Bool",
          "__int128",
          "__auto_type");
  private static final BitSet NEUTRAL =
      types(
          "const",
          "volatile",
          "restrict",
          "_Atomic",
          "extern",
          "static",
          "inline",
          "register",
          "auto",
          "_Noreturn",
          "_Thread_local",
          "__extension__");
  private static final BitSet OTHER_NAMESPACE = types(".", "->", "goto");
  private static final BitSet TAGS = types("struct", "union", "enum");
  private static final int OPEN = TokenTypes.of("(");
  private static final int CLOSE = TokenTypes.of(")");
  private static final int LEFT_BRACKET = TokenTypes.of("[");
  private static final int RIGHT_BRACKET = TokenTypes.of("]");
  private static final int LEFT_BRACE = TokenTypes.of("{");
  private static final int RIGHT_BRACE = TokenTypes.of("}");
  private static final int SEMICOLON = TokenTypes.of(";");
  private static final int COMMA = TokenTypes.of(",");
  private static final int STAR = TokenTypes.of("*");
  private static final int ASSIGN = TokenTypes.of("=");
  private static final int TYPEDEF = TokenTypes.of("typedef");
  private static final int TYPEOF = TokenTypes.of("typeof");
  private static final int ALIGNAS = TokenTypes.of("_Alignas");
  private static final int ATTRIBUTE = TokenTypes.of("__attribute__");

  private enum Kind {
    /** The file, or the block of a statement. */
    BLOCK,
    /** A structure's members, or enumerators. */
    MEMBERS,
    /** A braced initialiser. */
    BRACED,
    /** Parameters, or an expression. */
    PARENTHESES,
    /** Parentheses around a declarator, as in a pointer to function. */
    DECLARATOR,
    BRACKETS
  }

  /** An open bracket and the declaration being read directly in it. */
  private static final class Frame {
    final Kind kind;

    /** Names declared here: true a type, false a hidden one. */
    final Map<String, Boolean> names;

    boolean typeSeen;
    boolean isTypedef;
    boolean named;

    Frame(Kind kind, Map<String, Boolean> names) {
      this.kind = kind;
      this.names = new HashMap<>(names);
    }

    void reset() {
      typeSeen = false;
      isTypedef = false;
      named = false;
    }
  }

  private final List<CToken> tokens;
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** Names of the parentheses just closed: parameters, for the body that may follow. */
  private Map<String, Boolean> parameters = Map.of();

  /** Whether an unknown name where a type must stand is taken for one. */
  private final boolean foreign;

  private TypedefNames(List<CToken> tokens, boolean foreign) {
    this.tokens = tokens;
    this.foreign = foreign;
    frames.push(new Frame(Kind.BLOCK, Map.of("__builtin_va_list", true)));
  }

  /**
   * Changes the type of the tokens that are typedef names.
   *
   * @param foreign also of names that nothing declares, where only a type can stand
   */
  static void mark(List<CToken> tokens, boolean foreign) {
    new TypedefNames(tokens, foreign).run();
  }

  private void run() {
    int i = 0;
    while (i < tokens.size()) {
      i = step(i);
    }
  }

  /** Reads the token at {@code i}; returns the index of the next one to read. */
  private int step(int i) {
    int type = type(i);
    Frame f = frames.getFirst();
    if (type == OPEN) {
      open(i, f);
    } else if (type == LEFT_BRACKET) {
      push(Kind.BRACKETS, Map.of());
    } else if (type == LEFT_BRACE) {
      brace(i, f);
    } else if (type == CLOSE || type == RIGHT_BRACKET || type == RIGHT_BRACE) {
      close(type);
    } else if (type == SEMICOLON) {
      f.reset();
    } else if (type == COMMA) {
      if (f.kind == Kind.BLOCK || f.kind == Kind.MEMBERS) {
        f.named = false;
      } else {
        f.reset();
      }
    } else if (type == ASSIGN) {
      f.named = true;
    } else if (type == TYPEDEF) {
      f.isTypedef = true;
    } else if (type == TYPEOF || TYPE_WORDS.get(type)) {
      f.typeSeen = true;
    } else if (TAGS.get(type)) {
      f.typeSeen = true;
      return tag(i + 1);
    } else if (type == ATTRIBUTE) {
      return skipParentheses(i + 1);
    } else if (type == KernelCParser.IDENT) {
      identifier(i, f);
    }
    return i + 1;
  }

  private void open(int i, Frame f) {
    int previous = type(i - 1);
    if (f.typeSeen && !f.named && previous != TYPEOF && previous != ALIGNAS) {
      // Either parentheses around the declarator, or the parameters of an abstract function type.
      push(Kind.DECLARATOR, Map.of());
      if (!startsType(i + 1)) {
        Frame inner = frames.getFirst();
        inner.typeSeen = true;
        inner.isTypedef = f.isTypedef;
      }
    } else {
      push(Kind.PARENTHESES, Map.of());
    }
  }

  private boolean startsType(int i) {
    int type = type(i);
    return TYPE_WORDS.get(type)
        || NEUTRAL.get(type)
        || TAGS.get(type)
        || type == TYPEOF
        || type == CLOSE
        || (type == KernelCParser.IDENT && isType(tokens.get(i).getText()));
  }

  private void brace(int i, Frame f) {
    int previous = type(i - 1);
    boolean block = f.kind == Kind.BLOCK ? previous != ASSIGN : previous == OPEN;
    push(block ? Kind.BLOCK : Kind.BRACED, block ? parameters : Map.of());
    parameters = Map.of();
  }

  private void close(int type) {
    if (frames.size() == 1) {
      // Unbalanced: the parser will say so.
      return;
    }
    Frame inner = frames.pop();
    Frame outer = frames.getFirst();
    if (type == CLOSE) {
      parameters = inner.names;
    }
    switch (inner.kind) {
      case MEMBERS -> outer.named = false;
      case DECLARATOR -> outer.named = true;
      case BLOCK -> {
        if (outer.kind == Kind.BLOCK) {
          outer.reset();
        }
      }
      default -> {}
    }
  }

  /** After {@code struct}, {@code union}, {@code enum}: attributes, the tag, the body. */
  private int tag(int start) {
    int i = start;
    while (type(i) == ATTRIBUTE) {
      i = skipParentheses(i + 1);
    }
    if (type(i) == KernelCParser.IDENT) {
      i++;
    }
    if (type(i) == LEFT_BRACE) {
      push(Kind.MEMBERS, Map.of());
      i++;
    }
    return i;
  }

  private void identifier(int i, Frame f) {
    int previous = type(i - 1);
    if (OTHER_NAMESPACE.get(previous)) {
      return;
    }
    String name = tokens.get(i).getText();
    if (f.typeSeen) {
      if (!f.named) {
        f.named = true;
        declare(name, f.isTypedef);
      }
    } else if (previous != STAR && isType(name)) {
      tokens.get(i).setType(KernelCParser.TYPE_NAME);
      f.typeSeen = true;
    } else if (foreign && isUnknownType(i, f)) {
      tokens.get(i).setType(KernelCParser.TYPE_NAME);
      f.typeSeen = true;
      // Known from here on, wherever it stands.
      frames.forEach(outer -> outer.names.putIfAbsent(name, true));
    }
  }

  /**
   * Whether an unknown name begins a declaration: another name follows it; or stars and a name do,
   * where no product can stand.
   */
  private boolean isUnknownType(int i, Frame f) {
    if (isDeclared(tokens.get(i).getText())) {
      return false;
    }
    int previous = type(i - 1);
    boolean first =
        i == 0
            || previous == SEMICOLON
            || previous == LEFT_BRACE
            || previous == RIGHT_BRACE
            || NEUTRAL.get(previous)
            || previous == TYPEDEF;
    boolean parameter =
        f.kind == Kind.PARENTHESES && (previous == OPEN || previous == COMMA) && frames.size() == 2;
    if (!first && !parameter) {
      return false;
    }
    if (type(i + 1) == KernelCParser.IDENT && isType(tokens.get(i + 1).getText())) {
      return false; // an annotation before the type
    }
    int next = i + 1;
    while (type(next) == STAR || NEUTRAL.get(type(next))) {
      next++;
    }
    if (next > i + 1 && frames.size() > 2 && f.kind == Kind.BLOCK) {
      // In a body: a product that nobody uses is no code.
      int after = type(next + 1);
      return type(next) == KernelCParser.IDENT
          && (after == SEMICOLON || after == ASSIGN || after == COMMA);
    }
    return type(next) == KernelCParser.IDENT
        || (parameter && next > i + 1 && (type(next) == COMMA || type(next) == CLOSE));
  }

  private boolean isDeclared(String name) {
    return frames.stream().anyMatch(f -> f.names.containsKey(name));
  }

  private void declare(String name, boolean isTypedef) {
    for (Frame f : frames) {
      if (f.kind == Kind.MEMBERS) {
        return;
      }
      if (f.kind != Kind.DECLARATOR) {
        f.names.put(name, isTypedef);
        return;
      }
    }
  }

  private boolean isType(String name) {
    for (Frame f : frames) {
      Boolean known = f.names.get(name);
      if (known != null) {
        return known;
      }
    }
    return false;
  }

  /** The index after the parenthesis that closes the one at {@code open}. */
  private int skipParentheses(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (type(i) == OPEN) {
        depth++;
      } else if (type(i) == CLOSE && --depth == 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private void push(Kind kind, Map<String, Boolean> names) {
    frames.push(new Frame(kind, names));
  }

  private int type(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : 0;
  }

  private static BitSet types(String... literals) {
    BitSet set = new BitSet();
    for (String s : literals) {
      set.set(TokenTypes.of(s));
    }
    return set;
  }
}
