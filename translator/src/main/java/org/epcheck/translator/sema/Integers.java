package org.epcheck.translator.sema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.jspecify.annotations.Nullable;

/** C's integer types: names, promotion, common type, wrapping. */
final class Integers {
  static final CType.Int LONG_LONG = new CType.Int("long long", 64, true);
  static final CType.Int ULONG_LONG = new CType.Int("unsigned long long", 64, false);
  private static final CType.Int SHORT = new CType.Int("short", 16, true);
  private static final CType.Int USHORT = new CType.Int("unsigned short", 16, false);
  private static final CType.Int UCHAR = new CType.Int("unsigned char", 8, false);

  private Integers() {}

  /** The type of words such as {@code unsigned long}; null if they make no supported type. */
  static @Nullable CType named(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    if (rest.equals(List.of("void"))) {
      return CType.VOID;
    }
    boolean unsigned = rest.remove("unsigned");
    boolean signed = rest.remove("signed");
    if (unsigned && signed) {
      return null;
    }
    if (rest.size() > 1) {
      rest.remove("int");
    }
    return switch (String.join(" ", rest)) {
      case "_Bool" -> unsigned || signed ? null : CType.BOOL;
      case "char" -> unsigned ? UCHAR : CType.CHAR;
      case "short" -> unsigned ? USHORT : SHORT;
      case "", "int" -> unsigned ? CType.UINT : CType.INT;
      case "long" -> unsigned ? CType.ULONG : CType.LONG;
      case "long long" -> unsigned ? ULONG_LONG : LONG_LONG;
      default -> null;
    };
  }

  /** The type after integer promotion. */
  static CType.Int promote(CType.Int t) {
    if (t.bits() < 32) {
      return CType.INT;
    }
    if (t.bits() == 32) {
      return t.signed() ? CType.INT : CType.UINT;
    }
    return t;
  }

  /** The common type of the usual arithmetic conversions. */
  static CType.Int common(CType.Int left, CType.Int right) {
    CType.Int a = promote(left);
    CType.Int b = promote(right);
    if (a.bits() != b.bits()) {
      return a.bits() > b.bits() ? a : b;
    }
    if (a.signed() != b.signed()) {
      return a.signed() ? b : a;
    }
    return a.name().equals(b.name()) || b.name().equals("long") || b.name().equals("unsigned long")
        ? a
        : b;
  }

  /** Whether each value of one type is a value of the other. */
  static boolean holds(CType.Int wide, CType.Int narrow) {
    if (wide.equals(narrow)) {
      return true;
    }
    if (wide.signed() == narrow.signed()) {
      return wide.bits() >= narrow.bits() && !wide.equals(CType.BOOL);
    }
    return wide.signed() && wide.bits() > narrow.bits();
  }

  /** The value converted to a type; unsigned 64-bit values are kept as their bits. */
  static long wrap(long value, CType.Int type) {
    if (type.equals(CType.BOOL)) {
      return value == 0 ? 0 : 1;
    }
    if (type.bits() >= 64) {
      return value;
    }
    long mask = (1L << type.bits()) - 1;
    long low = value & mask;
    boolean negative = type.signed() && (low >> (type.bits() - 1) & 1) == 1;
    return negative ? low | ~mask : low;
  }

  /** An integer constant as spelt; null if it is none or too large. */
  static Expr.@Nullable IntLit literal(Span span, String text) {
    String s = text.toLowerCase(Locale.ROOT);
    int end = s.length();
    while (end > 0 && (s.charAt(end - 1) == 'u' || s.charAt(end - 1) == 'l')) {
      end--;
    }
    String suffix = s.substring(end);
    String digits = s.substring(0, end);
    int base = 10;
    if (digits.startsWith("0x")) {
      base = 16;
      digits = digits.substring(2);
    } else if (digits.startsWith("0b")) {
      base = 2;
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      base = 8;
    }
    BigInteger value;
    try {
      value = new BigInteger(digits, base);
    } catch (NumberFormatException e) {
      return null;
    }
    boolean unsigned = suffix.contains("u");
    boolean isLongLong = suffix.contains("ll");
    List<CType.Int> candidates =
        isLongLong
            ? List.of(LONG_LONG, ULONG_LONG)
            : suffix.contains("l")
                ? List.of(CType.LONG, CType.ULONG)
                : List.of(CType.INT, CType.UINT, CType.LONG, CType.ULONG);
    for (CType.Int type : candidates) {
      boolean allowed = unsigned ? !type.signed() : type.signed() || base != 10;
      if (allowed && value.bitLength() <= type.bits() - (type.signed() ? 1 : 0)) {
        return new Expr.IntLit(span, type, value.longValue());
      }
    }
    return null;
  }
}
