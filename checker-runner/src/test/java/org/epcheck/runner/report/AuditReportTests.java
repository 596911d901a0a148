package org.epcheck.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.epcheck.runner.Golden;
import org.epcheck.runner.audit.Audit;
import org.epcheck.runner.audit.Audits;
import org.junit.jupiter.api.Test;

class AuditReportTests {
  private final Audit audit = Audits.sample();

  @Test
  void text() {
    Golden.check("report/audit/audit.txt", AuditText.of(audit, Style.PLAIN));
  }

  @Test
  void markdown() {
    Golden.check("report/audit/audit.md", AuditMarkdown.of(audit));
  }

  @Test
  void json() {
    Golden.check("report/audit/audit.json", AuditJson.of(audit));
  }

  @Test
  void plainTextIsAsciiIn80Columns() {
    String text = AuditText.of(audit, Style.PLAIN);
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)));
    assertEquals(List.of(), text.lines().filter(l -> l.length() > 80 || l.endsWith(" ")).toList());
  }

  @Test
  void coloursAddNothingButColours() {
    String coloured = AuditText.of(audit, Style.COLOUR);
    assertTrue(coloured.contains("\033["));
    assertEquals(AuditText.of(audit, Style.PLAIN), coloured.replaceAll("\033\\[[0-9;]*m", ""));
  }
}
