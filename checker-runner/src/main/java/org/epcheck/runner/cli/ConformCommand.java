package org.epcheck.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.conform.Catalogue;
import org.epcheck.runner.conform.Conformance;
import org.epcheck.runner.conform.ConformanceReport;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.Sources;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.runner.tree.SourceCode;
import org.epcheck.runner.tree.TreeInput;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/** {@code epcheck conform}: our model against a tree. */
final class ConformCommand implements Command {
  private static final List<String> FORMATS = List.of("text", "json");

  @Override
  public String name() {
    return "conform";
  }

  @Override
  public String summary() {
    return "compare our model with a kernel tree, function by function";
  }

  @Override
  public String usage() {
    return "--tree DIR [options]";
  }

  @Override
  public List<String> description() {
    return List.of(
        "For each function: the order of lock, RCU, list, reference-count, allocation and free",
        "operations in the model's files and in the tree's, as a diff with the lines of both. A",
        "helper that only one side has is replaced by what it does. Text only: what is between",
        "the operations is not compared.",
        "",
        "Exit status: 0 the same, 1 differences, 2 wrong usage or input.");
  }

  @Override
  public List<String> examples() {
    return List.of(
        "epcheck conform --tree ~/linux", "epcheck conform --tree ~/linux --format json");
  }

  @Override
  public Options options() {
    Options o = new Options();
    CommonOptions.input(o);
    o.addOption(CommonOptions.option("format", "text|json", "of stdout (default: text)"));
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException {
    String format = CommonOptions.oneOf(line, "format", FORMATS);
    if (!line.hasOption("tree")) {
      throw new UsageException("--tree is missing: what is the model to be compared with?");
    }
    Workspace.Loaded loaded = CommonOptions.workspace(line, context);
    Workspace w = loaded.workspace();
    TreeInput tree = w == null ? null : w.tree();
    if (w == null || tree == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    int step = w.series().last();
    List<Diagnostic> problems = new ArrayList<>(w.series().problems(List.of(step)));
    Outcome<Catalogue> catalogue = Catalogue.of(w.library(), w.model().folder());
    problems.addAll(catalogue.diagnostics());
    SortedMap<String, String> own = Sources.of(w.library(), w.model());
    SortedMap<String, String> files =
        problems.isEmpty() ? w.series().steps().get(step).files() : own;
    SortedMap<String, String> defines = new TreeMap<>();
    for (ModelFile.Switch s : w.switches().values()) {
      defines.put(s.macro(), s.values().getOrDefault(s.preset(), ""));
    }
    Outcome<Ast> ours = parse(own, w.model().units().get(0), defines);
    defines.putAll(tree.macros(files));
    Outcome<Ast> theirs = parse(files, tree.units().get(0), defines);
    for (Outcome<Ast> side : List.of(ours, theirs)) {
      if (!side.isOk()) {
        problems.addAll(side.diagnostics());
      }
    }
    if (!problems.isEmpty()) {
      return Reports.failed(context, problems, w.quoted());
    }
    Conformance c =
        Conformance.of(
            new Conformance.Side(ours.get(), code(own, tree)),
            new Conformance.Side(theirs.get(), code(files, tree)),
            catalogue.get());
    String name = w.series().titles().size() > 1 ? w.series().name() : tree.tree().name();
    context
        .out()
        .print(
            format.equals("json")
                ? ConformanceReport.json(c, name)
                : ConformanceReport.text(c, name));
    return c.isSame() ? ExitStatus.OK : ExitStatus.VIOLATION;
  }

  private static Outcome<Ast> parse(
      SortedMap<String, String> files, String unit, Map<String, String> defines) {
    Map<String, String> all = new TreeMap<>(defines);
    all.put("__EPCHECK__", "1");
    return ModelTranslator.frontEnd(files, new TreeSet<>()).parse(unit, all);
  }

  /** The files that a tree replaces, without comments. */
  private static SortedMap<String, String> code(SortedMap<String, String> files, TreeInput tree) {
    SortedMap<String, String> code = new TreeMap<>();
    for (String name : tree.rules().files()) {
      String text = files.get(name);
      if (text != null) {
        code.put(name, SourceCode.of(text));
      }
    }
    return code;
  }
}
