package org.epcheck.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A kernel's own source, unmodified: what is recorded of it is found. Then with errors that were
 * once mended, brought back by edits that are described in the record.
 */
@Tag("tlc")
class KernelTreeTests {
  @TempDir private Path dir;

  static Stream<KernelTree.Expected> expected() {
    return KernelTree.expected().stream();
  }

  static Stream<KernelTree.Mutation> mutations() {
    return KernelTree.mutations().stream();
  }

  @ParameterizedTest
  @MethodSource("expected")
  void anUnmodifiedTreeHasTheRecordedVerdicts(KernelTree.Expected e) {
    JsonObject matrix =
        check(List.of("--scenario", e.scenario(), "--purpose", "all", "--time", "10m"));
    if ("update".equals(System.getProperty("golden"))) {
      KernelTree.rewrite(
          e.scenario(),
          matrix.getAsJsonArray("runs").get(0).getAsJsonObject().get("distinctStates").getAsLong(),
          verdicts(matrix));
    }
    assertEquals(e.verdicts(), verdicts(matrix), e.scenario());
    if (matrix.getAsJsonObject("conditions").toString().contains(KernelTree.digest())) {
      JsonObject run = matrix.getAsJsonArray("runs").get(0).getAsJsonObject();
      assertEquals(e.states(), run.get("distinctStates").getAsLong(), e.scenario() + ": states");
    } else {
      System.err.println(
          "NOT COMPARED: states of " + e.scenario() + ": the package has another version by now");
    }
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void anErrorThatWasOnceMendedIsFound(KernelTree.Mutation m) throws IOException {
    Path patch = dir.resolve("0001-" + m.name() + ".patch");
    Files.writeString(patch, patch(m));
    List<String> common = List.of("--scenario", m.scenario(), "--series", patch.toString());
    List<String> arguments = new ArrayList<>(common);
    arguments.addAll(List.of("--step", "1", "--purpose", "all"));
    JsonObject matrix = check(arguments);
    assertTrue(
        verdicts(matrix).getOrDefault(m.cell(), "").equals("violated"),
        () -> m.cell() + " in " + verdicts(matrix));
    String cell = m.cell() + "@1/" + m.scenario();
    RealRun trace =
        RealRun.alone(
            dir,
            "trace",
            cell,
            "--tree",
            KernelTree.root().toString(),
            "--series",
            patch.toString(),
            "--as",
            "changelog");
    assertEquals(0, trace.status(), trace.err());
    assertTrue(trace.out().contains(m.says()), trace.out());
  }

  @Test
  void theModelIsComparedWithTheTree() {
    RealRun run = RealRun.alone(dir, "conform", "--tree", KernelTree.root().toString());
    assertEquals(1, run.status(), run.err());
    assertTrue(run.out().contains("\n@@ "), run.out());
    assertFalse(run.out().contains("same operations in the same order: none"), run.out());
  }

  private JsonObject check(List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                "--tree",
                KernelTree.root().toString(),
                "--format",
                "json",
                "--out",
                dir.resolve("out").toString()));
    arguments.addAll(more);
    RealRun run = RealRun.alone(dir, arguments.toArray(new String[0]));
    assertTrue(run.out().startsWith("{"), run.err());
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  /** Words by purpose and, for errors of no purpose that are no mere races, by name. */
  private static SortedMap<String, String> verdicts(JsonObject matrix) {
    SortedMap<String, String> words = new TreeMap<>();
    for (String part : List.of("cells", "others")) {
      for (JsonElement e : matrix.getAsJsonArray(part)) {
        JsonObject c = e.getAsJsonObject();
        String row = c.get("purpose").getAsString();
        if (!row.startsWith("data-race")) {
          words.put(row, c.get("verdict").getAsString());
        }
      }
    }
    return words;
  }

  /** A patch as git would mail it, made of the tree's text and the edit. */
  private static String patch(KernelTree.Mutation m) throws IOException {
    List<String> before = Files.readAllLines(KernelTree.root().resolve(m.file()));
    List<String> after = new ArrayList<>();
    String function = "";
    int edits = 0;
    for (int i = 0; i < before.size(); i++) {
      String line = before.get(i);
      function = line.equals("}") ? "" : line.equals("{") ? name(before, i) : function;
      boolean inside = m.functions().contains(function);
      if (inside && m.remove().contains(line.strip())) {
        edits++;
      } else if (inside && !m.find().isEmpty() && line.contains(m.find())) {
        after.add(line.replace(m.find(), m.replace()));
        edits++;
      } else {
        after.add(line);
      }
    }
    assertEquals(m.edits(), edits, m.name());
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + m.file(), "b/" + m.file(), before, DiffUtils.diff(before, after), 3);
    return "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n"
        + "From: a test <test@example.org>\nDate: Sun, 1 Jan 2023 00:00:00 +0000\n"
        + "Subject: [PATCH] "
        + m.name()
        + "\n\n---\n"
        + "diff --git a/"
        + m.file()
        + " b/"
        + m.file()
        + "\n"
        + String.join("\n", diff)
        + "\n-- \n2.39.2\n";
  }

  /** The function whose body begins on a line: a name before the parameters, in kernel style. */
  private static String name(List<String> lines, int brace) {
    int i = brace - 1;
    while (i > 0 && !lines.get(i).matches("\\w.*\\(.*")) {
      i--;
    }
    return lines.get(i).replaceFirst("\\(.*", "").replaceFirst(".*[^\\w]", "");
  }
}
