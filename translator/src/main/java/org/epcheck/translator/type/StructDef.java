package org.epcheck.translator.type;

import java.util.ArrayList;
import java.util.List;

/**
 * The definition of a structure or union. Compared by identity; completed once, after which it does
 * not change. Members of anonymous structures and unions are found by {@link #find} through them.
 */
public final class StructDef {
  /**
   * A member.
   *
   * @param name the name, empty for an anonymous structure or union
   * @param type its type
   * @param offset cells from the start of the structure
   */
  public record Member(String name, CType type, int offset) {}

  private final String tag;
  private final boolean union;
  private List<Member> members = List.of();
  private boolean complete;
  private int cells;

  /**
   * A definition still without members.
   *
   * @param tag the C tag; for an untagged one a made-up name such as {@code <anonymous fs.h:12>}
   */
  public StructDef(String tag, boolean union) {
    this.tag = tag;
    this.union = union;
  }

  public String tag() {
    return tag;
  }

  public boolean isUnion() {
    return union;
  }

  public boolean isComplete() {
    return complete;
  }

  public int cells() {
    return cells;
  }

  public List<Member> members() {
    return members;
  }

  /** Gives the members, in order; offsets are computed here (one cell a scalar, no padding). */
  public void complete(List<String> names, List<CType> types) {
    if (complete) {
      throw new IllegalStateException(tag + " is complete already");
    }
    List<Member> list = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < names.size(); i++) {
      CType type = types.get(i);
      list.add(new Member(names.get(i), type, union ? 0 : offset));
      offset = union ? Math.max(offset, type.cells()) : offset + type.cells();
    }
    members = List.copyOf(list);
    // An empty structure still has an address of its own.
    cells = Math.max(offset, 1);
    complete = true;
  }

  /** The member of that name with its offset from the start of this structure, or null. */
  public @org.jspecify.annotations.Nullable Member find(String name) {
    for (Member m : members) {
      if (m.name().equals(name)) {
        return m;
      }
      if (m.name().isEmpty() && m.type() instanceof CType.Struct inner) {
        Member found = inner.def().find(name);
        if (found != null) {
          return new Member(name, found.type(), m.offset() + found.offset());
        }
      }
    }
    return null;
  }

  /**
   * The name of the cell at an offset, as a C member path: {@code rdllink.next}, {@code
   * event.data}. In a union the first member that has such a cell gives the name.
   */
  public String path(int offset) {
    for (Member m : members) {
      int in = offset - m.offset();
      if (in >= 0 && in < Math.max(m.type().cells(), 1)) {
        String inner = pathIn(m.type(), in);
        return m.name().isEmpty() ? inner.replaceFirst("^\\.", "") : m.name() + inner;
      }
    }
    return "<cell " + offset + ">";
  }

  private static String pathIn(CType type, int offset) {
    if (type instanceof CType.Struct s) {
      return "." + s.def().path(offset);
    }
    if (type instanceof CType.Array a && a.element().cells() > 0) {
      int n = a.element().cells();
      return "[" + offset / n + "]" + pathIn(a.element(), offset % n);
    }
    return "";
  }

  @Override
  public String toString() {
    return (union ? "union " : "struct ") + tag;
  }
}
