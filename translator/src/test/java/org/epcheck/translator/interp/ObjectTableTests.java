package org.epcheck.translator.interp;

import static org.epcheck.translator.interp.ProgramBuilder.c;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.junit.jupiter.api.Test;

final class ObjectTableTests {
  private static final CType VOID_POINTER = new CType.Pointer(CType.VOID);

  private static CType list(ProgramBuilder p) {
    return p.struct("list_head", "*next", "*prev");
  }

  private static ObjectTable table() {
    ProgramBuilder p = new ProgramBuilder();
    CType list = list(p);
    StructDef item = new StructDef("item", false);
    item.complete(
        List.of("link", "count", "many"), List.of(list, CType.UINT, new CType.Array(list, 2)));
    CType itemType = new CType.Struct(item);
    p.global("head", list).constant("text", CType.INT, c(1)).global("other", CType.INT);
    p.setup().alloc("o", itemType, true, false);
    p.allocations(itemType, 1);
    p.thread("A");
    return p.start().objects();
  }

  @Test
  void addresses() {
    ObjectTable t = table();
    assertEquals("head.prev", t.describe(1001));
    assertEquals("text", t.describe(501000));
    assertEquals("item1.link.next", t.describe(3000));
    assertEquals("item1.many[1].prev", t.describe(3006));
    assertEquals("item2.count", t.describe(4002));
    assertEquals("item1 + 7 cells", t.describe(3007));
    assertEquals("NULL", t.describe(0));
    assertEquals("0x8", t.describe(8));
    assertEquals("ERR_PTR(-12)", t.describe(-12));
    assertEquals("poison 0x100", t.describe(256));
    assertEquals("uninitialised", t.describe(900));
    assertEquals("setup()", t.describe(-1_000_001));
    assertEquals("-5000", t.describe(-5000));
  }

  @Test
  void values() {
    ObjectTable t = table();
    CType item = t.mutable().get(2).type();
    CType list = t.mutable().get(0).type();
    assertEquals("item1", t.describeValue(new CType.Pointer(item), 3000));
    assertEquals("item1", t.describeValue(VOID_POINTER, 3000));
    assertEquals("&item1.link", t.describeValue(new CType.Pointer(list), 3000));
    assertEquals("&item1.many[0]", t.describeValue(new CType.Pointer(list), 3003));
    assertEquals("&item1.count", t.describeValue(VOID_POINTER, 3002));
    assertEquals("&head", t.describeValue(new CType.Pointer(list), 1000));
    assertEquals("NULL", t.describeValue(VOID_POINTER, 0));
    assertEquals("-1", t.describeValue(CType.INT, -1));
    assertEquals("4294967295", t.describeValue(CType.UINT, -1));
  }

  @Test
  void lookups() {
    ObjectTable t = table();
    assertEquals(CType.UINT, t.typeOfCell(3002));
    assertEquals(VOID_POINTER, t.typeOfCell(3005));
    assertEquals(null, t.typeOfCell(3007));
    assertEquals(null, t.typeOfCell(0));
    assertEquals("item1", Objects.requireNonNull(t.byNumber(3)).name());
    assertEquals("text", Objects.requireNonNull(t.byNumber(501)).name());
    assertEquals(null, t.byNumber(5));
    assertEquals(null, t.byNumber(502));
    assertEquals(4, Objects.requireNonNull(t.byName("item2")).number());
    assertEquals(false, Objects.requireNonNull(t.byName("item2")).born());
    assertEquals(ObjectTable.Kind.HEAP, Objects.requireNonNull(t.byName("item1")).kind());
    assertEquals(null, t.byName("item3"));
    assertEquals("setup", t.functionAt(-1_000_001));
  }
}
