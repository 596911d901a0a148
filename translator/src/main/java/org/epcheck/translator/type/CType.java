package org.epcheck.translator.type;

import java.util.List;

/**
 * A C type. Qualifiers are dropped by semantic analysis, which has already used them.
 *
 * <p>Memory is made of cells: every scalar (integer of any width, enum, pointer) takes one cell, an
 * array the cells of its elements, a structure the cells of its members one after another, a union
 * those of its largest member.
 */
public sealed interface CType {
  /** Number of cells of one object of this type; 0 for {@code void}, functions, unknown arrays. */
  int cells();

  /** {@code void}. */
  record Void() implements CType {
    @Override
    public int cells() {
      return 0;
    }

    @Override
    public String toString() {
      return "void";
    }
  }

  /**
   * An integer, {@code bool} or enum type.
   *
   * @param name the C spelling for messages, for example {@code unsigned int} or {@code enum x}
   * @param bits width; 1 for bool
   * @param signed whether it is signed
   */
  record Int(String name, int bits, boolean signed) implements CType {
    @Override
    public int cells() {
      return 1;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A pointer. */
  record Pointer(CType target) implements CType {
    @Override
    public int cells() {
      return 1;
    }

    @Override
    public String toString() {
      return target + (target instanceof Pointer ? "*" : " *");
    }
  }

  /** An array; {@code length} is -1 where it is not known. */
  record Array(CType element, int length) implements CType {
    @Override
    public int cells() {
      return Math.max(length, 0) * element.cells();
    }

    @Override
    public String toString() {
      return element + "[" + (length < 0 ? "" : length) + "]";
    }
  }

  /** A function type. */
  record Function(CType result, List<CType> parameters, boolean variadic) implements CType {
    public Function {
      parameters = List.copyOf(parameters);
    }

    @Override
    public int cells() {
      return 0;
    }

    @Override
    public String toString() {
      StringBuilder s = new StringBuilder(result + "(");
      for (int i = 0; i < parameters.size(); i++) {
        s.append(i == 0 ? "" : ", ").append(parameters.get(i));
      }
      return s.append(variadic ? ", ...)" : ")").toString();
    }
  }

  /** A structure or union, by reference to its definition: recursive types are possible. */
  record Struct(StructDef def) implements CType {
    @Override
    public int cells() {
      return def.cells();
    }

    @Override
    public String toString() {
      return (def.isUnion() ? "union " : "struct ") + def.tag();
    }
  }

  CType VOID = new Void();
  Int BOOL = new Int("bool", 1, false);
  Int CHAR = new Int("char", 8, true);
  Int INT = new Int("int", 32, true);
  Int UINT = new Int("unsigned int", 32, false);
  Int LONG = new Int("long", 64, true);
  Int ULONG = new Int("unsigned long", 64, false);

  /** Whether a value of this type fits one cell. */
  default boolean isScalar() {
    return this instanceof Int || this instanceof Pointer;
  }
}
