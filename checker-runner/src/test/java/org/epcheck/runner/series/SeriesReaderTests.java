package org.epcheck.runner.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

class SeriesReaderTests {
  private static final String DIFF =
      "diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+b\n";

  @Test
  void readsFilesInTheOrderOfTheirNamesAndLeavesOutTheCoverLetter() {
    Map<String, String> texts =
        Map.of(
            "0002-b.patch", mail("[PATCH 2/2] second", DIFF),
            "0001-a.patch", mail("[PATCH 1/2] first", DIFF),
            "0000-cover-letter.patch", mail("[PATCH 0/2] cover", "two patches\n"));
    List<Patch> patches = SeriesReader.read(new TreeMap<>(texts)).get();
    assertEquals(List.of("first", "second"), patches.stream().map(Patch::subject).toList());
  }

  @Test
  void readsAnMboxWithLineNumbersOfTheWholeFile() {
    String mbox = mail("[PATCH 1/2] first", DIFF + "-- \n2.39.5\n\n") + mail("long\n title", DIFF);
    List<Patch> patches = SeriesReader.read(new TreeMap<>(Map.of("s.mbox", mbox))).get();
    assertEquals(List.of("first", "long title"), patches.stream().map(Patch::subject).toList());
    int line = patches.get(1).changes().get(0).hunks().get(0).line();
    assertTrue(mbox.lines().toList().get(line - 1).startsWith("@@"), "line " + line);
    assertTrue(line > 15);
  }

  @Test
  void refusesAHunkThatWasCut() {
    Diagnostic d = problem(DIFF.replace("@@ -1 +1 @@", "@@ -1,3 +1,3 @@"));
    assertEquals(Code.KR101, d.code());
    assertTrue(d.message().startsWith("hunk ends early"), d.message());
  }

  @Test
  void refusesAHunkThatIsLongerThanItSays() {
    Diagnostic d = problem(DIFF + "+more\n");
    assertEquals("hunk has more lines than its header promises", d.message());
  }

  @Test
  void refusesAnEncodedMail() {
    Map<String, String> texts =
        Map.of("a.patch", "Subject: x\nContent-Transfer-Encoding: base64\n\nAAAA\n");
    Diagnostic d = SeriesReader.read(new TreeMap<>(texts)).diagnostics().get(0);
    assertEquals("mail encoding `base64` not supported", d.message());
    assertEquals("a.patch:2:1", String.valueOf(d.span()));
  }

  @Test
  void refusesADiffThatGitDidNotWrite() {
    Diagnostic d = problem("--- x.c\n+++ x.c\n@@ -1 +1 @@\n-a\n+b\n");
    assertEquals("`---` without a `diff --git` line before it", d.message());
  }

  @Test
  void patchFilesOneAfterAnotherAreAnMbox() {
    String from = "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n";
    String one = from + "Subject: [PATCH 1/2] one\n\n---\n" + DIFF + "-- \n2.39.5\n";
    String two = from + "Subject: [PATCH 2/2] two\n\n---\n" + DIFF + "-- \n2.39.5\n";
    var series = SeriesReader.read(new TreeMap<>(Map.of("all.mbox", one + two)));
    assertEquals(List.of("one", "two"), series.get().stream().map(Patch::subject).toList());
  }

  @Test
  void refusesAFileThatIsNeitherPatchNorCoverLetter() {
    Map<String, String> texts =
        Map.of(
            "0000-cover.patch",
            "Subject: [PATCH v2 0/1] all of it\n\nwords\n",
            "0001-a.patch",
            DIFF);
    assertEquals(List.of(), SeriesReader.read(new TreeMap<>(texts)).diagnostics());
    TreeMap<String, String> more = new TreeMap<>(texts);
    more.put("0002-cut.patch", "Subject: [PATCH 2/2] the diff is gone\n\nwords\n");
    Diagnostic d = SeriesReader.read(more).diagnostics().get(0);
    assertEquals("0002-cut.patch:1:1", String.valueOf(d.span()));
    assertTrue(d.message().startsWith("neither a patch nor a cover letter"), d.message());
  }

  @Test
  void refusesASeriesWithoutPatches() {
    assertEquals(
        "no patch in a.txt",
        SeriesReader.read(new TreeMap<>(Map.of("a.txt", "hello\n")))
            .diagnostics()
            .get(0)
            .message());
  }

  private static Diagnostic problem(String diff) {
    return SeriesReader.read(new TreeMap<>(Map.of("a.patch", mail("x", diff))))
        .diagnostics()
        .get(0);
  }

  private static String mail(String subject, String body) {
    return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
        + "From: A Person <a@example.org>\nSubject: "
        + subject
        + "\n\nWhy.\n---\n"
        + body;
  }
}
