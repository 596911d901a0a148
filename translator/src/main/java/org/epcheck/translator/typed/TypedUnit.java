package org.epcheck.translator.typed;

import java.util.List;
import java.util.Map;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.epcheck.translator.typed.Stmt.Block;
import org.jspecify.annotations.Nullable;

/**
 * One translation unit after semantic analysis.
 *
 * @param file the main file's name
 * @param structs every complete structure and union, by tag
 * @param globals objects with static storage, in source order (function-level statics included)
 * @param functions functions in source order, defined or only declared
 */
public record TypedUnit(
    String file, Map<String, StructDef> structs, List<Global> globals, List<Function> functions) {
  public TypedUnit {
    // Insertion order is source order and is kept.
    structs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(structs));
    globals = List.copyOf(globals);
    functions = List.copyOf(functions);
  }

  /**
   * An object with static storage.
   *
   * @param name its C name
   * @param isStatic internal linkage
   * @param isConst declared const at the outermost level, so nothing writes it after start-up
   * @param isDefinition false for {@code extern} without initialiser
   * @param init null: all zero
   */
  public record Global(
      Span span,
      String name,
      CType type,
      boolean isStatic,
      boolean isConst,
      boolean isDefinition,
      @Nullable Init init) {}

  /**
   * A function.
   *
   * @param isInline declared {@code inline}
   * @param body null for a declaration
   * @param errors what in the body cannot be translated; reported only if the function is reachable
   *     from a thread. When not empty, the body is null
   */
  public record Function(
      Span span,
      String name,
      CType.Function type,
      List<Local> parameters,
      boolean isStatic,
      boolean isInline,
      @Nullable Block body,
      List<Diagnostic> errors) {
    public Function {
      parameters = List.copyOf(parameters);
      errors = List.copyOf(errors);
    }
  }

  /**
   * A parameter or a variable with automatic storage. Compared by identity: two variables of the
   * same name in different scopes are two.
   */
  public static final class Local {
    private final Span span;
    private final String name;
    private final CType type;
    private final @Nullable String cleanup;
    private boolean addressTaken;

    /**
     * @param cleanup the function of {@code __attribute__((cleanup(f)))}, or null
     */
    public Local(Span span, String name, CType type, @Nullable String cleanup) {
      this.span = span;
      this.name = name;
      this.type = type;
      this.cleanup = cleanup;
    }

    public Span span() {
      return span;
    }

    public String name() {
      return name;
    }

    public CType type() {
      return type;
    }

    public @Nullable String cleanup() {
      return cleanup;
    }

    /** Whether the variable needs memory: its address is taken, or it is no scalar. */
    public boolean inMemory() {
      return addressTaken || !type.isScalar();
    }

    /** Called by semantic analysis at {@code &x}. */
    public void takeAddress() {
      addressTaken = true;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An initialiser. */
  public sealed interface Init {
    /** For a scalar, or a structure initialised by an expression of its type. */
    record Value(Expr expr) implements Init {}

    /**
     * A braced list, flattened: values at cell offsets from the start of the object, in order. What
     * is not named is zero.
     */
    record Cells(List<Cell> cells) implements Init {
      public Cells {
        cells = List.copyOf(cells);
      }
    }

    /** One scalar (or structure-valued expression) at an offset. */
    record Cell(int offset, CType type, Expr expr) {}
  }
}
