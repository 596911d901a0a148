package org.epcheck.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commands that a document shows: lines that begin with {@code $ } in fenced blocks of the
 * language {@code console}, each with the output that is shown below it.
 */
final class DocCommands {
  private static final Pattern EXIT = Pattern.compile("\\s+# exit (\\d+)\\s*$");
  private static final Pattern FILE = Pattern.compile("```\\w+ file=(\\S+)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private DocCommands() {}

  /**
   * A command.
   *
   * @param line where it stands in the document
   * @param text without the exit status
   * @param exit the status that the document says; 0 if it says nothing
   * @param output the lines shown below; {@code ...} for any
   */
  record Shown(int line, String text, int exit, List<String> output) {
    /** The words of the command, up to a pipe, a redirection or a comment. */
    List<String> words() {
      List<String> words = new ArrayList<>();
      Matcher m = WORD.matcher(text);
      while (m.find()) {
        String bare = m.group(3);
        if (bare != null && bare.matches("[|>&#].*")) {
          break;
        }
        words.add(bare != null ? bare : m.group(1) != null ? m.group(1) : m.group(2));
      }
      return words;
    }

    /** What is wrong with a run of the command, or null. */
    @Nullable String problem(int status, String out) {
      if (status != exit) {
        return "exit status " + status + " instead of " + exit;
      }
      if (output.stream().allMatch(String::isBlank)) {
        return null;
      }
      StringBuilder expected = new StringBuilder("(?m)^");
      for (String l : output) {
        expected.append(l.strip().equals("...") ? "(?s:.*?)(?:^|\\z)" : line(l));
      }
      // The shown lines need not be all, but they must follow one another.
      return Pattern.compile(expected.toString()).matcher(tidy(out)).find()
          ? null
          : "other output than shown:\n" + out;
    }

    private static String line(String shown) {
      StringBuilder s = new StringBuilder();
      for (String part : tidy(shown).strip().isEmpty() ? List.of("") : parts(shown)) {
        s.append(s.length() == 0 ? "" : ".*").append(Pattern.quote(part));
      }
      return s.append("\n").toString();
    }

    private static List<String> parts(String shown) {
      return List.of(tidy(shown).split("\\.\\.\\.", -1));
    }

    /** Whether an outcome comes from the cache is of no interest, nor are widths of columns. */
    private static String tidy(String text) {
      return text.replace("  (cached)", "")
          .replaceAll("  \\(same model as at \\w+\\)", "")
          .replaceAll("(?m)[ \\t]+$", "")
          .replaceAll(" {2,}", "  ")
          .replaceAll("-{3,}", "---");
    }
  }

  /**
   * A file that the document shows: a fenced block with {@code file=NAME} behind its language.
   *
   * @param line where it begins: commands below can use it
   */
  record ShownFile(int line, String name, String text) {}

  /** All files of a document, in order. */
  static List<ShownFile> files(String document) {
    List<ShownFile> files = new ArrayList<>();
    List<String> lines = document.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = FILE.matcher(lines.get(i));
      if (m.matches()) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
        files.add(new ShownFile(i + 1, m.group(1), text));
      }
    }
    return files;
  }

  /** All commands of a document, in order. */
  static List<Shown> of(String document) {
    List<Shown> commands = new ArrayList<>();
    List<String> lines = document.lines().toList();
    boolean inside = false;
    List<String> output = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        inside = !inside && line.strip().equals("```console");
        output = new ArrayList<>();
      } else if (inside && line.startsWith("$ ")) {
        Matcher m = EXIT.matcher(line);
        boolean says = m.find();
        output = new ArrayList<>();
        commands.add(
            new Shown(
                i + 1,
                (says ? line.substring(0, m.start()) : line).substring(2).strip(),
                says ? Integer.parseInt(m.group(1)) : 0,
                output));
      } else if (inside) {
        output.add(line);
      }
    }
    return commands;
  }
}
