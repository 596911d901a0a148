package org.epcheck.runner.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.epcheck.translator.diagnostic.Spelling;
import org.jspecify.annotations.Nullable;

/** The command line as a function from arguments to an exit status. */
public final class Epcheck {
  private static final List<Command> COMMANDS =
      List.of(
          new CheckCommand(),
          new AuditCommand(),
          new TranslateCommand(),
          new TraceCommand(),
          new ReplayCommand(),
          new ConformCommand(),
          new ListCommand(),
          new ExplainCommand(),
          new NewCommand(),
          new ServerCommand(),
          new WorkerCommand());

  private static final Set<String> HELP = Set.of("--help", "-h", "help");

  private Epcheck() {}

  /**
   * Runs a command.
   *
   * @return the exit status
   * @throws InterruptedException when the user interrupted it
   */
  public static int run(List<String> arguments, Context context) throws InterruptedException {
    if (arguments.isEmpty()) {
      context.err().print(Help.overview(COMMANDS));
      return ExitStatus.USAGE;
    }
    String first = arguments.get(0);
    List<String> rest = arguments.subList(1, arguments.size());
    if (HELP.contains(first) && rest.isEmpty()) {
      context.out().print(Help.overview(COMMANDS));
      return ExitStatus.OK;
    }
    if (first.equals("help")) {
      return run(List.of(rest.get(0), "--help"), context);
    }
    List<String> names = COMMANDS.stream().map(Command::name).toList();
    for (Command c : COMMANDS) {
      if (c.name().equals(first)) {
        return run(c, rest, context);
      }
    }
    String near = Spelling.nearest(first, names);
    return usage(
        context,
        "unknown command `" + first + "`" + (near == null ? "" : "; did you mean `" + near + "`?"),
        "commands: " + String.join(", ", names) + "; see epcheck --help");
  }

  private static int run(Command c, List<String> arguments, Context context)
      throws InterruptedException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      context.out().print(Help.of(c));
      return ExitStatus.OK;
    }
    String hint = "see epcheck " + c.name() + " --help";
    try {
      DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).build();
      CommandLine line = parser.parse(c.options(), arguments.toArray(new String[0]));
      if (!line.getArgList().isEmpty() && !takesArguments(c)) {
        return usage(context, "what is `" + line.getArgList().get(0) + "`?", hint);
      }
      String twice = repeated(line);
      if (twice != null) {
        return usage(context, twice + " is given twice", hint);
      }
      return c.run(line, context);
    } catch (UnrecognizedOptionException e) {
      String option = String.valueOf(e.getOption()).replaceFirst("=.*", "");
      String near = Spelling.nearest(option, options(c.options()));
      return usage(
          context,
          "unknown option `"
              + option
              + "`"
              + (near == null ? "" : "; did you mean `" + near + "`?"),
          hint);
    } catch (MissingArgumentException e) {
      Option o = e.getOption();
      return usage(context, "--" + o.getLongOpt() + " needs a value: " + o.getArgName(), hint);
    } catch (ParseException | UsageException e) {
      return usage(context, String.valueOf(e.getMessage()), hint);
    }
  }

  private static boolean takesArguments(Command c) {
    return !c.usage().startsWith("[") && !c.usage().startsWith("--");
  }

  /** An option that only counts once must not be there twice: which one would count? */
  private static @Nullable String repeated(CommandLine line) {
    List<String> seen = new ArrayList<>();
    for (String name : Arrays.stream(line.getOptions()).map(Option::getLongOpt).toList()) {
      if (seen.contains(name) && !List.of("set", "define", "stub").contains(name)) {
        return "--" + name;
      }
      seen.add(name);
    }
    return null;
  }

  private static List<String> options(Options options) {
    return options.getOptions().stream().map(o -> "--" + o.getLongOpt()).toList();
  }

  private static int usage(Context context, String message, String hint) {
    context.err().println("epcheck: " + message);
    context.err().println("  " + hint);
    return ExitStatus.USAGE;
  }
}
