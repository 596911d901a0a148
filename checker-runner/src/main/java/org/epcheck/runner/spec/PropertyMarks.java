package org.epcheck.runner.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Finds the definitions in a property's file that are marked by a comment above them. */
final class PropertyMarks {
  private static final Pattern MARK = Pattern.compile("\\\\\\*\\s*@(\\w+)(.*)");
  private static final Pattern DEFINITION = Pattern.compile("(\\w+)\\s*(\\(.*)?==.*");

  private final String path;
  private final String text;
  private final List<String> lines;
  private final List<PropertyFile.Invariant> invariants = new ArrayList<>();
  private final List<PropertyFile.Temporal> temporals = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  PropertyMarks(String path, String text) {
    this.path = path;
    this.text = text;
    lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(lines.get(i).strip());
      if (mark.matches()) {
        i += marked(i, mark.group(1), mark.group(2).strip());
      }
    }
  }

  List<PropertyFile.Invariant> invariants() {
    return invariants;
  }

  List<PropertyFile.Temporal> temporals() {
    return temporals;
  }

  List<Diagnostic> problems() {
    return problems;
  }

  /**
   * What is below a mark.
   *
   * @param at index of the mark's line
   * @return how many lines below it are read
   */
  private int marked(int at, String mark, String title) {
    switch (mark) {
      case "invariant" -> {
        String name = definition(at, 1, mark);
        if (name != null) {
          String shown = title.isEmpty() ? name : title;
          invariants.add(new PropertyFile.Invariant(name, shown, at + 2));
        }
        return 0;
      }
      case "property" -> {
        Matcher next = MARK.matcher(line(at + 1).strip());
        boolean isStated = next.matches() && next.group(1).equals("fairness");
        Fairness fairness = isStated ? fairness(at + 1, next.group(2).strip()) : Fairness.WEAK;
        String name = definition(at, isStated ? 2 : 1, mark);
        if (name != null) {
          String shown = title.isEmpty() ? name : title;
          int line = at + (isStated ? 3 : 2);
          temporals.add(new PropertyFile.Temporal(name, shown, line, fairness));
        }
        return isStated ? 1 : 0;
      }
      case "fairness" ->
          problem(at, "no `@property` above `@fairness`", "it says of which runs that is asked");
      default ->
          problem(
              at,
              "`@" + mark + "` is not supported",
              "`@invariant` is for what holds in every state, `@property` for what holds of every"
                  + " run (`[][A]_vars`, `<>P`, `[]<>P`, `P ~> Q`)");
    }
    return 0;
  }

  private Fairness fairness(int at, String word) {
    return Fairness.of(word)
        .orElseGet(
            () -> {
              problem(at, "no such fairness: `" + word + "`", "none, weak or strong");
              return Fairness.WEAK;
            });
  }

  /** The name that is defined so many lines below a mark; null, and a problem, if none is. */
  private @Nullable String definition(int at, int below, String mark) {
    Matcher d = DEFINITION.matcher(line(at + below));
    if (d.matches() && d.group(2) == null) {
      return d.group(1);
    }
    problem(
        at, "no definition without parameters below `@" + mark + "`", "write `Name == ...` there");
    return null;
  }

  private String line(int index) {
    return index < lines.size() ? lines.get(index) : "";
  }

  private void problem(int at, String message, String help) {
    problems.add(PropertyFile.problem(path, text, at + 1, message, help));
  }
}
