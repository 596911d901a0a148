package org.epcheck.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.out.OutputDirectory;
import org.epcheck.runner.plan.Plan;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/** {@code epcheck translate}: the TLA+ of a step and a scenario. */
final class TranslateCommand implements Command {
  /** What a directory must have to be replaced without asking. */
  private static final String OWN = "map.json";

  @Override
  public String name() {
    return "translate";
  }

  @Override
  public String summary() {
    return "write the TLA+ of a step and a scenario, ready for TLC";
  }

  @Override
  public String usage() {
    return "--step N --scenario NAME -o DIR [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Writes the generated module, its model file, the kernel modules that it extends,",
        "the source map (map.json) and a README.txt that says how to run TLC on it.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck translate --step 5 --scenario close-close -o tla-5",
        "epcheck translate --step 0 --scenario close-close -o tla-0 --dump-stages stages-0");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(CommonOptions.option("step", "N", "number of patches to apply, 0 for none"));
    o.addOption(CommonOptions.option("scenario", "NAME", "see `epcheck list scenarios`"));
    o.addOption(
        Option.builder("o").longOpt("output").hasArg().argName("DIR").desc("where to").build());
    o.addOption(
        CommonOptions.option("dump-stages", "DIR", "also write what each stage made, numbered"));
    CommonOptions.switches(o);
    CommonOptions.reduction(o);
    CommonOptions.input(o);
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException {
    for (String needed : List.of("step", "scenario", "output")) {
      if (!line.hasOption(needed)) {
        throw new UsageException(
            (needed.equals("output") ? "-o DIR" : "--" + needed) + " is missing");
      }
    }
    boolean reduced = CommonOptions.isReduced(line);
    Workspace.Loaded loaded = CommonOptions.workspace(line, context);
    Workspace w = loaded.workspace();
    if (w == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    Choice choice = new Choice(line, w);
    List<Integer> steps = choice.steps(line.getOptionValue("step"));
    List<String> scenarios = choice.scenarios(CommonOptions.scenarios(line));
    SortedMap<String, String> switches = choice.switches();
    if (!choice.problems().isEmpty()) {
      return Reports.failed(context, choice.problems(), w.quoted());
    }
    if (steps.size() != 1 || scenarios.size() != 1) {
      throw new UsageException("translate takes one step and one scenario");
    }
    Plan plan = Plan.of(steps, w.purposes(), scenarios, true, switches, w.switches());
    if (plan.runs().isEmpty()) {
      throw new UsageException("no purpose applies to scenario `" + scenarios.get(0) + "`");
    }
    Outcome<Model> model =
        context
            .wiring()
            .source()
            .apply(w.library())
            .translate(
                w.request(plan.runs().get(0)).reduced(reduced), line.hasOption("dump-stages"));
    if (!model.isOk()) {
      Map<String, String> quoted = new TreeMap<>(w.quoted());
      quoted.putAll(w.series().steps().get(steps.get(0)).files());
      return Reports.failed(context, w.explained(model.diagnostics()), quoted);
    }
    return write(line, context, model.get());
  }

  private static int write(CommandLine line, Context context, Model model) {
    SortedMap<String, String> files = new TreeMap<>(model.files());
    files.put("README.txt", readme(model));
    try {
      write(context.path(line.getOptionValue("output")), files, OWN);
      String stages = line.getOptionValue("dump-stages");
      if (stages != null && !model.stages().isEmpty()) {
        write(context.path(stages), model.stages(), model.stages().firstKey());
      }
    } catch (IOException e) {
      return Reports.failed(
          context,
          List.of(
              Diagnostic.of(
                  Code.KR302, null, String.valueOf(e.getMessage()), "choose another directory")),
          Map.of());
    }
    context.out().println(line.getOptionValue("output") + "/" + model.module() + ".tla");
    return ExitStatus.OK;
  }

  /** Writes a directory; only an empty one, or one of an earlier translation, is replaced. */
  private static void write(Path target, SortedMap<String, String> files, String own)
      throws IOException {
    Path path = target.toAbsolutePath().normalize();
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("cannot write to `" + target + "`");
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException("`" + target + "` is a file");
    }
    if (Files.isDirectory(path) && !Files.exists(path.resolve(own))) {
      try (Stream<Path> s = Files.list(path)) {
        if (s.findAny().isPresent()) {
          throw new IOException("`" + target + "` is not empty, and not of an earlier translation");
        }
      }
    }
    Outcome<OutputDirectory> out = OutputDirectory.open(parent);
    if (!out.isOk()) {
      throw new IOException(out.diagnostics().get(0).message());
    }
    try (OutputDirectory.Staging staging = out.get().begin(String.valueOf(path.getFileName()))) {
      staging.write(files);
      staging.commit();
    }
  }

  private static String readme(Model model) {
    try (InputStream in = TranslateCommand.class.getResourceAsStream("translate-readme.txt")) {
      if (in == null) {
        throw new IllegalStateException("translate-readme.txt is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${module}", model.module())
          .replace("${bounds}", model.bounds())
          .replace("${scenario}", model.scenarioTitle());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
