package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.plan.Selection;
import org.epcheck.runner.purpose.KnownNames;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.PurposeFiles;
import org.epcheck.runner.series.Patch;
import org.epcheck.runner.series.Series;
import org.epcheck.runner.series.SeriesReader;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.OwnFile;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.runner.spec.Sources;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.spec.TreeRules;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.runner.tree.Applicable;
import org.epcheck.runner.tree.Configuration;
import org.epcheck.runner.tree.KernelHeaders;
import org.epcheck.runner.tree.KernelTree;
import org.epcheck.runner.tree.TreeInput;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.diagnostic.Spelling;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * All input of a command.
 *
 * @param scenarios that make sense
 * @param tree the kernel tree that takes the place of our own files, or null
 * @param given options that say where the input is, a tree apart; each after a blank
 * @param quoted texts that diagnostics may quote: specs and patches by name
 */
record Workspace(
    SpecsLibrary library,
    ModelFile model,
    List<Purpose> purposes,
    Series series,
    List<String> scenarios,
    @Nullable TreeInput tree,
    String given,
    Map<String, String> quoted) {

  /** The name that stands for the model's large scenarios. */
  static final String LARGE = "large";

  /** A workspace that could not be read, or can. */
  record Loaded(
      @Nullable Workspace workspace, List<Diagnostic> problems, Map<String, String> quoted) {}

  /**
   * Reads everything.
   *
   * @param specs directory of the specs, null for the built-in ones
   * @param patches directory or mbox of the series, null for the specs' own
   */
  static Loaded load(@Nullable Path specs, @Nullable Path patches) {
    return load(specs, patches, null);
  }

  /**
   * Reads everything.
   *
   * @param tree a kernel tree, null for our own files
   */
  static Loaded load(@Nullable Path specs, @Nullable Path patches, @Nullable TreeOptions tree) {
    return load(new Input(specs, patches, null, new TreeSet<>(), tree, List.of(), ""));
  }

  /**
   * Where the input is.
   *
   * @param specs directory of the specs, null for the built-in ones
   * @param series directory or mbox of the series, null for the specs' own
   * @param then directory or mbox of patches after the series, or null
   * @param without numbers of patches that are left out, counted through both
   * @param tree a kernel tree, null for our own files
   * @param own files that are laid over the specs
   * @param text the options that say this, as far as others have to repeat them
   */
  record Input(
      @Nullable Path specs,
      @Nullable Path series,
      @Nullable Path then,
      SortedSet<Integer> without,
      @Nullable TreeOptions tree,
      List<OwnFile> own,
      String text) {}

  /**
   * A kernel tree as the user names it.
   *
   * @param config file in the form of {@code .config}, or null
   * @param defines {@code -D} as given
   * @param stubs {@code --stub} as given
   */
  record TreeOptions(
      Path directory, @Nullable Path config, List<String> defines, List<String> stubs) {}

  /** Reads everything. */
  static Loaded load(Input input) {
    Path specs = input.specs();
    Outcome<SpecsLibrary> library =
        (specs == null ? SpecsLibrary.builtIn() : SpecsLibrary.directory(specs))
            .then(
                l -> {
                  SpecsLibrary all = l;
                  for (OwnFile f : input.own()) {
                    all = all.with(f);
                  }
                  return Outcome.ok(all);
                });
    if (!library.isOk()) {
      return new Loaded(null, library.diagnostics(), Map.of());
    }
    Map<String, String> quoted = new TreeMap<>(library.get().files());
    Outcome<Workspace> w = load(library.get(), input, quoted);
    return new Loaded(w.value(), w.diagnostics(), quoted);
  }

  private static Outcome<Workspace> load(
      SpecsLibrary library, Input given, Map<String, String> quoted) {
    Outcome<ModelFile> model = ModelFile.of(library);
    Outcome<List<Purpose>> purposes = PurposeFiles.read(library);
    List<Diagnostic> problems = new ArrayList<>(model.diagnostics());
    problems.addAll(purposes.diagnostics());
    if (!problems.isEmpty()) {
      return Outcome.failed(problems);
    }
    List<Purpose> questions = new ArrayList<>(purposes.get());
    library
        .below(PropertyFile.FOLDER)
        .forEach(
            (path, text) -> {
              quoted.put(path, text);
              Outcome<PropertyFile> property = PropertyFile.parse(path, text);
              problems.addAll(property.diagnostics());
              if (property.isOk()) {
                questions.addAll(Purpose.of(property.get()));
              }
            });
    if (!problems.isEmpty()) {
      return Outcome.failed(problems);
    }
    ModelFile m = model.get();
    Outcome<@Nullable TreeInput> input = tree(m, given.tree());
    if (!input.diagnostics().isEmpty()) {
      return Outcome.failed(input.diagnostics());
    }
    TreeInput tree = input.value();
    SortedMap<String, String> own = Sources.of(library, m);
    SortedMap<String, String> base = tree == null ? own : tree.replace(own, Sources.shared());
    quoted.putAll(base);
    List<Purpose> asked =
        questions.stream().map(p -> tree == null ? p.ours() : p.unclaimed()).toList();
    List<String> scenarios = new ArrayList<>(Sources.scenarios(library));
    if (tree != null) {
      scenarios.removeAll(tree.rules().noScenario().keySet());
    }
    return series(library, m, base, tree, given, quoted)
        .then(x -> without(x, given.without()))
        .then(
            x ->
                Outcome.ok(
                    new Workspace(library, m, asked, x, scenarios, tree, given.text(), quoted)));
  }

  /** The series and what comes after it; of a tree only what the user gives. */
  private static Outcome<Series> series(
      SpecsLibrary library,
      ModelFile m,
      SortedMap<String, String> base,
      @Nullable TreeInput tree,
      Input input,
      Map<String, String> quoted) {
    Path first = input.series();
    Path second = input.then();
    Set<String> patchable = tree == null ? null : tree.patchable();
    Outcome<List<Patch>> patches = Outcome.ok(List.of());
    String name = m.series();
    if (first != null) {
      name = name(first);
      patches = read(first, "").then(t -> parse(t, quoted));
    } else if (tree != null) {
      name = tree.tree().name();
    } else {
      patches = parse(ownPatches(library, m), quoted);
    }
    String whole = second == null ? name : name + " + " + name(second);
    // Two files of one name would be quoted for each other.
    Outcome<List<Patch>> more =
        second == null
            ? Outcome.ok(List.of())
            : read(second, name(second) + "/").then(t -> parse(t, quoted));
    return patches.then(
        p ->
            more.then(
                q -> {
                  List<Patch> all = new ArrayList<>(p);
                  all.addAll(q);
                  return Outcome.ok(Series.of(whole, base, all, patchable));
                }));
  }

  private static Outcome<List<Patch>> parse(
      SortedMap<String, String> texts, Map<String, String> quoted) {
    quoted.putAll(texts);
    return SeriesReader.read(texts);
  }

  private static Outcome<Series> without(Series series, SortedSet<Integer> numbers) {
    for (int k : numbers) {
      if (k < 1 || k > series.last()) {
        return Outcome.failed(
            Diagnostic.of(
                Code.KR201,
                null,
                "no patch " + k + " to leave out",
                "the series has " + series.last() + " patches, see `epcheck list steps`"));
      }
    }
    return Outcome.ok(series.without(numbers));
  }

  private static Outcome<@Nullable TreeInput> tree(ModelFile m, @Nullable TreeOptions o) {
    if (o == null) {
      return new Outcome<>(null, List.of());
    }
    TreeRules rules = m.tree();
    if (rules == null) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR301,
              null,
              "these specs cannot be used with a tree",
              "their model.toml has no [tree] table"));
    }
    Outcome<KernelTree> tree = KernelTree.read(o.directory(), rules);
    Outcome<Configuration> config = Configuration.of(rules.config(), o.config(), o.defines());
    List<Diagnostic> problems = new ArrayList<>(tree.diagnostics());
    problems.addAll(config.diagnostics());
    if (tree.isOk()) {
      SortedSet<String> called = tree.get().called();
      o.stubs().stream()
          .filter(s -> !called.contains(s))
          .forEach(s -> problems.add(unknownStub(s, called)));
    }
    return problems.isEmpty()
        ? new Outcome<>(
            new TreeInput(rules, tree.get(), config.get(), new TreeSet<>(o.stubs())), List.of())
        : Outcome.failed(problems);
  }

  private static Diagnostic unknownStub(String name, SortedSet<String> called) {
    return Diagnostic.of(
        Code.KR201,
        null,
        "unknown function `" + name + "` for --stub: the tree's files do not call it",
        Spelling.help(name, called));
  }

  /** The switches as they are if nobody sets one: the model's presets, and what the tree says. */
  SortedMap<String, ModelFile.Switch> switches() {
    SortedMap<String, ModelFile.Switch> all = new TreeMap<>(model.switches());
    if (tree != null) {
      tree.switches()
          .forEach((name, value) -> all.computeIfPresent(name, (k, s) -> s.withPreset(value)));
    }
    return all;
  }

  private static SortedMap<String, String> ownPatches(SpecsLibrary library, ModelFile m) {
    SortedMap<String, String> texts = new TreeMap<>();
    String path = m.folder() + m.patches();
    library
        .files()
        .forEach(
            (name, text) -> {
              if (name.equals(path) || (name.startsWith(path + "/") && name.endsWith(".patch"))) {
                texts.put(name, text);
              }
            });
    return texts;
  }

  private static Outcome<SortedMap<String, String>> read(Path path, String prefix) {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      if (Files.isDirectory(path)) {
        List<Path> files;
        try (Stream<Path> s = Files.list(path)) {
          files = s.filter(p -> p.toString().endsWith(".patch")).toList();
        }
        for (Path p : files) {
          texts.put(prefix + p.getFileName(), Files.readString(p));
        }
      } else {
        texts.put(path.getFileName().toString(), Files.readString(path));
      }
      return Outcome.ok(texts);
    } catch (IOException e) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR302,
              null,
              "cannot read the series `" + path + "`",
              "give a directory of `git format-patch` files, or an mbox"));
    }
  }

  private static String name(Path patches) {
    return String.valueOf(patches.toAbsolutePath().normalize().getFileName());
  }

  /** The selected steps; a step whose patches do not apply is a problem. */
  List<Integer> steps(@Nullable String text, List<Diagnostic> problems) {
    Outcome<List<Integer>> steps = Selection.steps(text, series.last());
    problems.addAll(steps.diagnostics());
    if (!steps.isOk()) {
      return List.of();
    }
    problems.addAll(series.problems(steps.get()));
    return steps.get();
  }

  /** What a command has to have after its cell to mean these sources again. */
  String arguments() {
    boolean named = tree != null && series.last() > 0;
    return (tree == null ? "" : tree.arguments())
        + (named ? " --series " + series.name().replaceFirst(" .*", "") : "")
        + given;
  }

  /**
   * The same with another series.
   *
   * @param more what has to be said to get that one, after a blank
   */
  Workspace with(Series other, String more) {
    return new Workspace(library, model, purposes, other, scenarios, tree, given + more, quoted);
  }

  /** Problems of a translation, with what the tree's own headers say about them. */
  List<Diagnostic> explained(List<Diagnostic> problems) {
    return tree == null ? problems : new KernelHeaders(tree).explain(problems);
  }

  /**
   * What a report has to say about the sources.
   *
   * @param warnings of the translation
   */
  Map<String, List<String>> conditions(List<Diagnostic> warnings) {
    Map<String, List<String>> all = new TreeMap<>();
    List<String> properties = new ArrayList<>();
    library
        .below(PropertyFile.FOLDER)
        .forEach((path, text) -> properties.addAll(PropertyFile.parse(path, text).get().terms()));
    if (!properties.isEmpty()) {
      all.put("property", properties);
    }
    if (tree == null) {
      return all;
    }
    all.putAll(tree.conditions());
    List<String> left = new ArrayList<>(series.leftOut());
    for (Diagnostic d : warnings) {
      Span at = d.span();
      left.add((at == null ? "" : at.file() + ":" + at.line() + ": ") + d.message());
    }
    if (!left.isEmpty()) {
      all.put("left out", left);
    }
    return all;
  }

  /**
   * The selected scenarios.
   *
   * @param text names as the user wrote them, {@code large} for the group; null for all that are
   *     not large
   */
  Outcome<List<String>> selectScenarios(@Nullable String text) {
    List<String> large = scenarios.stream().filter(model.largeScenarios()::contains).toList();
    if (text == null || text.equals("all")) {
      return Outcome.ok(scenarios.stream().filter(s -> !large.contains(s)).toList());
    }
    List<String> names = new ArrayList<>(List.of(text.strip().split("\\s*,\\s*", -1)));
    if (!large.isEmpty() && names.remove(LARGE)) {
      names.addAll(large);
    }
    List<Diagnostic> senseless = new ArrayList<>();
    if (tree != null) {
      tree.rules()
          .noScenario()
          .forEach(
              (name, reason) -> {
                if (names.contains(name)) {
                  senseless.add(
                      Diagnostic.of(
                          Code.KR202,
                          null,
                          "scenario `" + name + "` cannot be asked of a tree: " + reason,
                          "see `epcheck list scenarios --tree DIR`"));
                }
              });
    }
    return senseless.isEmpty()
        ? Selection.names("scenario", String.join(",", names), scenarios)
        : Outcome.failed(senseless);
  }

  /** Ids of all purposes. */
  List<String> purposeIds() {
    return purposes.stream().map(Purpose::id).toList();
  }

  /** Ids of what is asked if nobody says otherwise: the model's and the user's; empty for all. */
  List<String> usualPurposes() {
    List<String> usual = new ArrayList<>(model.defaultPurposes());
    for (Purpose p : purposes) {
      if (!usual.isEmpty() && p.rules().get(0).kinds().get(0).startsWith(PropertyFile.KIND)) {
        usual.add(p.id());
      }
    }
    return usual;
  }

  /**
   * Names in purposes that nothing has: KR201. Of a tree only the kinds of errors; a purpose with
   * another name that the tree does not have is not applicable there.
   */
  List<Diagnostic> misnamed(List<Purpose> asked) {
    KnownNames known = names();
    List<Diagnostic> problems = new ArrayList<>();
    for (Purpose p : asked) {
      List<KnownNames.Unknown> all = new ArrayList<>(known.kinds(p));
      if (tree == null) {
        all.addAll(known.names(p));
      }
      for (KnownNames.Unknown u : all) {
        problems.add(
            Diagnostic.of(
                Code.KR201,
                PurposeFiles.place(library, p.id(), u.name()),
                "purpose `" + p.id() + "`: unknown " + u.what() + " `" + u.name() + "`",
                Spelling.help(u.name(), u.candidates())));
      }
    }
    return problems;
  }

  /** The names that our own C code and its patches have. */
  KnownNames names() {
    List<String> texts = new ArrayList<>();
    library
        .files()
        .forEach(
            (name, text) -> {
              if (name.matches(".*\\.(c|h|patch)")) { // the series' own patches, also if left out
                texts.add(text);
              }
            });
    series.steps().forEach(step -> texts.addAll(step.files().values()));
    return new KnownNames(texts, ErrorKinds.read().names());
  }

  /** Subjects of all steps. */
  List<String> titles() {
    return series.titles();
  }

  /**
   * What to translate for a run. Guards and goals are always those of all purposes: what was
   * selected must not change the model.
   */
  ModelRequest request(PlannedRun run) {
    List<String> units = new ArrayList<>(tree == null ? model.units() : tree.units());
    units.add(Sources.scenarioFile(run.scenario()));
    SortedMap<String, String> defines = new TreeMap<>();
    run.switches()
        .forEach(
            (name, value) -> {
              ModelFile.Switch s = model.switches().get(name);
              if (s != null) {
                defines.put(s.macro(), s.values().getOrDefault(value, value));
              }
            });
    SortedMap<String, String> files = new TreeMap<>(series.steps().get(run.step()).files());
    library
        .below(PropertyFile.FOLDER)
        .forEach((path, text) -> files.put(PropertyFile.FOLDER + path, text));
    if (tree != null) {
      return treeRequest(tree, run, files, units, defines);
    }
    LinkedHashSet<GuardSpec> guards = new LinkedHashSet<>();
    LinkedHashSet<GoalSpec> goals = new LinkedHashSet<>();
    for (Purpose p : purposes) {
      guards.addAll(p.guards());
      goals.addAll(p.goals());
    }
    return new ModelRequest(
        series.name(),
        run.step(),
        files,
        units,
        run.scenario(),
        defines,
        List.copyOf(guards),
        List.copyOf(goals));
  }

  private ModelRequest treeRequest(
      TreeInput input,
      PlannedRun run,
      SortedMap<String, String> files,
      List<String> units,
      SortedMap<String, String> defines) {
    defines.putAll(input.macros(files));
    Applicable a =
        Applicable.of(
            purposes,
            input.rules().noPurpose(),
            ModelTranslator.frontEnd(files, input.stubs()),
            units,
            defines);
    return new ModelRequest(
            series.name(), run.step(), files, units, run.scenario(), defines, a.guards(), a.goals())
        .read(new ModelRequest.Reading(input.stubs(), a.gaps()));
  }
}
