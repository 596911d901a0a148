package org.epcheck.runner.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A kernel configuration: options by name, {@code y}, {@code m}, {@code n} or a value.
 *
 * @param arguments how the command line says it
 * @param options that are set to anything
 */
public record Configuration(String arguments, SortedMap<String, String> options) {
  private static final Pattern SET = Pattern.compile("(CONFIG_\\w+)=(.*)");
  private static final Pattern UNSET = Pattern.compile("#\\s*(CONFIG_\\w+) is not set\\s*");
  private static final Pattern DEFINE = Pattern.compile("([A-Za-z_]\\w*)(?:=(.*))?");

  public Configuration {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /**
   * The rules' options, then those of a file, then those of the command line.
   *
   * @param file in the form of {@code .config}, or null
   * @param defines of the form {@code NAME}, {@code NAME=VALUE}
   */
  public static Outcome<Configuration> of(
      SortedMap<String, String> preset, @Nullable Path file, List<String> defines) {
    SortedMap<String, String> all = new TreeMap<>(preset);
    List<Diagnostic> problems = new ArrayList<>();
    if (file != null) {
      try {
        read(String.valueOf(file.getFileName()), Files.readString(file), all, problems);
      } catch (IOException e) {
        problems.add(
            Diagnostic.of(
                Code.KR302,
                null,
                "cannot read the configuration `" + file + "`",
                "--config takes a file in the form of a kernel's .config"));
      }
    }
    for (String d : defines) {
      Matcher m = DEFINE.matcher(d);
      if (m.matches()) {
        all.put(m.group(1), m.group(2) == null ? "1" : m.group(2));
      } else {
        problems.add(
            Diagnostic.of(
                Code.KR202,
                null,
                "-D: `" + d + "` is no macro",
                "write -D CONFIG_X=y, -D CONFIG_X=n or -D NAME=VALUE"));
      }
    }
    StringBuilder arguments = new StringBuilder();
    if (file != null) {
      arguments.append(" --config ").append(file.getFileName());
    }
    defines.forEach(d -> arguments.append(" -D ").append(d));
    return problems.isEmpty()
        ? Outcome.ok(new Configuration(arguments.toString(), all))
        : Outcome.failed(problems);
  }

  private static void read(
      String name, String text, SortedMap<String, String> all, List<Diagnostic> problems) {
    int n = 0;
    for (String line : text.lines().toList()) {
      n++;
      Matcher set = SET.matcher(line.strip());
      Matcher unset = UNSET.matcher(line.strip());
      if (set.matches()) {
        all.put(set.group(1), set.group(2));
      } else if (unset.matches()) {
        all.put(unset.group(1), "n");
      } else if (!line.isBlank() && !line.startsWith("#")) {
        problems.add(
            Diagnostic.of(
                Code.KR202,
                new Span(name, n, 1, n, line.length() + 1),
                "not a line of a kernel configuration",
                "lines are `CONFIG_X=y`, `# CONFIG_X is not set`, or comments"));
      }
    }
  }

  /** Whether an option is {@code y}. */
  public boolean isOn(String option) {
    return options.getOrDefault(option, "n").equals("y");
  }

  /** The macros that the kernel's build makes of the options. */
  public SortedMap<String, String> macros() {
    SortedMap<String, String> macros = new TreeMap<>();
    options.forEach(
        (name, value) -> {
          if (!name.startsWith("CONFIG_")) {
            macros.put(name, value);
          } else if (value.equals("y")) {
            macros.put(name, "1");
          } else if (value.equals("m")) {
            macros.put(name + "_MODULE", "1");
          } else if (!value.equals("n")) {
            macros.put(name, value);
          }
        });
    return macros;
  }
}
