package org.epcheck.runner.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineDiffTests {
  private static String show(String before, String after) {
    return LineDiff.of(before, after).stream()
        .map(l -> l.mark() + l.text() + (l.number() == 0 ? "" : l.number()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void removedLinesComeFirst() {
    assertEquals("a1 -b +x2 +y3 c4", show("a\nb\nc\n", "a\nx\ny\nc\n"));
    assertEquals("a1 b2", show("a\nb\n", "a\nb\n"));
    assertEquals("+a1", show("", "a\n"));
    assertEquals("-a", show("a\n", ""));
  }

  /** Both texts can be read back, whatever they are. */
  @Test
  void isFaithful() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      String a = text(random);
      String b = text(random);
      List<LineDiff.Line> lines = LineDiff.of(a, b);
      assertEquals(a, back(lines, "+"));
      assertEquals(b, back(lines, "-"));
      int n = 0;
      for (LineDiff.Line l : lines) {
        assertEquals(l.mark().equals("-") ? 0 : ++n, l.number());
      }
    }
  }

  private static String text(Random random) {
    StringBuilder s = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      s.append((char) ('a' + random.nextInt(4))).append('\n');
    }
    return s.toString();
  }

  private static String back(List<LineDiff.Line> lines, String without) {
    return lines.stream()
        .filter(l -> !l.mark().equals(without))
        .map(l -> l.text() + "\n")
        .collect(Collectors.joining());
  }
}
