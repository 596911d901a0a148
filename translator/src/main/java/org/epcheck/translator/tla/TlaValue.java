package org.epcheck.translator.tla;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A value of TLA+, of the kinds that models use. Totally ordered, first by kind, so that sets have
 * one form; {@code toString} is TLA+ text on one line, in TLC's style. The order of a record's
 * fields is alphabetic here and arbitrary in TLC.
 */
public sealed interface TlaValue extends Comparable<TlaValue> {
  /** An integer. */
  record Int(long value) implements TlaValue {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A string. */
  record Str(String value) implements TlaValue {
    @Override
    public String toString() {
      return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /** {@code TRUE} or {@code FALSE}. */
  record Bool(boolean value) implements TlaValue {
    @Override
    public String toString() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /** A sequence; the empty one is also the empty function. */
  record Seq(List<TlaValue> elements) implements TlaValue {
    public Seq {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return join("<<", elements, ">>");
    }
  }

  /** A record, that is, a function over strings; never empty (that is {@link Seq#Seq}). */
  record Rec(SortedMap<String, TlaValue> fields) implements TlaValue {
    public Rec {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    @Override
    public String toString() {
      return fields.entrySet().stream()
          .map(e -> e.getKey() + " |-> " + e.getValue())
          .collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** A set; elements are sorted and each stands once. */
  record SetOf(List<TlaValue> elements) implements TlaValue {
    public SetOf {
      elements = elements.stream().sorted().distinct().toList();
    }

    @Override
    public String toString() {
      return join("{", elements, "}");
    }
  }

  /** {@code <<>>}: the empty sequence and the empty function. */
  Seq EMPTY = new Seq(List.of());

  /** A sequence of the given elements. */
  static Seq seq(TlaValue... elements) {
    return new Seq(List.of(elements));
  }

  /** A string. */
  static Str str(String value) {
    return new Str(value);
  }

  /** An integer. */
  static Int of(long value) {
    return new Int(value);
  }

  /** A record, or {@code <<>>} when there are no fields. */
  static TlaValue rec(Map<String, ? extends TlaValue> fields) {
    return fields.isEmpty() ? EMPTY : new Rec(new TreeMap<>(fields));
  }

  /**
   * Reads what TLC prints, on one line or several.
   *
   * @throws IllegalArgumentException if the text is not such a value
   */
  static TlaValue parse(String text) {
    return new TlaValueParser(text).parse();
  }

  private static String join(String open, List<TlaValue> elements, String close) {
    return elements.stream().map(TlaValue::toString).collect(Collectors.joining(", ", open, close));
  }

  private int kind() {
    if (this instanceof Bool) {
      return 0;
    } else if (this instanceof Int) {
      return 1;
    } else if (this instanceof Str) {
      return 2;
    } else if (this instanceof Seq) {
      return 3;
    } else if (this instanceof Rec) {
      return 4;
    }
    return 5;
  }

  @Override
  default int compareTo(TlaValue other) {
    if (this instanceof Bool a && other instanceof Bool b) {
      return Boolean.compare(a.value(), b.value());
    } else if (this instanceof Int a && other instanceof Int b) {
      return Long.compare(a.value(), b.value());
    } else if (this instanceof Str a && other instanceof Str b) {
      return a.value().compareTo(b.value());
    } else if (this instanceof Seq a && other instanceof Seq b) {
      return compare(a.elements(), b.elements());
    } else if (this instanceof SetOf a && other instanceof SetOf b) {
      return compare(a.elements(), b.elements());
    } else if (this instanceof Rec a && other instanceof Rec b) {
      return compare(pairs(a), pairs(b));
    }
    return Integer.compare(kind(), other.kind());
  }

  private static List<TlaValue> pairs(Rec r) {
    List<TlaValue> list = new ArrayList<>();
    r.fields().forEach((k, v) -> Collections.addAll(list, new Str(k), v));
    return list;
  }

  private static int compare(List<TlaValue> a, List<TlaValue> b) {
    Iterator<TlaValue> other = b.iterator();
    for (TlaValue v : a) {
      if (!other.hasNext()) {
        return 1;
      }
      int c = v.compareTo(other.next());
      if (c != 0) {
        return c;
      }
    }
    return other.hasNext() ? -1 : 0;
  }
}
