package org.epcheck.runner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.trace.Counterexamples;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.diagnostic.Spelling;
import org.jspecify.annotations.Nullable;

/** {@code epcheck trace}: a counterexample in one of its forms. */
final class TraceCommand implements Command {
  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("terminal", "terminal.txt");
    FORMS.put("changelog", "changelog.txt");
    FORMS.put("report", "report.txt");
    FORMS.put("timeline", "timeline.json");
    FORMS.put("json", "trace.json");
    Counterexamples.FORMS.forEach(f -> FORMS.putIfAbsent(f, f));
  }

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String summary() {
    return "show a counterexample of a cell, thread by thread";
  }

  @Override
  public String usage() {
    return "CELL|FILE [--as FORM] [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "CELL is PURPOSE@STEP or PURPOSE@STEP/SCENARIO; what is not in the cache is run first.",
        "Without SCENARIO, those of the purpose are run one after another until one has a",
        "violation; its shortest trace is shown. With --shortest all are run.",
        "An error that belongs to no purpose has its name from the matrix in place of PURPOSE.",
        "FILE is a trace.json.",
        "",
        "Exit status: 0 shown, or there is none; 2 wrong usage or input; 3 inconclusive;",
        "4 engine or internal error.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck trace 4c@6",
        "epcheck trace 4c@6/close-close --as changelog",
        "epcheck trace 4c@6/close-close --as html > race.html",
        "epcheck trace epcheck-out/6-close-close/4c/trace.json --as report");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(
        CommonOptions.option(
            "as",
            "FORM",
            "one of "
                + String.join(", ", FORMS.keySet())
                + " (default: terminal on a terminal, else changelog)"));
    o.addOption(CommonOptions.flag("shortest", "look for the shortest trace of all scenarios"));
    CommonOptions.switches(o);
    o.addOption(CommonOptions.option("scenario", "FILE.c", "a scenario of your own, for CELL"));
    CommonOptions.property(o);
    CommonOptions.input(o);
    CommonOptions.running(o);
    EngineChoice.walks(o);
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException, InterruptedException {
    if (line.getArgList().size() != 1) {
      throw new UsageException("trace takes one cell, such as 4c@6, or one trace.json");
    }
    String form = line.getOptionValue("as", context.outTerminal() ? "terminal" : "changelog");
    String file = FORMS.get(form);
    if (file == null) {
      String near = Spelling.nearest(form, FORMS.keySet());
      throw new UsageException(
          "--as: unknown form `"
              + form
              + "`; "
              + (near == null ? "" : "did you mean `" + near + "`? ")
              + "one of "
              + String.join(", ", FORMS.keySet()));
    }
    return CellTraces.show(
        line, context, line.getArgList().get(0), trace -> show(context, trace, file));
  }

  private static int show(Context context, Trace trace, String file) {
    String text = text(context, trace, file);
    if (text == null) {
      throw new IllegalStateException("the renderer has no " + file);
    }
    if (Counterexamples.FORMS.contains(file)) {
      context.out().writeBytes(text.getBytes(UTF_8)); // a file, whatever the terminal can show
    } else {
      context.out().print(text);
    }
    return ExitStatus.OK;
  }

  private static @Nullable String text(Context context, Trace trace, String file) {
    if (file.equals(FORMS.get("terminal"))) {
      return context.terminal(trace);
    }
    return Counterexamples.FORMS.contains(file)
        ? Counterexamples.render(trace, file, Counterexamples.Options.PLAIN)
        : context.wiring().renderer().files(trace).get(file);
  }
}
