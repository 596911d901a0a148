package org.epcheck.translator.sema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.Expr;
import org.junit.jupiter.api.Test;

class IntegersTests {
  private static final Span AT = new Span("a.c", 1, 1, 1, 2);
  private static final CType.Int U8 = new CType.Int("unsigned char", 8, false);

  @Test
  void wordsInAnyOrder() {
    assertEquals(CType.ULONG, Integers.named(List.of("long", "unsigned", "int")));
    assertEquals(Integers.LONG_LONG, Integers.named(List.of("long", "signed", "long")));
    assertEquals(CType.UINT, Integers.named(List.of("unsigned")));
    assertNull(Integers.named(List.of("signed", "unsigned")));
    assertNull(Integers.named(List.of("long", "long", "long")));
    assertNull(Integers.named(List.of("float")));
  }

  @Test
  void commonTypes() {
    assertEquals(CType.INT, Integers.common(U8, CType.BOOL));
    assertEquals(CType.UINT, Integers.common(CType.INT, CType.UINT));
    assertEquals(CType.LONG, Integers.common(CType.LONG, CType.UINT));
    assertEquals(CType.ULONG, Integers.common(CType.LONG, CType.ULONG));
    assertEquals(Integers.LONG_LONG, Integers.common(CType.LONG, Integers.LONG_LONG));
  }

  @Test
  void whichTypesHoldWhich() {
    assertTrue(Integers.holds(CType.LONG, CType.UINT));
    assertFalse(Integers.holds(CType.ULONG, CType.INT));
    assertFalse(Integers.holds(CType.INT, CType.UINT));
    assertFalse(Integers.holds(CType.BOOL, new CType.Int("unsigned int:1", 1, false)));
  }

  @Test
  void wrapping() {
    assertEquals(-1, Integers.wrap(0xffffffffL, CType.INT));
    assertEquals(0xffffffffL, Integers.wrap(-1, CType.UINT));
    assertEquals(44, Integers.wrap(300, U8));
    assertEquals(1, Integers.wrap(256, CType.BOOL));
    assertEquals(-128, Integers.wrap(128, CType.CHAR));
  }

  @Test
  void literals() {
    assertEquals(new Expr.IntLit(AT, CType.INT, 10), Integers.literal(AT, "10"));
    assertEquals(new Expr.IntLit(AT, CType.INT, 8), Integers.literal(AT, "010"));
    assertEquals(new Expr.IntLit(AT, CType.LONG, 4294967295L), Integers.literal(AT, "4294967295"));
    assertEquals(new Expr.IntLit(AT, CType.UINT, 4294967295L), Integers.literal(AT, "0xffffffff"));
    assertEquals(new Expr.IntLit(AT, CType.ULONG, -1), Integers.literal(AT, "0xffffffffffffffff"));
    assertEquals(new Expr.IntLit(AT, Integers.ULONG_LONG, 5), Integers.literal(AT, "0b101uLL"));
    assertNull(Integers.literal(AT, "09"));
    assertNull(Integers.literal(AT, "18446744073709551615"));
  }
}
