package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.PurposeFiles;
import org.epcheck.runner.series.Patch;
import org.epcheck.runner.series.Series;
import org.epcheck.runner.series.SeriesReader;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.Sources;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * All input of a command.
 *
 * @param quoted texts that diagnostics may quote: specs and patches by name
 */
record Workspace(
    SpecsLibrary library,
    ModelFile model,
    List<Purpose> purposes,
    Series series,
    List<String> scenarios,
    Map<String, String> quoted) {

  /** A workspace that could not be read, or can. */
  record Loaded(
      @Nullable Workspace workspace, List<Diagnostic> problems, Map<String, String> quoted) {}

  /**
   * Where the input is.
   *
   * @param specs directory of the specs, null for the built-in ones
   * @param series directory or mbox of the series, null for the specs' own
   * @param then directory or mbox of patches after the series, or null
   * @param without numbers of patches that are left out, counted through both
   */
  record Input(
      @Nullable Path specs,
      @Nullable Path series,
      @Nullable Path then,
      SortedSet<Integer> without) {}

  /**
   * Reads everything.
   *
   * @param specs directory of the specs, null for the built-in ones
   * @param patches directory or mbox of the series, null for the specs' own
   */
  static Loaded load(@Nullable Path specs, @Nullable Path patches) {
    return load(new Input(specs, patches, null, new TreeSet<>()));
  }

  /** Reads everything. */
  static Loaded load(Input input) {
    Path specs = input.specs();
    Outcome<SpecsLibrary> library =
        specs == null ? SpecsLibrary.builtIn() : SpecsLibrary.directory(specs);
    if (!library.isOk()) {
      return new Loaded(null, library.diagnostics(), Map.of());
    }
    Map<String, String> quoted = new TreeMap<>(library.get().files());
    Outcome<Workspace> w = load(library.get(), input, quoted);
    return new Loaded(w.value(), w.diagnostics(), quoted);
  }

  private static Outcome<Workspace> load(
      SpecsLibrary library, Input input, Map<String, String> quoted) {
    Outcome<ModelFile> model = ModelFile.of(library);
    Outcome<List<Purpose>> purposes = PurposeFiles.read(library);
    List<Diagnostic> problems = new ArrayList<>(model.diagnostics());
    problems.addAll(purposes.diagnostics());
    if (!problems.isEmpty()) {
      return Outcome.failed(problems);
    }
    ModelFile m = model.get();
    SortedMap<String, String> base = Sources.of(library, m);
    quoted.putAll(base);
    return series(library, m, base, input, quoted)
        .then(s -> without(s, input.without()))
        .then(
            s ->
                Outcome.ok(
                    new Workspace(
                        library, m, purposes.get(), s, Sources.scenarios(library), quoted)));
  }

  private static Outcome<Series> series(
      SpecsLibrary library,
      ModelFile m,
      SortedMap<String, String> base,
      Input input,
      Map<String, String> quoted) {
    Path first = input.series();
    Path second = input.then();
    Outcome<List<Patch>> patches =
        (first == null ? Outcome.ok(ownPatches(library, m)) : read(first, ""))
            .then(t -> parse(t, quoted));
    String name = first == null ? m.series() : name(first);
    if (second == null) {
      return patches.then(p -> Outcome.ok(Series.of(name, base, p)));
    }
    // Two files of one name would be quoted for each other.
    Outcome<List<Patch>> more = read(second, name(second) + "/").then(t -> parse(t, quoted));
    return patches.then(
        p ->
            more.then(
                q -> {
                  List<Patch> all = new ArrayList<>(p);
                  all.addAll(q);
                  return Outcome.ok(Series.of(name + " + " + name(second), base, all));
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

  /** The same with another series. */
  Workspace with(Series other) {
    return new Workspace(library, model, purposes, other, scenarios, quoted);
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

  /** Ids of all purposes. */
  List<String> purposeIds() {
    return purposes.stream().map(Purpose::id).toList();
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
    List<String> units = new ArrayList<>(model.units());
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
    LinkedHashSet<GuardSpec> guards = new LinkedHashSet<>();
    LinkedHashSet<GoalSpec> goals = new LinkedHashSet<>();
    for (Purpose p : purposes) {
      guards.addAll(p.guards());
      goals.addAll(p.goals());
    }
    return new ModelRequest(
        series.name(),
        run.step(),
        series.steps().get(run.step()).files(),
        units,
        run.scenario(),
        defines,
        List.copyOf(guards),
        List.copyOf(goals));
  }
}
