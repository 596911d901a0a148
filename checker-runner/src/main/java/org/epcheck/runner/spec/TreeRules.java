package org.epcheck.runner.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [tree]} part of {@code model.toml}: what a kernel tree puts in the place of our own
 * files, and what has to be known about it.
 *
 * @param files of ours that go when a tree is given; those that the tree has take their place
 * @param needs those of the files without which there is nothing to check
 * @param units in link order, in the place of the model's
 * @param config what is configured if nobody says otherwise: {@code CONFIG_X} to {@code y}, {@code
 *     n} or a value
 * @param facts what the C code around the tree asks about it
 * @param presets values of switches that the tree decides
 * @param noScenario scenarios that make no sense on a tree, with the reason
 * @param noPurpose purposes whose watch points stand in our own files only, with the reason
 */
public record TreeRules(
    List<String> files,
    List<String> needs,
    List<String> units,
    SortedMap<String, String> config,
    List<Fact> facts,
    List<Preset> presets,
    SortedMap<String, String> noScenario,
    SortedMap<String, String> noPurpose) {
  public TreeRules {
    files = List.copyOf(files);
    needs = List.copyOf(needs);
    units = List.copyOf(units);
    config = sorted(config);
    facts = List.copyOf(facts);
    presets = List.copyOf(presets);
    noScenario = sorted(noScenario);
    noPurpose = sorted(noPurpose);
  }

  /**
   * A macro that is 1 if one of the files matches, else 0.
   *
   * @param text what it means, for reports
   * @param pattern looked for in the text without comments
   */
  public record Fact(String macro, String text, Pattern pattern, List<String> in) {
    public Fact {
      in = List.copyOf(in);
    }
  }

  /**
   * A switch that has a value if a file of the tree matches.
   *
   * @param in files that may be needed for nothing else
   * @param config an option that has to be on, too; or null
   */
  public record Preset(
      String name, String value, Pattern pattern, List<String> in, @Nullable String config) {
    public Preset {
      in = List.copyOf(in);
    }
  }

  private static SortedMap<String, String> sorted(SortedMap<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** Reads the table; null if there is none. */
  public static @Nullable TreeRules read(@Nullable Toml toml) {
    if (toml == null) {
      return null;
    }
    List<Fact> facts = new ArrayList<>();
    for (Toml t : toml.tables("fact")) {
      facts.add(new Fact(t.string("macro"), t.string("text"), pattern(t), t.strings("in")));
      t.noOtherKeys();
    }
    List<Preset> presets = new ArrayList<>();
    for (Toml t : toml.tables("preset")) {
      presets.add(
          new Preset(
              t.string("switch"),
              t.string("value"),
              pattern(t),
              t.strings("in"),
              t.optional("config")));
      t.noOtherKeys();
    }
    TreeRules rules =
        new TreeRules(
            toml.strings("files"),
            toml.strings("needs"),
            toml.strings("units"),
            scalars(toml, "config"),
            facts,
            presets,
            scalars(toml, "no_scenario"),
            scalars(toml, "no_purpose"));
    toml.noOtherKeys();
    return rules;
  }

  private static Pattern pattern(Toml t) {
    try {
      return Pattern.compile(t.string("pattern"));
    } catch (PatternSyntaxException e) {
      t.problem("pattern", "not a regular expression: " + e.getDescription(), null);
      return Pattern.compile("(?!)");
    }
  }

  private static SortedMap<String, String> scalars(Toml toml, String key) {
    Toml t = toml.table(key);
    return t == null ? new TreeMap<>() : t.scalars();
  }
}
