package org.epcheck.translator.dump;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Stmt;
import org.epcheck.translator.typed.TypedUnit;
import org.jspecify.annotations.Nullable;

/**
 * A tree of records as nested parentheses: the record's name, then its components in order. Spans
 * are left out but for those of the records that {@code placed} names. Works on any record, so that
 * a new node cannot be forgotten.
 */
final class TreeText {
  private static final int WIDTH = 100;

  private final boolean places;

  /**
   * @param places whether statements and declarations show their line and column
   */
  TreeText(boolean places) {
    this.places = places;
  }

  /** The text of a value; ends without a line end. */
  String print(@Nullable Object value, int indent) {
    String flat = flat(value);
    if (indent + flat.length() <= WIDTH && !flat.contains("\n")) {
      return flat;
    }
    List<String> parts = new ArrayList<>();
    String open;
    String close;
    if (value instanceof List<?> list) {
      open = "[";
      close = "]";
      list.forEach(e -> parts.add(print(e, indent + 2)));
    } else if (value instanceof Record r && !isAtom(value)) {
      open = "(" + head(r);
      close = ")";
      components(r).forEach(e -> parts.add(print(e, indent + 2)));
    } else {
      return flat;
    }
    String margin = "\n" + " ".repeat(indent + 2);
    return open + margin + String.join(margin, parts) + close;
  }

  private String flat(@Nullable Object value) {
    if (value == null) {
      return "-";
    } else if (value instanceof String s) {
      return quote(s);
    } else if (value instanceof List<?> list) {
      List<String> parts = new ArrayList<>();
      list.forEach(e -> parts.add(flat(e)));
      return "[" + String.join(" ", parts) + "]";
    } else if (value instanceof CType) {
      return "`" + value + "`";
    } else if (value instanceof TypedUnit.Local l) {
      return l.name();
    } else if (value instanceof Word w) {
      return w.text();
    } else if (value instanceof Record r && !isAtom(value)) {
      StringBuilder out = new StringBuilder("(" + head(r));
      for (Object c : components(r)) {
        out.append(' ').append(flat(c));
      }
      return out.append(')').toString();
    }
    return value.toString();
  }

  private static boolean isAtom(Object value) {
    return value instanceof CType || value instanceof Span || value instanceof Word;
  }

  /** Printed as it is. */
  private record Word(String text) {}

  private static String quote(String s) {
    boolean word =
        !s.isEmpty()
            && s.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
    return word
        ? s
        : "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private String head(Record r) {
    String name = r.getClass().getSimpleName();
    Class<?> owner = r.getClass().getEnclosingClass();
    boolean statement =
        owner != null
            && (owner.getSimpleName().equals("Stmt") || owner.getSimpleName().equals("Statement"));
    if (places && statement) {
      for (RecordComponent c : r.getClass().getRecordComponents()) {
        if (c.getType() == Span.class) {
          Span span = (Span) Objects.requireNonNull(get(r, c));
          return name + "@" + span.line() + ":" + span.column();
        }
      }
    }
    return name;
  }

  private static List<@Nullable Object> components(Record r) {
    List<@Nullable Object> list = new ArrayList<>();
    if (r instanceof Stmt.Declare d) {
      list.add(d.local().name());
      list.add(d.local().type());
      if (d.local().inMemory()) {
        list.add(new Word("in-memory"));
      }
      if (d.local().cleanup() != null) {
        list.add(new Word("cleanup=" + d.local().cleanup()));
      }
      list.add(d.init());
      return list;
    }
    for (RecordComponent c : r.getClass().getRecordComponents()) {
      if (c.getType() != Span.class) {
        list.add(get(r, c));
      }
    }
    return list;
  }

  private static @Nullable Object get(Record r, RecordComponent c) {
    try {
      var accessor = c.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(r);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
