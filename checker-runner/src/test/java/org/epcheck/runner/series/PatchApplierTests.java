package org.epcheck.runner.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.junit.jupiter.api.Test;

class PatchApplierTests {
  private static final String BODY = "a\nb\nc\nd\ne\nf\ng\nh\n";
  private static final String CHANGE_D = "@@ -2,5 +2,5 @@\n b\n c\n-d\n+D\n e\n f\n";

  @Test
  void appliesAtTheGivenLine() {
    PatchApplier.Result r = apply(BODY, CHANGE_D).get();
    assertEquals("a\nb\nc\nD\ne\nf\ng\nh\n", r.files().get("x.c"));
    assertEquals(List.of(), r.notes());
  }

  @Test
  void appliesAtAnOffsetAndSaysSo() {
    PatchApplier.Result r = apply("1\n2\n3\n" + BODY, CHANGE_D).get();
    assertEquals("1\n2\n3\na\nb\nc\nD\ne\nf\ng\nh\n", r.files().get("x.c"));
    assertEquals(List.of("p.patch: hunk #1 of x.c succeeded at 5 (offset 3 lines)"), r.notes());
  }

  @Test
  void takesTheNearestOfTwoPlaces() {
    String twice = "b\nc\nd\ne\nf\n" + "-\n".repeat(20) + "b\nc\nd\ne\nf\n";
    PatchApplier.Result r = apply(twice, "@@ -20,5 +20,5 @@\n b\n c\n-d\n+D\n e\n f\n").get();
    assertEquals("b\nc\nd\ne\nf\n" + "-\n".repeat(20) + "b\nc\nD\ne\nf\n", r.files().get("x.c"));
  }

  @Test
  void refusesFuzz() {
    Outcome<PatchApplier.Result> r = apply(BODY.replace("b\n", "B\n"), CHANGE_D);
    assertFalse(r.isOk());
    Diagnostic d = r.diagnostics().get(0);
    assertEquals(Code.KR102, d.code());
    assertEquals("hunk #1 of 1 does not apply to `x.c`", d.message());
    assertEquals("p.patch:7:1", String.valueOf(d.span()));
    assertTrue(d.notes().contains("expected: `b`"), d.notes().toString());
    assertTrue(d.notes().contains("found:    `B` (x.c:2)"), d.notes().toString());
  }

  @Test
  void saysThatAPatchWasAppliedBefore() {
    Outcome<PatchApplier.Result> r = apply(BODY.replace("d\n", "D\n"), CHANGE_D);
    assertEquals(
        "its new lines are in the file already: was this patch applied before?",
        r.diagnostics().get(0).help());
  }

  @Test
  void appliesNothingWhenOneHunkFails() {
    String hunks = "@@ -1,3 +1,3 @@\n-a\n+A\n b\n c\n@@ -6,3 +6,3 @@\n f\n-WRONG\n+x\n h\n";
    SortedMap<String, String> files = new TreeMap<>(Map.of("x.c", BODY));
    Outcome<PatchApplier.Result> r = PatchApplier.apply(files, patch(hunks));
    assertFalse(r.isOk());
    assertEquals(Map.of("x.c", BODY), files);
    assertEquals("hunk #2 of 2 does not apply to `x.c`", r.diagnostics().get(0).message());
  }

  @Test
  void aHunkOfTheFirstLineMustStandThere() {
    Outcome<PatchApplier.Result> r = apply("0\n" + BODY, "@@ -1,3 +1,3 @@\n-a\n+A\n b\n c\n");
    assertFalse(r.isOk());
  }

  @Test
  void aHunkWithoutContextBehindItMustStandAtTheEnd() {
    String hunk = "@@ -6,3 +6,3 @@\n f\n g\n-h\n+H\n";
    assertTrue(apply(BODY, hunk).isOk());
    assertFalse(apply(BODY + "i\n", hunk).isOk());
  }

  @Test
  void keepsAMissingLineEnd() {
    String hunk =
        "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+B\n\\ No newline at end of file\n";
    assertEquals("a\nB", apply("a\nb", hunk).get().files().get("x.c"));
    assertFalse(apply("a\nb\n", hunk).isOk());
  }

  @Test
  void makesRenamesAndDeletesFiles() {
    SortedMap<String, String> files = new TreeMap<>(Map.of("a.c", "1\n", "b.c", "2\n"));
    String text =
        "Subject: x\n\n"
            + "diff --git a/n.c b/n.c\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/n.c\n"
            + "@@ -0,0 +1,2 @@\n+n\n+m\n"
            + "diff --git a/a.c b/c.c\nsimilarity index 100%\nrename from a.c\nrename to c.c\n"
            + "diff --git a/b.c b/b.c\ndeleted file mode 100644\nindex 1..0\n--- a/b.c\n"
            + "+++ /dev/null\n@@ -1 +0,0 @@\n-2\n";
    Patch patch = PatchParser.parse("p.patch", text, 1).get();
    assertEquals(
        Map.of("n.c", "n\nm\n", "c.c", "1\n"), PatchApplier.apply(files, patch).get().files());
  }

  @Test
  void leavesOutFilesThatMustNotChangeAndSaysSo() {
    SortedMap<String, String> files = new TreeMap<>(Map.of("x.c", BODY, "ours.c", BODY));
    String both =
        "diff --git a/ours.c b/ours.c\n--- a/ours.c\n+++ b/ours.c\n"
            + CHANGE_D
            + "diff --git a/no.txt b/no.txt\n--- a/no.txt\n+++ b/no.txt\n"
            + CHANGE_D
            + CHANGE_D.replace("-2", "-20").replace("+2", "+20")
            + "diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n"
            + CHANGE_D
            + "diff --git a/new.h b/new.h\nnew file mode 100644\n--- /dev/null\n+++ b/new.h\n"
            + "@@ -0,0 +1 @@\n+n\n";
    Patch patch = PatchParser.parse("p.patch", "Subject: s\n\n" + both, 1).get();
    PatchApplier.Result r = PatchApplier.apply(files, patch, Set.of("x.c")).get();
    assertEquals(Map.of("x.c", BODY.replace("d", "D"), "ours.c", BODY, "new.h", "n\n"), r.files());
    assertEquals(
        List.of(
            "p.patch: ours.c is not read from the tree: 1 hunk left out",
            "p.patch: no.txt is not read from the tree: 2 hunks left out"),
        r.notes());
  }

  @Test
  void namesTheFilesWhenThereIsNoSuchFile() {
    SortedMap<String, String> files = new TreeMap<>(Map.of("y.c", BODY));
    Diagnostic d = PatchApplier.apply(files, patch(CHANGE_D)).diagnostics().get(0);
    assertEquals("no file `x.c` to patch", d.message());
    assertEquals("files there are: y.c", d.help());
  }

  private static Outcome<PatchApplier.Result> apply(String body, String hunks) {
    return PatchApplier.apply(new TreeMap<>(Map.of("x.c", body)), patch(hunks));
  }

  private static Patch patch(String hunks) {
    String text = "Subject: x\n\ndiff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n" + hunks;
    return PatchParser.parse("p.patch", text, 1).get();
  }
}
