package org.epcheck.runner.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A TOML table that is read key by key; what is missing, of a wrong type or never asked for is a
 * diagnostic with its place.
 */
public final class Toml {
  private final String file;
  private final TomlTable table;
  private final List<Diagnostic> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private Toml(String file, TomlTable table, List<Diagnostic> problems) {
    this.file = file;
    this.table = table;
    this.problems = problems;
  }

  /** Parses a file; problems are added to the list. */
  public static Toml parse(String file, String text, List<Diagnostic> problems) {
    var result = org.tomlj.Toml.parse(text);
    result
        .errors()
        .forEach(
            e ->
                problems.add(diagnostic(file, e.position(), String.valueOf(e.getMessage()), null)));
    return new Toml(file, result, problems);
  }

  /** A string that must be there. */
  public String string(String key) {
    String s = optional(key);
    if (s == null) {
      problem(null, "`" + key + "` is missing", null);
      return "";
    }
    return s;
  }

  /** A string, or null. */
  public @Nullable String optional(String key) {
    Object o = get(key);
    if (o == null || o instanceof String) {
      return (String) o;
    }
    problem(key, "`" + key + "` must be a string", null);
    return null;
  }

  /** A string or an array of strings; empty if missing. */
  public List<String> strings(String key) {
    Object o = get(key);
    if (o == null) {
      return List.of();
    }
    if (o instanceof String s) {
      return List.of(s);
    }
    if (o instanceof TomlArray a && a.toList().stream().allMatch(String.class::isInstance)) {
      return a.toList().stream().map(String.class::cast).toList();
    }
    problem(key, "`" + key + "` must be a string or an array of strings", null);
    return List.of();
  }

  /** A number or an array of numbers; empty if missing. */
  public List<Integer> numbers(String key) {
    Object o = get(key);
    if (o == null) {
      return List.of();
    }
    if (o instanceof Long n) {
      return List.of(n.intValue());
    }
    if (o instanceof TomlArray a && a.toList().stream().allMatch(Long.class::isInstance)) {
      return a.toList().stream().map(n -> ((Long) n).intValue()).toList();
    }
    problem(key, "`" + key + "` must be a number or an array of numbers", null);
    return List.of();
  }

  /** A boolean; false if missing. */
  public boolean flag(String key) {
    Object o = get(key);
    if (o == null) {
      return false;
    }
    if (o instanceof Boolean b) {
      return b;
    }
    problem(key, "`" + key + "` must be true or false", null);
    return false;
  }

  /** A table, or null. */
  public @Nullable Toml table(String key) {
    Object o = get(key);
    if (o == null) {
      return null;
    }
    if (o instanceof TomlTable t) {
      return new Toml(file, t, problems);
    }
    problem(key, "`" + key + "` must be a table", null);
    return null;
  }

  /** An array of tables; empty if missing. */
  public List<Toml> tables(String key) {
    Object o = get(key);
    if (o == null) {
      return List.of();
    }
    List<Toml> result = new ArrayList<>();
    if (o instanceof TomlArray a && a.toList().stream().allMatch(TomlTable.class::isInstance)) {
      a.toList().forEach(t -> result.add(new Toml(file, (TomlTable) t, problems)));
    } else {
      problem(key, "`" + key + "` must be an array of tables", null);
    }
    return result;
  }

  /** All keys with values that are strings, numbers or booleans, as text; asks for all. */
  public SortedMap<String, String> scalars() {
    SortedMap<String, String> result = new TreeMap<>();
    for (String key : table.keySet()) {
      result.put(key, String.valueOf(get(key)));
    }
    return result;
  }

  /** Complains about every key that nobody asked for: a misspelt key must not be without effect. */
  public void noOtherKeys() {
    for (String key : table.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "unknown key `" + key + "`", "known here: " + String.join(", ", asked));
      }
    }
  }

  /** Adds a diagnostic at a key, or at the table itself. */
  public void problem(@Nullable String key, String message, @Nullable String help) {
    TomlPosition p = key == null ? null : table.inputPositionOf(List.of(key));
    if (p == null && !table.isEmpty()) {
      p = table.inputPositionOf(List.of(table.keySet().iterator().next()));
    }
    problems.add(diagnostic(file, p, message, help));
  }

  private @Nullable Object get(String key) {
    asked.add(key);
    return table.get(List.of(key));
  }

  private static Diagnostic diagnostic(
      String file, @Nullable TomlPosition p, String message, @Nullable String help) {
    Span span =
        p == null
            ? new Span(file, 1, 1, 1, 2)
            : new Span(file, p.line(), p.column(), p.line(), p.column() + 1);
    return Diagnostic.of(Code.KR301, span, message, help);
  }
}
