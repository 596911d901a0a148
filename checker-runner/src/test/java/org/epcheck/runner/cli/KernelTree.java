package org.epcheck.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * The kernel tree that {@code .ci/kernel-tree} fetches, and what is recorded about it. Its source
 * is no part of this repository.
 */
final class KernelTree {
  private static final String VARIABLE = "EPCHECK_KERNEL_TREE";
  private static final String RECORD = "recorded/linux-6.1.toml";

  private KernelTree() {}

  /** Where it is; without it the test is skipped, and says so. */
  static Path root() {
    String path = System.getenv(VARIABLE);
    boolean there = path != null && Files.isRegularFile(Path.of(path, "Makefile"));
    if (!there) {
      System.err.println(
          "SKIPPED: no kernel tree: set " + VARIABLE + " to what .ci/kernel-tree prints");
    }
    Assumptions.assumeTrue(there, "no kernel tree: " + VARIABLE + " is not set");
    return Path.of(String.valueOf(path));
  }

  /** What is expected of a scenario. */
  record Expected(String scenario, long states, SortedMap<String, String> verdicts) {}

  /** An edit of the tree's text that brings an error back. */
  record Mutation(
      String name,
      String scenario,
      String file,
      List<String> functions,
      List<String> remove,
      String find,
      String replace,
      int edits,
      String cell,
      String says) {}

  /** Digest of the files that the state counts are recorded for, as a report shows it. */
  static String digest() {
    return String.valueOf(record().getString("digest"));
  }

  static List<Expected> expected() {
    List<Expected> all = new ArrayList<>();
    for (TomlTable t : tables("scenario")) {
      TomlTable verdicts = t.getTableOrEmpty("verdicts");
      SortedMap<String, String> words = new TreeMap<>();
      for (Map.Entry<String, Object> e : verdicts.entrySet()) {
        words.put(e.getKey(), String.valueOf(e.getValue()));
      }
      all.add(new Expected(text(t, "name"), t.getLong("states", () -> 0), words));
    }
    return all;
  }

  /** Records what was found of a scenario: for {@code -Dgolden=update}. */
  static void rewrite(String scenario, long states, SortedMap<String, String> verdicts) {
    Path file = Path.of("src", "test", "resources", RECORD);
    try {
      StringBuilder block = new StringBuilder("states = " + states + "\n[scenario.verdicts]\n");
      verdicts.forEach(
          (row, word) ->
              block
                  .append(row.matches("[\\w-]+") ? row : '"' + row + '"')
                  .append(" = \"")
                  .append(word)
                  .append("\"\n"));
      String head = "name = \"" + scenario + "\"\n";
      Files.writeString(
          file,
          Files.readString(file)
              .replaceFirst(
                  Pattern.quote(head) + "states = \\d+\\n\\[scenario.verdicts\\]\\n([^\\n]+\\n)*",
                  Matcher.quoteReplacement(head + block)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Mutation> mutations() {
    List<Mutation> all = new ArrayList<>();
    for (TomlTable t : tables("mutation")) {
      all.add(
          new Mutation(
              text(t, "name"),
              text(t, "scenario"),
              text(t, "file"),
              texts(t, "functions"),
              texts(t, "remove"),
              text(t, "find"),
              text(t, "replace"),
              (int) t.getLong("edits", () -> 0),
              text(t, "cell"),
              text(t, "says")));
    }
    return all;
  }

  private static String text(TomlTable t, String key) {
    return t.getString(key, () -> "");
  }

  private static List<String> texts(TomlTable t, String key) {
    return t.getArrayOrEmpty(key).toList().stream().map(String::valueOf).toList();
  }

  private static List<TomlTable> tables(String key) {
    List<TomlTable> all = new ArrayList<>();
    TomlArray array = record().getArrayOrEmpty(key);
    for (int i = 0; i < array.size(); i++) {
      all.add(array.getTable(i));
    }
    return all;
  }

  private static TomlTable record() {
    try (InputStream in = KernelTree.class.getResourceAsStream("/" + RECORD)) {
      var result = Toml.parse(java.util.Objects.requireNonNull(in, RECORD));
      if (result.hasErrors()) {
        throw new AssertionError(result.errors());
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
