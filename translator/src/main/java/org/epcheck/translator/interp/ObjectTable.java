package org.epcheck.translator.interp;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/**
 * Every object that a run of the model can have, with its number and name, and the meaning of
 * addresses (docs/semantics.md, section 1).
 */
public final class ObjectTable {
  /** Cells per page: object {@code n} has the addresses from {@code n * PAGE}. */
  public static final int PAGE = 1000;

  /** Number of the first constant object. */
  public static final int FIRST_CONSTANT = 501;

  /** The value of an uninitialised pointer cell. */
  public static final int UNINIT = 900;

  /** Function {@code n} (from 1) has the address {@code FUNCTIONS - n}. */
  public static final int FUNCTIONS = -1_000_000;

  private static final Map<Long, String> POISON =
      Map.of(256L, "poison 0x100", 512L, "poison 0x200");

  /** Where an object comes from. */
  public enum Kind {
    STATIC,
    CONST,
    HEAP,
    STACK
  }

  /**
   * An object.
   *
   * @param number from 1; a constant object's from {@link #FIRST_CONSTANT}
   * @param name unique: {@code epitem1}, or the C name of a static object
   * @param born whether it exists in the initial state; all others are unborn there
   */
  public record ModelObject(int number, String name, CType type, Kind kind, boolean born) {
    /** Address of its first cell. */
    public long address() {
      return (long) number * PAGE;
    }

    public int cells() {
      return type.cells();
    }
  }

  private final List<ModelObject> mutable;
  private final List<ModelObject> constants;
  private final SortedMap<String, Long> functions;
  private final Map<Long, String> functionNames = new HashMap<>();
  private final Map<String, ModelObject> byName = new LinkedHashMap<>();

  /**
   * A table.
   *
   * @param mutable objects 1, 2, ... in order
   * @param constants objects {@link #FIRST_CONSTANT}, ... in order
   * @param functions addresses by name
   */
  public ObjectTable(
      List<ModelObject> mutable, List<ModelObject> constants, Map<String, Long> functions) {
    this.mutable = List.copyOf(mutable);
    this.constants = List.copyOf(constants);
    this.functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
    functions.forEach((name, address) -> functionNames.put(address, name));
    mutable.forEach(o -> byName.put(o.name(), o));
    constants.forEach(o -> byName.put(o.name(), o));
  }

  /** The objects of the state, by number from 1. */
  public List<ModelObject> mutable() {
    return mutable;
  }

  /** The constant objects, by number from {@link #FIRST_CONSTANT}. */
  public List<ModelObject> constants() {
    return constants;
  }

  /** Address of each function, by name. */
  public SortedMap<String, Long> functions() {
    return functions;
  }

  /** The function at the address, or null. */
  public @Nullable String functionAt(long address) {
    return functionNames.get(address);
  }

  /** The object of that number, or null. */
  public @Nullable ModelObject byNumber(long number) {
    if (number >= 1 && number <= mutable.size()) {
      return mutable.get((int) number - 1);
    }
    long constant = number - FIRST_CONSTANT;
    return constant >= 0 && constant < constants.size() ? constants.get((int) constant) : null;
  }

  /**
   * The class of the lock whose owner cell is at the address: a lock of a static object is a class
   * of its own; those at one place in all heap objects of one type are a class, and so are those in
   * all variables of one type. Named by the lowest such address.
   */
  public long lockClass(long address) {
    ModelObject o = byNumber(address / PAGE);
    return o == null ? address : lockClassOf(o) * PAGE + address % PAGE;
  }

  /** The lowest number of an object whose locks are of the same classes. */
  public long lockClassOf(ModelObject object) {
    if (object.kind() == Kind.HEAP || object.kind() == Kind.STACK) {
      String type = object.type().toString();
      for (ModelObject o : mutable) {
        if (o.kind() == object.kind() && o.type().toString().equals(type)) {
          return o.number();
        }
      }
    }
    return object.number();
  }

  /** The object of that name, or null. */
  public @Nullable ModelObject byName(String name) {
    return byName.get(name);
  }

