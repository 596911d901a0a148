package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.epcheck.trace.model.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changelog and report text survive what patches go through. */
class PasteableTests {
  static Stream<String> cases() {
    return Traces.ALL.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noHazards(String name) {
    for (String form : List.of("changelog", "report")) {
      assertEquals("", hazards(render(Traces.get(name), form)), name + " " + form);
    }
  }

  /** One commit for each form of each trace; all of them through the mail. */
  @Test
  void roundTrip(@TempDir Path dir) throws Exception {
    List<String> texts = new ArrayList<>();
    for (String name : Traces.ALL.keySet()) {
      texts.add(render(Traces.get(name), "changelog"));
      texts.add(render(Traces.get(name), "report"));
    }
    texts.add(render(hostile(), "changelog"));
    texts.add(render(hostile(), "report"));
    assertEquals(texts, throughTheMail(dir, texts));
  }

  /** The test can fail: text with the hazards in it comes out different. */
  @Test
  void hazardsDoNotSurvive(@TempDir Path dir) throws Exception {
    for (String bad : List.of("a\n#if X\nb\n", "a\n\tb \nc\n", "a\n\n\nb\n")) {
      assertFalse(hazards(bad).isEmpty());
    }
    List<String> bad = List.of("a\n#if X\nb\n");
    assertNotEquals(bad, throughTheMail(dir, bad));
    List<String> cut = List.of("a\n---\nb\n");
    assertNotEquals(cut, throughTheMail(dir, cut));
  }

  @Test
  void hostileLabels() {
    for (String form : List.of("changelog", "report")) {
      assertEquals("", hazards(render(hostile(), form)), form);
    }
    String text = render(hostile(), "changelog");
    assertTrue(text.contains(" #define X"), text);
    assertTrue(text.contains(" diff --git"), text);
  }

  /** C text that no kernel has: tabs, preprocessor, mail, no blanks, beyond ASCII. */
  static Trace hostile() {
    return new TraceBuilder("hostile")
        .thread("A", "#title\twith \u00e9", "f")
        .thread("B", "x".repeat(90), "g")
        .object("o1", "struct o", "live", "m")
        .write("A", "#define X\t1", "o1", "a", "0", "1")
        .write("A", "---", "o1", "a", "0", "1")
        .write("B", "g(\u201cquoted\u201d, a,\n\t  b)", "o1", "a", "0", "1")
        .write("A", "--- a/fs/eventpoll.c", "o1", "a", "0", "1")
        .write("B", "q".repeat(120), "o1", "a", "0", "1")
        .write("A", "diff --git a/x b/x", "o1", "a", "0", "1")
        .write("B", "", "o1", "a", "0", "1")
        .write("A", "Index: x", "o1", "a", "0", "1")
        .write("A", "From nobody Mon Sep 17 00:00:00 2001", "o1", "a", "0", "1")
        .other("#\tother")
        .fail(
            "B",
            "f(" + "long_argument, ".repeat(12) + "z)",
            "use-after-free",
            "o1",
            "a",
            "read",
            "#message\twith\ttabs " + "word ".repeat(40));
  }

  private static String render(Trace trace, String form) {
    return Counterexamples.render(trace, form, Counterexamples.Options.PLAIN);
  }

  private static String hazards(String text) {
    List<String> bad = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (line.length() > 75
          || !line.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
          || line.endsWith(" ")
          || line.startsWith("#")
          || line.matches("---( .*)?")
          || line.startsWith("diff -")
          || line.startsWith("Index:")
          || line.startsWith("From ")) {
        bad.add(line);
      }
    }
    if (text.contains("\n\n\n") || text.startsWith("\n") || text.endsWith("\n\n")) {
      bad.add("blank lines");
    }
    return String.join("\n", bad);
  }

  private List<String> throughTheMail(Path dir, List<String> texts) throws Exception {
    Path from = Files.createTempDirectory(dir, "from");
    Path to = Files.createTempDirectory(dir, "to");
    for (Path repository : List.of(from, to)) {
      git(repository, "init", "-q", "-b", "main");
      git(repository, "commit", "-q", "--allow-empty", "-m", "start");
    }
    for (int i = 0; i < texts.size(); i++) {
      Files.writeString(from.resolve("file"), "change " + i + "\n");
      Files.writeString(from.resolve(".git/message"), "subject " + i + "\n\n" + texts.get(i));
      git(from, "add", "file");
      git(from, "commit", "-q", "-F", ".git/message", "--cleanup=strip");
    }
    git(from, "format-patch", "-q", "-o", "../mail", "HEAD~" + texts.size());
    List<String> am = new ArrayList<>(List.of("am", "-q"));
    try (Stream<Path> mails = Files.list(dir.resolve("mail"))) {
      mails.sorted().forEach(m -> am.add(m.toString()));
    }
    git(to, am.toArray(new String[0]));
    List<String> out = new ArrayList<>();
    for (int i = texts.size() - 1; i >= 0; i--) {
      String body = git(to, "log", "-1", "--format=%b", "HEAD~" + i);
      out.add(body.substring(0, body.length() - 1));
    }
    try (Stream<Path> mails = Files.list(dir.resolve("mail"))) {
      for (Path m : mails.toList()) {
        Files.delete(m);
      }
    }
    return out;
  }

  private static String git(Path where, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(args));
    Path log = Files.createTempFile(where.getParent(), "git", ".out");
    ProcessBuilder b = new ProcessBuilder(command).directory(where.toFile());
    b.redirectErrorStream(true).redirectOutput(log.toFile());
    b.environment()
        .putAll(
            Map.of(
                "GIT_AUTHOR_NAME",
                "a",
                "GIT_AUTHOR_EMAIL",
                "a@b",
                "GIT_COMMITTER_NAME",
                "a",
                "GIT_COMMITTER_EMAIL",
                "a@b",
                "GIT_CONFIG_GLOBAL",
                "/dev/null",
                "GIT_CONFIG_NOSYSTEM",
                "1"));
    Process p = b.start();
    assertTrue(p.waitFor(60, TimeUnit.SECONDS));
    String out = Files.readString(log);
    assertEquals(0, p.exitValue(), () -> String.join(" ", command) + ": " + out);
    return out;
  }
}
