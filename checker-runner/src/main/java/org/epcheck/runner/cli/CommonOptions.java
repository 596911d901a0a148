package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.epcheck.runner.spec.OwnFile;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** Options that several commands have. */
final class CommonOptions {
  private CommonOptions() {}

  static Option option(String name, String argument, String text) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(text).build();
  }

  static Option flag(String name, String text) {
    return Option.builder().longOpt(name).desc(text).build();
  }

  /** Where the input comes from. */
  static void input(Options options) {
    options.addOption(
        option(
            "specs",
            "DIR",
            "use the specs in DIR instead of the built-in ones: copy epcheck's specs folder, edit"
                + " any line of C, patches or purposes, and run again; a DIR that is no whole copy"
                + " is laid over the built-in ones (default: "
                + SpecsLibrary.OWN
                + ", if it exists)"));
    options.addOption(
        option("series", "DIR|MBOX", "patches to apply instead of the specs' own, in name order"));
    options.addOption(
        option("then", "DIR|MBOX", "patches to apply after the series: steps of their own"));
    options.addOption(
        option("drop", "N,..", "leave these patches out; the later ones move up a step"));
    options.addOption(
        option(
            "tree",
            "DIR",
            "read a kernel tree's own files in the place of the model's; without --series it is the"
                + " only step"));
    options.addOption(option("config", "FILE", "the tree's configuration, a .config"));
    options.addOption(
        Option.builder("D")
            .longOpt("define")
            .hasArg()
            .argName("CONFIG_X=y")
            .desc("set an option or a macro for the tree; may be repeated")
            .build());
    options.addOption(
        option("stub", "NAME", "take a function of the tree for a no-op; may be repeated"));
  }

  /** Properties of the user's own. */
  static void property(Options options) {
    options.addOption(
        option(
            "property",
            "FILE.tla",
            "check the invariants and properties in this TLA+ module, too, a row each"
                + " (docs/extending.md)"));
  }

  /** Switches. */
  static void switches(Options options) {
    options.addOption(
        option("set", "SWITCH=VALUE", "set a switch (`epcheck list switches`); may be repeated"));
  }

  /** How programs are made smaller. */
  static void reduction(Options options) {
    options.addOption(
        option(
            "reduction",
            "default|none",
            "none: one step for each C operation, nothing optimised away; the same verdicts, many"
                + " times the states"));
  }

  /** Whether the program may be made smaller. */
  static boolean isReduced(CommandLine line) throws UsageException {
    return reductionOf(line).equals("default");
  }

  /** The value of {@code --reduction}. */
  static String reductionOf(CommandLine line) throws UsageException {
    return oneOf(line, "reduction", List.of("default", "none"));
  }

  /** The value of an option that has only a few; the first if it is not given. */
  static String oneOf(CommandLine line, String option, List<String> values) throws UsageException {
    String value = line.getOptionValue(option, values.get(0));
    if (!values.contains(value)) {
      throw new UsageException(
          "--" + option + ": unknown value `" + value + "`; one of " + String.join(", ", values));
    }
    return value;
  }

  /** How runs are run. */
  static void running(Options options) {
    options.addOption(
        option("jobs", "N", "runs at once (default: the number of cores, by --workers)"));
    EngineChoice.whole(options);
    results(options);
  }

  /** What runs may use, and where their results go. */
  static void results(Options options) {
    options.addOption(
        option(
            "memory",
            "SIZE",
            "for all runs together, for example 4g (default: 2 GiB a run, at most three quarters"
                + " of the machine)"));
    options.addOption(
        option(
            "time",
            "LIMIT",
            "for each run, for example 90s (default: 10m); what it is not enough for the report"
                + " lists as not searched"));
    options.addOption(option("out", "DIR", "where results go (default: epcheck-out)"));
    options.addOption(
        option(
            "cache",
            "DIR",
            "where outcomes are remembered (default: the user's cache folder); beyond"
                + " EPCHECK_CACHE_SIZE (default: 4g) what was unused for longest is removed"));
    options.addOption(
        option("tlc-jar", "JAR", "use the TLC in this jar instead of the one that comes along"));
    options.addOption(flag("no-cache", "run everything, remember nothing"));
  }

  static @Nullable Path path(CommandLine line, String option, Context context) {
    String text = line.getOptionValue(option);
    return text == null ? null : context.path(text);
  }

  static Workspace.Loaded workspace(CommandLine line, Context context) throws UsageException {
    Path tree = path(line, "tree", context);
    for (String needy : List.of("config", "define", "stub")) {
      if (tree == null && line.hasOption(needy)) {
        throw new UsageException(
            (needy.equals("define") ? "-D" : "--" + needy) + " needs a --tree");
      }
    }
    List<OwnFile> own = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String given : line.getOptionValue("scenario", "").split(",", -1)) {
      if (OwnFile.isPath(given)) {
        Outcome<OwnFile> file = OwnFile.scenario(given, context.path(given));
        problems.addAll(file.diagnostics());
        if (file.isOk()) {
          own.add(file.get());
        }
      }
    }
    String property = line.getOptionValue("property");
    if (property != null) {
      Outcome<PropertyFile> file = PropertyFile.read(property, context.path(property));
      problems.addAll(file.diagnostics());
      if (file.isOk()) {
        own.add(new OwnFile(PropertyFile.FOLDER + property, file.get().text()));
      } else if (Files.isReadable(context.path(property))) {
        return new Workspace.Loaded(null, problems, quoted(context, property));
      }
    }
    if (!problems.isEmpty()) {
      return new Workspace.Loaded(null, problems, Map.of());
    }
    Path specs = path(line, "specs", context);
    Path usual = context.path(SpecsLibrary.OWN);
    if (specs == null && Files.isDirectory(usual)) {
      specs = usual;
      context.err().println("note: with your own files in " + SpecsLibrary.OWN + "/");
    }
    return Workspace.load(
        new Workspace.Input(
            specs,
            path(line, "series", context),
            path(line, "then", context),
            dropped(line),
            tree == null
                ? null
                : new Workspace.TreeOptions(
                    tree,
                    path(line, "config", context),
                    values(line, "define"),
                    values(line, "stub")),
            own,
            inputText(line)));
  }

  /** The patches that {@code --drop} names. */
  private static SortedSet<Integer> dropped(CommandLine line) throws UsageException {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (String part : line.getOptionValue("drop", "").split(",", -1)) {
      if (line.hasOption("drop")) {
        numbers.add(Values.number("--drop", part.strip()));
      }
    }
    return numbers;
  }

  /** What of the command line says where the input is, a tree apart: for other commands. */
  private static String inputText(CommandLine line) {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("specs", "series", "then", "drop", "property")) {
      boolean tree = name.equals("series") && line.hasOption("tree");
      if (line.hasOption(name) && !tree) {
        text.append(" --").append(name).append(' ').append(word(line.getOptionValue(name)));
      }
    }
    for (String given : line.getOptionValue("scenario", "").split(",", -1)) {
      if (OwnFile.isPath(given)) {
        text.append(" --scenario ").append(word(given));
      }
    }
    return text.toString();
  }

  /** What a command line has to have to mean the same runs: input, switches, walks. */
  static String again(CommandLine line) {
    StringBuilder text = new StringBuilder(inputText(line));
    if (line.hasOption("tree")) {
      for (String name : List.of("series", "tree", "config", "define", "stub")) {
        values(line, name).forEach(v -> add(text, name, v));
      }
    }
    settings(line).forEach(v -> add(text, "set", v));
    for (String name : List.of("simulate", "depth", "seed")) {
      values(line, name).forEach(v -> add(text, name, v));
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String option, String value) {
    text.append(" --").append(option).append(' ').append(word(value));
  }

  /** As one word of a shell. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9_./:=,@%+~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static Map<String, String> quoted(Context context, String file) {
    try {
      return Map.of(file, Files.readString(context.path(file)));
    } catch (IOException e) {
      return Map.of();
    }
  }

  /** The names in {@code --scenario}: of a file its own. */
  static @Nullable String scenarios(CommandLine line) {
    String given = line.getOptionValue("scenario");
    return given == null
        ? null
        : Arrays.stream(given.split(",", -1))
            .map(s -> OwnFile.isPath(s) ? OwnFile.nameOf(s) : s)
            .collect(Collectors.joining(","));
  }

  private static List<String> values(CommandLine line, String option) {
    String[] values = line.getOptionValues(option);
    return values == null ? List.of() : Arrays.asList(values);
  }

  static List<String> settings(CommandLine line) {
    return values(line, "set");
  }
}
