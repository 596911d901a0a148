package org.epcheck.runner.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.Sources;
import org.epcheck.translator.diagnostic.Spelling;

/** {@code epcheck list}: what there is. */
final class ListCommand implements Command {
  private static final List<String> KINDS = List.of("steps", "purposes", "scenarios", "switches");
  private static final Pattern TITLE =
      Pattern.compile("SCENARIO\\s*\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String summary() {
    return "list steps, purposes, scenarios or switches";
  }

  @Override
  public String usage() {
    return String.join("|", KINDS);
  }

  @Override
  public List<String> description() {
    return List.of("Lists the names that the other commands take, with a line of text each.");
  }

  @Override
  public List<String> examples() {
    return List.of("epcheck list steps", "epcheck list scenarios --specs my-specs");
  }

  @Override
  public Options options() {
    Options o = new Options();
    CommonOptions.input(o);
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException {
    if (line.getArgList().size() != 1) {
      throw new UsageException("list what? One of " + String.join(", ", KINDS));
    }
    String kind = line.getArgList().get(0);
    if (!KINDS.contains(kind)) {
      String near = Spelling.nearest(kind, KINDS);
      throw new UsageException(
          "cannot list `"
              + kind
              + "`; "
              + (near == null ? "" : "did you mean `" + near + "`? ")
              + "one of "
              + String.join(", ", KINDS));
    }
    Workspace.Loaded loaded = CommonOptions.workspace(line, context);
    Workspace w = loaded.workspace();
    if (w == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    print(context.out(), w, kind);
    return ExitStatus.OK;
  }

  private static void print(PrintStream out, Workspace w, String kind) {
    switch (kind) {
      case "steps" -> {
        int applied = w.series().steps().size();
        for (int step = 0; step <= w.series().last(); step++) {
          String note = step < applied ? "" : "  (does not apply)";
          out.printf("%-4d %s%s%n", step, w.titles().get(step), note);
        }
      }
      case "purposes" -> {
        for (Purpose p : w.purposes()) {
          String usual =
              w.model().defaultPurposes().isEmpty() || w.model().defaultPurposes().contains(p.id())
                  ? "*"
                  : " ";
          out.printf(
              "%s %-12s%-34s%s%n",
              usual, (p.variantOf() == null ? "" : "  ") + p.id(), p.title(), p.claim().summary());
        }
        out.println("* a check without --purpose runs these");
      }
      case "scenarios" -> {
        for (String s : w.scenarios()) {
          out.printf("%s %-34s %s%n", mark(w.model(), s), s, title(w, s));
        }
        out.println("* a check without --purpose and --scenario runs these");
        if (!w.model().largeScenarios().isEmpty()) {
          out.println("+ `--scenario large` runs these, `--scenario all` leaves them out");
        }
      }
      default -> {
        for (ModelFile.Switch s : w.switches().values()) {
          out.printf("%s=%s%n", s.name(), String.join("|", s.values().keySet()));
          out.printf("    %s (default: %s)%n", s.text(), s.preset());
        }
      }
    }
  }

  private static String mark(ModelFile model, String scenario) {
    if (model.largeScenarios().contains(scenario)) {
      return "+";
    }
    List<String> usual = model.defaultScenarios();
    return usual.isEmpty() || usual.contains(scenario) ? "*" : " ";
  }

  private static String title(Workspace w, String scenario) {
    String text = w.library().files().getOrDefault(Sources.scenarioFile(scenario), "");
    Matcher m = TITLE.matcher(text);
    return m.find() ? m.group(1) : "";
  }
}
