package org.epcheck.runner.replay;

import java.util.List;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/** Names of objects, cells and values. */
public final class Names {
  private final ObjectTable objects;

  public Names(ObjectTable objects) {
    this.objects = objects;
  }

  /** The object that the address is in, or empty. */
  String object(long address) {
    ObjectTable.ModelObject o = objects.at(address);
    return o == null ? "" : o.name();
  }

  String object(int number) {
    ObjectTable.ModelObject o = objects.byNumber(number);
    return o == null ? "object " + number : o.name();
  }

  /** The cell's path in its object, or empty. */
  String field(long address) {
    ObjectTable.ModelObject o = objects.at(address);
    if (o == null) {
      return "";
    }
    String path = objects.describe(address).substring(o.name().length());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  /** Struct tag of the object that the address is in, or a static object's name, or empty. */
  String tag(long address) {
    ObjectTable.ModelObject o = objects.at(address);
    if (o == null) {
      return "";
    }
    boolean allocated = o.kind() == ObjectTable.Kind.HEAP || o.kind() == ObjectTable.Kind.STACK;
    return allocated && o.type() instanceof CType.Struct s ? s.def().tag() : o.name();
  }

  /**
   * The path of the lock whose owner cell is at the address, or of another structure by its first
   * cell: that of the structure around the cell, and of the structures around it that are nothing
   * else; empty if that is the whole object.
   */
  String lockField(long address) {
    ObjectTable.ModelObject o = objects.at(address);
    if (o == null) {
      return "";
    }
    String field = field(address);
    CType type = o.type();
    int cell = (int) (address - o.address());
    int parts = 0;
    int kept = 0;
    while (type instanceof CType.Struct s) {
      StructDef.Member m = member(s.def(), cell);
      if (m == null) {
        break;
      }
      // Structures with more than the lock are not part of its name's tail.
      if (s.def().members().size() > 1 && m.type() instanceof CType.Struct) {
        kept = parts + (m.name().isEmpty() ? 0 : 1);
      }
      parts += m.name().isEmpty() ? 0 : 1;
      cell -= m.offset();
      type = m.type();
      if (type instanceof CType.Array a && a.element().cells() > 0) {
        cell %= a.element().cells();
        type = a.element();
      }
    }
    if (kept == 0 && o.kind() != ObjectTable.Kind.STATIC) {
      return field;
    }
    List<String> names = List.of(field.split("\\."));
    return String.join(".", names.subList(0, Math.min(kept, names.size())));
  }

  private static StructDef.@Nullable Member member(StructDef def, int cell) {
    for (StructDef.Member m : def.members()) {
      if (cell >= m.offset() && cell < m.offset() + m.type().cells()) {
        return m;
      }
    }
    return null;
  }

  /** {@code epitem1.fllink.next}, {@code NULL}. */
  String place(long address) {
    return objects.describe(address);
  }

  /** The lock's place: {@code ep1.mtx}. */
  String lock(long address) {
    String field = lockField(address);
    String object = object(address);
    return object.isEmpty() ? place(address) : field.isEmpty() ? object : object + "." + field;
  }

  /**
   * What locks of the same member of the same structure have in common: {@code item.mtx}; or a
   * static lock's name; empty for address 0.
   */
  public String lockClass(long address) {
    String field = lockField(address);
    return tag(address) + (field.isEmpty() ? "" : "." + field);
  }

  /** A value of a type. The model operations hand addresses on as {@code long}. */
  String value(CType type, long value) {
    boolean isAddress = CType.LONG.equals(type) && objects.at(value) != null;
    return objects.describeValue(isAddress ? new CType.Pointer(CType.VOID) : type, value);
  }

  /** A value that is in the cell at the address. */
  String valueAt(long address, long value) {
    CType type = objects.typeOfCell(address);
    return type == null ? Long.toString(value) : objects.describeValue(type, value);
  }

  /** What the cell holds in the state; empty if there is no such cell. */
  String content(State state, long address) {
    Long value = state.cell(address);
    return value == null ? "" : valueAt(address, value);
  }

  @Nullable String function(long address) {
    return objects.functionAt(address);
  }
}
