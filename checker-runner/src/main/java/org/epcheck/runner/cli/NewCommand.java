package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;

/** {@code epcheck new}: a file to begin with. */
final class NewCommand implements Command {
  private static final List<String> KINDS = List.of("scenario", "purpose");

  @Override
  public String name() {
    return "new";
  }

  @Override
  public String summary() {
    return "write a commented scenario or purpose that runs at once";
  }

  @Override
  public String usage() {
    return "scenario NAME | purpose ID  [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Writes scenarios/NAME.c or purposes/ID.toml under "
            + SpecsLibrary.OWN
            + "/ of the current",
        "directory, or under --specs DIR. What stands there is laid over the built-in specs:",
        "see docs/extending.md.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck new scenario my-race     then: epcheck check --scenario my-race",
        "epcheck new purpose mine         then: epcheck check --purpose mine");
  }

  @Override
  public Options options() {
    Options o = new Options();
    o.addOption(
        CommonOptions.option(
            "specs", "DIR", "where your own files are (default: " + SpecsLibrary.OWN + ")"));
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException {
    List<String> words = line.getArgList();
    if (words.size() != 2 || !KINDS.contains(words.get(0))) {
      throw new UsageException("new what? `new scenario NAME` or `new purpose ID`");
    }
    String name = words.get(1);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,60}")) {
      throw new UsageException(
          "`" + name + "` is no name: letters, digits, - and _, a letter or digit first");
    }
    boolean scenario = words.get(0).equals("scenario");
    String directory = line.getOptionValue("specs", SpecsLibrary.OWN);
    boolean there = Files.isDirectory(context.path(directory));
    Workspace.Loaded loaded = Workspace.load(there ? context.path(directory) : null, null);
    Workspace w = loaded.workspace();
    if (w == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    String file = scenario ? "scenarios/" + name + ".c" : "purposes/" + name + ".toml";
    if (scenario ? w.scenarios().contains(name) : w.purposeIds().contains(name)) {
      return refuse(
          context,
          "there is a " + words.get(0) + " `" + name + "` already",
          "choose another name; see `epcheck list " + words.get(0) + "s`");
    }
    String template =
        w.library()
            .files()
            .get(w.model().folder() + "templates/" + (scenario ? "scenario.c" : "purpose.toml"));
    if (template == null) {
      return refuse(
          context,
          w.library().origin() + " has no template of a " + words.get(0),
          "copy a file of its `" + words.get(0) + "s` folder instead");
    }
    Path target = context.path(directory).resolve(file);
    try {
      Files.createDirectories(target.resolveSibling("."));
      Files.writeString(
          target,
          template.replace("@NAME@", name),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      return refuse(
          context, "`" + directory + "/" + file + "` is there already", "remove it first");
    } catch (IOException e) {
      return refuse(
          context,
          "cannot write `" + directory + "/" + file + "`: " + e.getMessage(),
          "choose another directory with --specs DIR");
    }
    context.out().println(directory + "/" + file);
    context
        .out()
        .println(
            "Run it:  ./epcheck check --"
                + words.get(0)
                + " "
                + name
                + (line.hasOption("specs") ? " --specs " + directory : ""));
    return ExitStatus.OK;
  }

  private static int refuse(Context context, String message, String help) {
    return Reports.failed(
        context, List.of(Diagnostic.of(Code.KR302, null, message, help)), Map.of());
  }
}
