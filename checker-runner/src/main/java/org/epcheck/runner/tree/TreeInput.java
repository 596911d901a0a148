package org.epcheck.runner.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
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

  /** Before the names of our own C files, which are not the tree's of the same name. */
  private static final String OURS = "model/";

  /**
   * Our files with those of the tree in their place.
   *
   * @param shared folders whose files keep their names: those of headers and of scenarios
   */
  public SortedMap<String, String> replace(
      SortedMap<String, String> ours, Collection<String> shared) {
    SortedMap<String, String> files = new TreeMap<>();
    ours.forEach(
        (name, text) -> {
          if (!rules.files().contains(name)) {
            files.put(shared.stream().anyMatch(name::startsWith) ? name : OURS + name, text);
          }
        });
    files.putAll(tree.files());
    return files;
  }

  /** The translation units under their names in these files, the scenario's aside. */
  public List<String> units() {
    return rules.units().stream().map(u -> OURS + u).toList();
  }

  /** What a command line has to have to read the tree again; names without folders. */
  public String arguments() {
    StringBuilder s = new StringBuilder(" --tree ").append(tree.name()).append(config.arguments());
    stubs.forEach(name -> s.append(" --stub ").append(name));
    return s.toString();
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
    List<String> options =
        new ArrayList<>(
            List.of(config.arguments().isEmpty() ? "the usual one" : config.arguments().strip()));
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
