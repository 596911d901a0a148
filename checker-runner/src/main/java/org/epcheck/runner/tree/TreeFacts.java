package org.epcheck.runner.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.spec.TreeRules;

/** What the text of a tree says about itself. */
final class TreeFacts {
  private TreeFacts() {}

  /** Each fact's macro and its value, 0 or 1. */
  static SortedMap<String, String> macros(
      List<TreeRules.Fact> facts, SortedMap<String, String> files) {
    SortedMap<String, String> code = new TreeMap<>();
    SortedMap<String, String> macros = new TreeMap<>();
    for (TreeRules.Fact f : facts) {
      boolean found =
          f.in().stream()
              .map(
                  name -> code.computeIfAbsent(name, n -> SourceCode.of(files.getOrDefault(n, ""))))
              .anyMatch(text -> f.pattern().matcher(text).find());
      macros.put(f.macro(), found ? "1" : "0");
    }
    return macros;
  }

  /** A switch's value as the tree has it, and how that is known. */
  record Decided(String name, String value, String because) {}

  /** The switches that the tree decides; {@code unknown} gets what could not be looked up. */
  static List<Decided> presets(
      List<TreeRules.Preset> presets, KernelTree tree, Configuration config, List<String> unknown) {
    List<Decided> result = new ArrayList<>();
    for (TreeRules.Preset p : presets) {
      boolean read = false;
      for (String path : p.in()) {
        String text = tree.find(path);
        read |= text != null;
        if (text != null
            && p.pattern().matcher(SourceCode.of(text)).find()
            && (p.config() == null || config.isOn(p.config()))) {
          String option = p.config() == null ? "" : ", " + p.config() + "=y";
          result.add(new Decided(p.name(), p.value(), path + option));
          break;
        }
      }
      if (!read) {
        unknown.add(p.name() + ": " + String.join(" or ", p.in()) + " is not in the tree");
      }
    }
    return result;
  }
}
