package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.plan.PlannedRun;
import org.epcheck.runner.plan.Selection;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.PurposeFiles;
import org.epcheck.runner.series.Series;
import org.epcheck.runner.series.SeriesReader;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.OwnFile;
import org.epcheck.runner.spec.PropertyFile;
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
   * Reads everything.
   *
   * @param specs directory of the specs, null for the built-in ones
   * @param patches directory or mbox of the series, null for the specs' own
   * @param own files that are laid over the specs
   */
  static Loaded load(@Nullable Path specs, @Nullable Path patches, List<OwnFile> own) {
    Outcome<SpecsLibrary> library =
        (specs == null ? SpecsLibrary.builtIn() : SpecsLibrary.directory(specs))
            .then(
                l -> {
                  SpecsLibrary all = l;
                  for (OwnFile f : own) {
                    all = all.with(f);
                  }
                  return Outcome.ok(all);
                });
    if (!library.isOk()) {
      return new Loaded(null, library.diagnostics(), Map.of());
    }
    Map<String, String> quoted = new TreeMap<>(library.get().files());
    Outcome<Workspace> w = load(library.get(), patches, quoted);
    return new Loaded(w.value(), w.diagnostics(), quoted);
  }

  private static Outcome<Workspace> load(
      SpecsLibrary library, @Nullable Path patches, Map<String, String> quoted) {
    Outcome<ModelFile> model = ModelFile.of(library);
    Outcome<List<Purpose>> purposes = PurposeFiles.read(library);
    List<Diagnostic> problems = new ArrayList<>(model.diagnostics());
    problems.addAll(purposes.diagnostics());
    if (!problems.isEmpty()) {
      return Outcome.failed(problems);
    }
    List<Purpose> asked = new ArrayList<>(purposes.get());
    library
        .below(PropertyFile.FOLDER)
        .forEach(
            (path, text) -> {
              quoted.put(path, text);
              Outcome<PropertyFile> property = PropertyFile.parse(path, text);
              problems.addAll(property.diagnostics());
              if (property.isOk()) {
                asked.addAll(Purpose.of(property.get()));
              }
            });
    if (!problems.isEmpty()) {
      return Outcome.failed(problems);
    }
    ModelFile m = model.get();
    SortedMap<String, String> base = Sources.of(library, m);
    quoted.putAll(base);
    Outcome<SortedMap<String, String>> texts =
        patches == null ? Outcome.ok(ownPatches(library, m)) : read(patches);
    return texts
        .then(
            t -> {
              quoted.putAll(t);
              return SeriesReader.read(t);
            })
        .then(
            p ->
                Outcome.ok(
                    new Workspace(
                        library,
                        m,
                        asked,
                        Series.of(patches == null ? m.series() : name(patches), base, p),
                        Sources.scenarios(library),
                        quoted)));
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

  private static Outcome<SortedMap<String, String>> read(Path path) {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      if (Files.isDirectory(path)) {
        List<Path> files;
        try (Stream<Path> s = Files.list(path)) {
          files = s.filter(p -> p.toString().endsWith(".patch")).toList();
        }
        for (Path p : files) {
          texts.put(p.getFileName().toString(), Files.readString(p));
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
    SortedMap<String, String> files = new TreeMap<>(series.steps().get(run.step()).files());
    library
        .below(PropertyFile.FOLDER)
        .forEach((path, text) -> files.put(PropertyFile.FOLDER + path, text));
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
}