  /** The object whose cells include the address, or null. */
  public @Nullable ModelObject at(long address) {
    ModelObject o = address < PAGE ? null : byNumber(address / PAGE);
    return o != null && address % PAGE < o.cells() ? o : null;
  }

  /** The type of the one cell at the address; null where there is none. */
  public @Nullable CType typeOfCell(long address) {
    ModelObject o = at(address);
    return o == null ? null : cellType(o.type(), (int) (address % PAGE));
  }

  /** The address for people: {@code epitem1.fllink.next}, {@code NULL}, {@code ep_free()}. */
  public String describe(long address) {
    ModelObject o = at(address);
    return o == null ? describeOther(address) : o.name() + path(o.type(), (int) (address % PAGE));
  }

  /**
   * A value for people, by its type: a pointer to a whole heap object is the object's name, one
   * into an object is {@code &epitem1.fllink}.
   */
  public String describeValue(CType type, long value) {
    if (type instanceof CType.Int i) {
      return Long.toString(!i.signed() && value < 0 ? value + (1L << 32) : value);
    }
    ModelObject o = at(value);
    if (o == null) {
      return describeOther(value);
    }
    int cell = (int) (value % PAGE);
    CType target = type instanceof CType.Pointer p ? p.target() : CType.VOID;
    if (cell == 0 && (target.equals(CType.VOID) || target.equals(o.type()))) {
      return o.kind() == Kind.HEAP ? o.name() : "&" + o.name();
    }
    String inner = pathTo(o.type(), cell, target);
    return "&" + o.name() + (inner == null ? path(o.type(), cell) : inner);
  }

  private String describeOther(long address) {
    String function = functionNames.get(address);
    String poison = POISON.get(address);
    if (function != null) {
      return function + "()";
    } else if (poison != null) {
      return poison;
    } else if (address == 0) {
      return "NULL";
    } else if (address < 0 && address >= -4095) {
      return "ERR_PTR(" + address + ")";
    } else if (address == UNINIT) {
      return "uninitialised";
    }
    ModelObject o = byNumber(address / PAGE);
    if (address >= PAGE && o != null) {
      return o.name() + " + " + address % PAGE + " cells";
    }
    return address < 0 ? Long.toString(address) : "0x" + Long.toHexString(address);
  }

  private static String path(CType type, int cell) {
    if (type instanceof CType.Struct s) {
      return "." + s.def().path(cell);
    } else if (type instanceof CType.Array a && a.element().cells() > 0) {
      int n = a.element().cells();
      return "[" + cell / n + "]" + path(a.element(), cell % n);
    }
    return "";
  }

  /** The path of the outermost part of the given type that begins at the cell, or null. */
  private static @Nullable String pathTo(CType type, int cell, CType wanted) {
    if (cell == 0 && type.equals(wanted)) {
      return "";
    } else if (type instanceof CType.Struct s) {
      for (StructDef.Member m : s.def().members()) {
        int in = cell - m.offset();
        String inner = in < 0 || in >= m.type().cells() ? null : pathTo(m.type(), in, wanted);
        if (inner != null) {
          return m.name().isEmpty() ? inner : "." + m.name() + inner;
        }
      }
    } else if (type instanceof CType.Array a && a.element().cells() > 0) {
      int n = a.element().cells();
      String inner = pathTo(a.element(), cell % n, wanted);
      return inner == null ? null : "[" + cell / n + "]" + inner;
    }
    return null;
  }

  /** The type of one cell of a type; a union's is that of its first member that has the cell. */
  public static @Nullable CType cellType(CType type, int cell) {
    if (type instanceof CType.Struct s) {
      for (StructDef.Member m : s.def().members()) {
        int in = cell - m.offset();
        if (in >= 0 && in < m.type().cells()) {
          return cellType(m.type(), in);
        }
      }
      return null;
    } else if (type instanceof CType.Array a && a.element().cells() > 0) {
      return cellType(a.element(), cell % a.element().cells());
    }
    return type.isScalar() ? type : null;
  }
}
