package org.epcheck.runner.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A TLA+ module of the user's with properties: definitions below a comment {@code \* @invariant
 * title}, of single states, or {@code \* @property title}, of whole runs; between the latter and
 * its definition there may be {@code \* @fairness none|weak|strong}.
 *
 * @param path as the user gave it
 * @param module its name
 */
public record PropertyFile(
    String path, String module, String text, List<Invariant> invariants, List<Temporal> temporals) {
  /** Module that a property's file extends. */
  public static final String NAMES = "Epcheck";

  /** Folder of a model request's files in which a property's file is. */
  public static final String FOLDER = "property/";

  /** What the kinds of violations begin with. */
  public static final String KIND = "property:";

  private static final Pattern MODULE = Pattern.compile("-{4,}\\s*MODULE\\s+(\\w+)\\s*-{4,}");
  private static final Pattern EXTENDS = Pattern.compile("(?m)^\\s*EXTENDS\\b[^\\n]*\\bEpcheck\\b");
  private static final Set<String> TAKEN =
      Set.of(
          NAMES,
          "Checked",
          "Levels",
          "Inspect",
          "KernelState",
          "Movers",
          "Locks",
          "Mutex",
          "Spinlock",
          "Rcu",
          "Bits",
          "Refcount",
          "Atomic",
          "Lifetime",
          "Progress",
          "TLC",
          "Sequences",
          "FiniteSets",
          "Naturals",
          "Integers",
          "Reals",
          "Bags");

  public PropertyFile {
    invariants = List.copyOf(invariants);
    temporals = List.copyOf(temporals);
  }

  /**
   * An invariant.
   *
   * @param title for the matrix; its name if the file says nothing
   * @param line of its definition
   */
  public record Invariant(String name, String title, int line) {
    /** The kind of its violations. */
    public String kind() {
      return KIND + name;
    }
  }

  /**
   * A temporal property.
   *
   * @param title for the matrix; its name if the file says nothing
   * @param line of its definition
   * @param fairness what is assumed of the runs; weak if the file says nothing
   */
  public record Temporal(String name, String title, int line, Fairness fairness) {
    /** The kind of its violations. */
    public String kind() {
      return KIND + name;
    }
  }

  /** How a run with it differs from others, and what it assumes: a line each. */
  public List<String> terms() {
    List<String> terms = new ArrayList<>();
    terms.add(path + ": no steps are merged, so that every state is asked");
    for (Temporal t : temporals) {
      terms.add(t.name() + ", fairness " + t.fairness().word() + ": " + t.fairness().words());
    }
    return terms;
  }

  /** Name of the model file that asks a temporal property of a module. */
  public static String model(String root, Temporal property) {
    return root + "-" + property.name() + ".cfg";
  }

  /** Reads a file: KR302 if it cannot be read, KR303 if it is no such module. */
  public static Outcome<PropertyFile> read(String given, Path path) {
    try {
      return parse(given, Files.readString(path));
    } catch (IOException e) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR302,
              null,
              "cannot read the property file `" + given + "`",
              "--property takes a TLA+ module: see docs/extending.md"));
    }
  }

  /** The same of a text. TLA+ itself is not looked at here. */
  public static Outcome<PropertyFile> parse(String path, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    Matcher head = MODULE.matcher(text);
    String module = head.find() ? head.group(1) : "";
    if (module.isEmpty()) {
      problems.add(
          problem(path, text, 1, "no module", "begin with `---- MODULE name ----`, end with ===="));
    } else if (TAKEN.contains(module)) {
      problems.add(
          problem(
              path,
              text,
              line(text, head.start()),
              "`" + module + "` is a module of epcheck or" + " TLA+",
              "choose another name"));
    } else if (!EXTENDS.matcher(text).find()) {
      problems.add(
          problem(
              path,
              text,
              line(text, head.start()),
              "module `" + module + "` does not extend `" + NAMES + "`",
              "write `EXTENDS " + NAMES + "`: what it has is in docs/extending.md"));
    }
    PropertyMarks marks = new PropertyMarks(path, text);
    problems.addAll(marks.problems());
    boolean isEmpty = marks.invariants().isEmpty() && marks.temporals().isEmpty();
    if (isEmpty && problems.isEmpty()) {
      problems.add(
          problem(
              path,
              text,
              1,
              "no property",
              "write `\\* @invariant title` or `\\* @property title` above a definition"));
    }
    return problems.isEmpty()
        ? Outcome.ok(new PropertyFile(path, module, text, marks.invariants(), marks.temporals()))
        : Outcome.failed(problems);
  }

  private static int line(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  static Diagnostic problem(
      String path, String text, int line, String message, @Nullable String help) {
    int length = text.lines().skip(line - 1L).findFirst().orElse("").length();
    return Diagnostic.of(
        Code.KR303, new Span(path, line, 1, line, Math.max(2, length + 1)), message, help);
  }
}
