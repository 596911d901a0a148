package org.epcheck.runner.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.spec.TreeRules;

/**
 * A tree with all that decides how it is read.
 *
 * @param stubs functions that are to do nothing
 */
public record TreeInput(
    TreeRules rules, KernelTree tree, Configuration config, SortedSet<String> stubs) {
  public TreeInput {
    stubs = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(stubs));
  }

  /** Our files with those of the tree in their place. */
  public SortedMap<String, String> replace(SortedMap<String, String> ours) {
    SortedMap<String, String> files = new TreeMap<>(ours);
    rules.files().forEach(files::remove);
    files.putAll(tree.files());
    return files;
  }

  /** The files that a patch may change: the others are the model's. */
  public Set<String> patchable() {
    return Set.copyOf(rules.files());
  }

  /** Macros for the C code, at a step whose files these are. */
  public SortedMap<String, String> macros(SortedMap<String, String> files) {
    SortedMap<String, String> macros = new TreeMap<>(config.macros());
    macros.putAll(TreeFacts.macros(rules.facts(), files));
    macros.put("EPCHECK_TREE", "1");
    return macros;
  }

  /** Values of switches as far as the tree decides them. */
  public SortedMap<String, String> switches() {
    SortedMap<String, String> values = new TreeMap<>();
    TreeFacts.presets(rules.presets(), tree, config, new ArrayList<>())
        .forEach(d -> values.putIfAbsent(d.name(), d.value()));
    return values;
  }

  /** What a report has to say about how the tree was read: name and text. */
  public Map<String, List<String>> conditions() {
    Map<String, List<String>> all = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    lines.add(tree.name() + (tree.version().isEmpty() ? "" : ", Linux " + tree.version()));
    tree.files().forEach((name, text) -> lines.add(name + " sha256 " + digest(text)));
    all.put("tree", lines);
    List<String> options = new ArrayList<>(List.of(config.origin()));
    config.options().forEach((k, v) -> options.add(k + "=" + v));
    all.put("config", List.of(String.join("; ", brief(options))));
    List<String> found = new ArrayList<>();
    SortedMap<String, String> facts = TreeFacts.macros(rules.facts(), tree.files());
    for (TreeRules.Fact f : rules.facts()) {
      found.add((facts.getOrDefault(f.macro(), "0").equals("1") ? "" : "not: ") + f.text());
    }
    all.put("source", found);
    List<String> guessed = new ArrayList<>();
    TreeFacts.presets(rules.presets(), tree, config, guessed)
        .forEach(d -> found.add(d.name() + "=" + d.value() + " (" + d.because() + ")"));
    if (!guessed.isEmpty()) {
      all.put("guessed", guessed);
    }
    all.put(
        "stubs",
        List.of(
            stubs.isEmpty()
                ? "none"
                : String.join(", ", stubs)
                    + ": calls do nothing, their arguments are not evaluated, and their value is"
                    + " 0"));
    return all;
  }

  private static final int MOST_OPTIONS = 16;

  private static List<String> brief(List<String> options) {
    if (options.size() <= MOST_OPTIONS) {
      return options;
    }
    List<String> some = new ArrayList<>(options.subList(0, 1));
    some.add((options.size() - 1) + " options");
    return some;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
