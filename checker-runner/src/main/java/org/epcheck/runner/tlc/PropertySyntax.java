package org.epcheck.runner.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;

/**
 * Has TLA+'s own parser look at a property of the user's, and says what it says, with the place.
 */
final class PropertySyntax {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern SEMANTIC =
      Pattern.compile(
          "line (\\d+), col (\\d+) to line (\\d+), col (\\d+) of module (\\w+)\\s*\\n+((?:[^\\n]+\\n)+)");
  private static final Pattern SYNTAX = Pattern.compile("at line (\\d+), column (\\d+)");
  private static final Pattern STATE_LEVEL = Pattern.compile("StateLevel_(\\w+) == .*");
  private static final Pattern TEMPORAL_LEVEL = Pattern.compile("TemporalLevel_(\\w+) == .*");
  private static final String LEVELS = "Levels";

  private PropertySyntax() {}

  /**
   * Parses the root module.
   *
   * @param directory empty; the model's files are put there
   * @return KR303 for each error; nothing if all is well
   */
  static List<Diagnostic> problems(
      TlcJar jar, Path java, Path directory, Model model, PropertyFile property)
      throws IOException, InterruptedException {
    for (Map.Entry<String, String> f : model.files().entrySet()) {
      Files.writeString(directory.resolve(f.getKey()), f.getValue(), StandardCharsets.UTF_8);
    }
    jar.extractStandardModules(directory.resolve("modules"));
    List<Diagnostic> problems =
        read(
            parse(jar, java, directory, model.module()),
            property,
            model.files().getOrDefault(model.module() + ".tla", ""));
    if (!problems.isEmpty() || property.temporals().isEmpty()) {
      return problems;
    }
    String levels = levels(property);
    Files.writeString(directory.resolve(LEVELS + ".tla"), levels, StandardCharsets.UTF_8);
    return ofStates(parse(jar, java, directory, LEVELS), property, levels);
  }

  private static String parse(TlcJar jar, Path java, Path directory, String module)
      throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder();
    List<String> command =
        List.of(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xss16m",
            "-DTLA-Library=modules",
            "-cp",
            jar.path().toString(),
            "tla2sany.SANY",
            module + ".tla");
    new TlcProcess(command, directory, LIMIT).run(line -> out.append(line).append('\n'));
    return out.toString();
  }

  /** A module in which each temporal property must be refused, as it is about more than a state. */
  private static String levels(PropertyFile property) {
    StringBuilder s = new StringBuilder("---- MODULE " + LEVELS + " ----\n");
    s.append("EXTENDS ").append(property.module()).append('\n');
    for (PropertyFile.Temporal t : property.temporals()) {
      s.append("StateLevel_").append(t.name()).append(" == ").append(t.name()).append("'\n");
    }
    return s.append("====\n").toString();
  }

  /** The temporal properties that the parser took for formulas about a single state. */
  private static List<Diagnostic> ofStates(String out, PropertyFile property, String levels) {
    Set<String> refused = new LinkedHashSet<>();
    Matcher s = SEMANTIC.matcher(out);
    while (s.find()) {
      int line = Integer.parseInt(s.group(1));
      Matcher m = STATE_LEVEL.matcher(levels.lines().skip(line - 1L).findFirst().orElse(""));
      if (s.group(5).equals(LEVELS) && m.matches()) {
        refused.add(m.group(1));
      }
    }
    List<Diagnostic> problems = new ArrayList<>();
    for (PropertyFile.Temporal t : property.temporals()) {
      if (!refused.contains(t.name())) {
        problems.add(
            problem(
                name(property, t.name(), t.line()),
                "`" + t.name() + "` is about a single state: only the first one would be asked",
                "write `@invariant` above it, or `[]` in front of what always holds"));
      }
    }
    return problems;
  }

  private static Span name(PropertyFile property, String name, int line) {
    return new Span(property.path(), line, 1, line, name.length() + 1);
  }

  /** What the parser's output says. */
  static List<Diagnostic> read(String out, PropertyFile property, String root) {
    Set<Diagnostic> problems = new LinkedHashSet<>();
    Matcher s = SEMANTIC.matcher(out);
    while (s.find()) {
      String text = s.group(6).strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
      int line = Integer.parseInt(s.group(1));
      if (s.group(5).equals(property.module())) {
        Span span =
            new Span(
                property.path(),
                line,
                Integer.parseInt(s.group(2)),
                Integer.parseInt(s.group(3)),
                Integer.parseInt(s.group(4)) + 1);
        problems.add(problem(span, text, "the names that a property can use: docs/extending.md"));
      } else {
        indirect(property, root, line, text).ifPresent(problems::add);
      }
    }
    int at = out.indexOf("***Parse Error***");
    if (at >= 0) {
      String text = out.substring(at).lines().skip(1).findFirst().orElse("");
      Matcher m = SYNTAX.matcher(out.substring(at));
      int line = m.find() ? Integer.parseInt(m.group(1)) : 1;
      int column = line > 1 || m.hitEnd() ? Integer.parseInt(m.group(2)) : 1;
      String message = text.contains("Encountered") ? text : text + ", " + second(out, at);
      Span span = new Span(property.path(), line, column, line, column + 1);
      problems.add(
          problem(span, "TLA+ syntax: " + message.strip(), "what is wrong is here or just before"));
    }
    if (problems.isEmpty() && (out.contains("*** Abort messages") || out.contains("*** Errors:"))) {
      problems.add(
          problem(
              new Span(property.path(), 1, 1, 1, 2),
              "TLA+'s parser refuses the module: " + firstError(out),
              null));
    }
    return new ArrayList<>(problems);
  }

  /** An error in the root module is about what it does with a property: one a line. */
  private static java.util.Optional<Diagnostic> indirect(
      PropertyFile property, String root, int line, String text) {
    String at = root.lines().skip(line - 1L).findFirst().orElse("");
    Matcher state = STATE_LEVEL.matcher(at);
    Matcher temporal = TEMPORAL_LEVEL.matcher(at);
    for (PropertyFile.Invariant i : property.invariants()) {
      if (state.matches() && state.group(1).equals(i.name())) {
        boolean level = text.startsWith("Level error");
        return java.util.Optional.of(
            problem(
                name(property, i.name(), i.line()),
                level ? "`" + i.name() + "` is not about a single state" : text,
                level
                    ? "an invariant has no primes and no temporal operators; `@property` has"
                    : null));
      }
    }
    for (PropertyFile.Temporal t : property.temporals()) {
      if (temporal.matches() && temporal.group(1).equals(t.name())) {
        return java.util.Optional.of(
            problem(
                name(property, t.name(), t.line()),
                "`" + t.name() + "` is about a single step, not about a run",
                "write `[][A]_vars`: every step that changes something is as A says"));
      }
    }
    return java.util.Optional.empty();
  }

  private static String second(String out, int at) {
    return out.substring(at).lines().skip(2).findFirst().orElse("");
  }

  /** What comes after the headline of the errors, on one line. */
  private static String firstError(String out) {
    int at = Math.max(out.indexOf("*** Errors:"), out.indexOf("*** Abort messages"));
    return String.join(
        " ", out.substring(at).lines().skip(1).filter(l -> !l.isBlank()).limit(2).toList());
  }

  private static Diagnostic problem(
      Span span, String message, @org.jspecify.annotations.Nullable String help) {
    return Diagnostic.of(Code.KR303, span, message, help);
  }
}
