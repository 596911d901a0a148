package org.epcheck.runner.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.audit.Audit;
import org.epcheck.runner.audit.AuditClaim;
import org.epcheck.runner.audit.ClaimFiles;
import org.epcheck.runner.audit.Status;
import org.epcheck.runner.report.AuditJson;
import org.epcheck.runner.report.AuditMarkdown;
import org.epcheck.runner.report.AuditText;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** {@code epcheck audit}: claims of the series' cover letter against verdicts. */
final class AuditCommand implements Command {
  private static final List<String> FORMATS = List.of("text", "md", "json");

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String summary() {
    return "claims of the cover letter against verdicts; which patch is needed for what";
  }

  @Override
  public String usage() {
    return "[options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Checks all steps and decides each claim in the specs' claims folder: it holds, is",
        "refuted (with a counterexample), or not decided (something was not run, not complete,",
        "or not reached). Then: which patch breaks and which first fixes each purpose; and the",
        "series without each of its patches in turn. Runs are those of `check`, and so is the",
        "cache.",
        "",
        "Exit status: 0 every claim holds; 1 one is refuted; 2 wrong usage or input; 3 one is",
        "not decided; 4 engine or internal error; 130 interrupted.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck audit                              all claims, in the specs' choice of scenarios",
        "epcheck audit --scenario all --switches all    everything: takes long",
        "epcheck audit --scenario close-close       what one scenario can decide",
        "epcheck audit --then my-fix.patch          and does my fix mend what is refuted?",
        "epcheck audit --format md > audit.md");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(
        CommonOptions.option(
            "purpose", "IDS", "only these, and only claims about these (default: all)"));
    o.addOption(
        CommonOptions.option(
            "scenario", "NAMES", "separated by commas, or all (default: the specs' choice)"));
    CommonOptions.switches(o);
    o.addOption(
        CommonOptions.option(
            "switches",
            "given|all",
            "all: decide each claim also with each switch set otherwise, one at a time"));
    o.addOption(CommonOptions.flag("no-drop-one", "do not check the series without each patch"));
    CommonOptions.input(o);
    CommonOptions.reduction(o);
    CommonOptions.running(o);
    o.addOption(CommonOptions.option("format", "text|md|json", "of stdout (default: text)"));
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException, InterruptedException {
    String format = CommonOptions.oneOf(line, "format", FORMATS);
    boolean all = CommonOptions.oneOf(line, "switches", List.of("given", "all")).equals("all");
    Workspace.Loaded loaded = CommonOptions.workspace(line, context);
    Workspace w = loaded.workspace();
    if (w == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    Choice choice = new Choice(line, w);
    List<Integer> steps = choice.steps(null);
    List<String> ids = choice.purposes(line.getOptionValue("purpose"));
    List<String> scenarios = choice.scenarios(scenarios(line, w));
    SortedMap<String, String> switches = choice.switches();
    List<AuditClaim> claims =
        choice.take(
            ClaimFiles.read(
                w.library(),
                w.model().series(),
                new ClaimFiles.Known(w.purposeIds(), w.scenarios(), w.switches(), w.names())),
            List.of());
    if (!choice.problems().isEmpty()) {
      return Reports.failed(context, choice.problems(), w.quoted());
    }
    // With other patches, or other numbers, the letter speaks of something else.
    boolean applies =
        !line.hasOption("series") && !line.hasOption("drop") && !line.hasOption("tree");
    List<AuditClaim> asked =
        claims.stream().filter(c -> applies && ids.containsAll(c.purposes())).toList();
    AuditRun run =
        new AuditRun(line, context, w, new AuditRun.Asked(steps, ids, scenarios, switches, all));
    Outcome<Audit> audit = run.run(asked);
    if (!audit.isOk()) {
      return Reports.failed(context, audit.diagnostics(), run.quoted());
    }
    List<Diagnostic> unwritten = run.write(AuditJson.of(audit.get()));
    if (!unwritten.isEmpty()) {
      return Reports.failed(context, unwritten, Map.of());
    }
    context
        .out()
        .print(
            switch (format) {
              case "json" -> AuditJson.of(audit.get());
              case "md" -> AuditMarkdown.of(audit.get());
              default -> AuditText.of(audit.get(), context.style());
            });
    run.prune();
    return status(audit.get());
  }

  private static @Nullable String scenarios(CommandLine line, Workspace w) {
    List<String> preset = w.model().auditScenarios();
    return line.getOptionValue("scenario", preset.isEmpty() ? null : String.join(",", preset));
  }

  private static int status(Audit audit) {
    if (audit.isFailed()) {
      return ExitStatus.ENGINE;
    }
    if (audit.count(Status.REFUTED) > 0) {
      return ExitStatus.VIOLATION;
    }
    return audit.count(Status.UNDECIDED) > 0 ? ExitStatus.INCONCLUSIVE : ExitStatus.OK;
  }
}
