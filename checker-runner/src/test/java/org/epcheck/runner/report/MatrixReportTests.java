package org.epcheck.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.epcheck.runner.Golden;
import org.epcheck.runner.verdict.Matrices;
import org.epcheck.runner.verdict.Matrix;
import org.junit.jupiter.api.Test;

class MatrixReportTests {
  private final Matrix matrix = Matrices.sample();

  @Test
  void text() {
    Golden.check("report/sample/report.txt", MatrixText.report(matrix, Style.PLAIN));
  }

  @Test
  void markdown() {
    Golden.check("report/sample/report.md", MatrixMarkdown.of(matrix));
  }

  @Test
  void json() {
    Golden.check("report/sample/matrix.json", MatrixJson.of(matrix));
  }

  @Test
  void plainTextIsAsciiWithoutTrailingBlanks() {
    String text = MatrixText.report(matrix, Style.PLAIN);
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)));
    assertTrue(text.lines().noneMatch(l -> l.endsWith(" ")));
  }

  @Test
  void aVariantDoesNotCountForBisecting() {
    assertTrue(matrix.isVariant("2a"));
    assertTrue(matrix.row("2a").values().stream().anyMatch(c -> c.verdict().mark().equals("vac")));
    assertEquals(Matrix.Bisect.YES, matrix.safeAt(2));
    assertEquals(Matrix.Bisect.NO, matrix.safeAt(1));
  }

  @Test
  void everyLineFitsIn80Columns() {
    assertEquals(
        List.of(),
        MatrixText.report(matrix, Style.PLAIN).lines().filter(l -> l.length() > 80).toList());
  }

  @Test
  void stepsInWordsAndAsOptions() {
    List<Integer> all = List.of(0, 1, 2, 3, 5);
    assertEquals("all", Layout.steps(all, all));
    assertEquals("base, 2-3, 5", Layout.steps(List.of(0, 2, 3, 5), all));
    assertEquals("none", Layout.steps(List.of(), all));
    assertEquals("0,2-3,5", Layout.selection(List.of(0, 2, 3, 5)));
  }

  @Test
  void coloursAddNothingButColours() {
    String coloured = MatrixText.report(matrix, Style.COLOUR);
    assertTrue(coloured.contains("\033["));
    assertEquals(
        MatrixText.report(matrix, Style.PLAIN), coloured.replaceAll("\033\\[[0-9;]*m", ""));
  }

  @Test
  void secondsAreOnlyInTheTimingOfTheJson() {
    JsonObject json = JsonParser.parseString(MatrixJson.of(matrix)).getAsJsonObject();
    json.remove("timing");
    assertTrue(!json.toString().contains("seconds"));
  }
}
