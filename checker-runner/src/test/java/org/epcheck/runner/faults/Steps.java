package org.epcheck.runner.faults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.PurposeFiles;
import org.epcheck.runner.series.Series;
import org.epcheck.runner.series.SeriesReader;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.Sources;
import org.epcheck.runner.spec.SpecsLibrary;

/** The built-in model at each step, and its purposes. */
record Steps(SpecsLibrary library, ModelFile model, List<Purpose> purposes, Series series) {

  static Steps builtIn() {
    SpecsLibrary library = SpecsLibrary.builtIn().get();
    ModelFile model = ModelFile.of(library).get();
    SortedMap<String, String> patches = library.below(model.folder() + model.patches() + "/");
    return new Steps(
        library,
        model,
        PurposeFiles.read(library).get(),
        Series.of(model.series(), Sources.of(library, model), SeriesReader.read(patches).get()));
  }

  /** The files of a step. */
  SortedMap<String, String> files(int step) {
    return series.steps().get(step).files();
  }

  /**
   * What to translate.
   *
   * @param settings names of switches to names of values; the others are at their presets
   */
  ModelRequest request(
      int step, SortedMap<String, String> files, String scenario, Map<String, String> settings) {
    List<String> units = new ArrayList<>(model.units());
    units.add(Sources.scenarioFile(scenario));
    SortedMap<String, String> defines = new TreeMap<>();
    model
        .switches()
        .forEach(
            (name, s) ->
                defines.put(s.macro(), s.values().get(settings.getOrDefault(name, s.preset()))));
    Set<GuardSpec> guards = new LinkedHashSet<>();
    Set<GoalSpec> goals = new LinkedHashSet<>();
    for (Purpose p : purposes) {
      guards.addAll(p.guards());
      goals.addAll(p.goals());
    }
    return new ModelRequest(
        series.name(),
        step,
        files,
        units,
        scenario,
        defines,
        List.copyOf(guards),
        List.copyOf(goals));
  }
}
