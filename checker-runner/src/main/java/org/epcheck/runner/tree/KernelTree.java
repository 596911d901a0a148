package org.epcheck.runner.tree;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.runner.spec.TreeRules;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A directory with kernel sources, or with those few of them that are needed. Nothing is ever
 * written to it.
 *
 * @param name of the directory alone
 * @param root where it is, for looking things up when a message needs it
 * @param version as its Makefile says, or empty
 * @param files those of the rules' files that it has, by path
 */
public record KernelTree(String name, Path root, String version, SortedMap<String, String> files) {
  private static final Pattern VERSION =
      Pattern.compile("(?m)^(VERSION|PATCHLEVEL|SUBLEVEL|EXTRAVERSION)[ \\t]*=[ \\t]*(\\S*)");

  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*\\(");

  public KernelTree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Reads a tree; KR302 if it is none, or has not what the rules need. */
  public static Outcome<KernelTree> read(Path root, TreeRules rules) {
    if (!Files.isDirectory(root)) {
      return failed("no directory `" + root + "`", "--tree takes the top of a kernel tree");
    }
    SortedMap<String, String> files = new TreeMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String name : rules.files()) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file)) {
        try {
          files.put(name, text(file));
        } catch (IOException e) {
          problems.add(problem("cannot read `" + name + "` of the tree: " + e.getMessage(), null));
        }
      } else if (rules.needs().contains(name)) {
        problems.add(
            problem(
                "no `" + name + "` in `" + root + "`",
                "--tree takes the top of a kernel tree, or a copy of these files of it under the"
                    + " same names: "
                    + String.join(", ", rules.files())));
      }
    }
    if (!problems.isEmpty()) {
      return Outcome.failed(problems);
    }
    Path last = root.toAbsolutePath().normalize().getFileName();
    return Outcome.ok(
        new KernelTree(last == null ? "tree" : last.toString(), root, version(root), files));
  }

  /** Text of any file of the tree; null if it is not there or cannot be read. */
  public @Nullable String find(String path) {
    String known = files.get(path);
    if (known != null) {
      return known;
    }
    try {
      Path file = root.resolve(path);
      return Files.isRegularFile(file) ? text(file) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Names that something looking like a call has in the files. */
  public SortedSet<String> called() {
    SortedSet<String> names = new TreeSet<>();
    for (String text : files.values()) {
      Matcher m = CALL.matcher(SourceCode.of(text));
      while (m.find()) {
        names.add(m.group(1));
      }
    }
    return names;
  }

  /** Old kernels have names of people in an older encoding. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
  }

  private static String version(Path root) {
    try {
      SortedMap<String, String> parts = new TreeMap<>();
      Matcher m = VERSION.matcher(text(root.resolve("Makefile")));
      while (m.find()) {
        parts.putIfAbsent(m.group(1), m.group(2));
      }
      if (!parts.containsKey("VERSION") || !parts.containsKey("PATCHLEVEL")) {
        return "";
      }
      String sub = parts.getOrDefault("SUBLEVEL", "");
      return parts.get("VERSION")
          + "."
          + parts.get("PATCHLEVEL")
          + (sub.isEmpty() ? "" : "." + sub)
          + parts.getOrDefault("EXTRAVERSION", "");
    } catch (IOException e) {
      return "";
    }
  }

  private static Outcome<KernelTree> failed(String message, String help) {
    return Outcome.failed(problem(message, help));
  }

  private static Diagnostic problem(String message, @Nullable String help) {
    return Diagnostic.of(Code.KR302, null, message, help);
  }
}
