package org.epcheck.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
