package org.epcheck.runner.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * {@code model.toml}: what the model consists of.
 *
 * @param folder where it stands in the library, with a {@code /} at its end
 * @param id of the model, short
 * @param series its name, short
 * @param title of the series, one line
 * @param units C files in link order, relative to {@code folder}
 * @param include folders of headers, relative to {@code folder}, searched after {@code include}
 * @param patches folder or mbox of the series, relative to {@code folder}
 * @param defaultPurposes what a bare {@code check} asks; empty: everything
 * @param defaultScenarios where a bare {@code check} asks it; empty: wherever a purpose applies
 * @param auditScenarios where a bare {@code audit} asks; empty: wherever a purpose applies
 * @param largeScenarios what {@code --scenario large} asks and {@code --scenario all} leaves out
 * @param switches what {@code --set} knows, by name
 * @param tree what a kernel tree is to be read by, or null
 */
public record ModelFile(
    String folder,
    String id,
    String series,
    String title,
    List<String> units,
    List<String> include,
    String patches,
    List<String> defaultPurposes,
    List<String> defaultScenarios,
    List<String> auditScenarios,
    List<String> largeScenarios,
    SortedMap<String, Switch> switches,
    @Nullable TreeRules tree) {
  private static final String FILE = "model.toml";

  public ModelFile {
    units = List.copyOf(units);
    include = List.copyOf(include);
    defaultPurposes = List.copyOf(defaultPurposes);
    defaultScenarios = List.copyOf(defaultScenarios);
    auditScenarios = List.copyOf(auditScenarios);
    largeScenarios = List.copyOf(largeScenarios);
    switches = Collections.unmodifiableSortedMap(new TreeMap<>(switches));
  }

  /**
   * A fact about the kernel's configuration that a run is to assume.
   *
   * @param macro that the C code tests
   * @param values name of a value to the macro's value
   * @param preset name of the value if nobody says otherwise
   */
  public record Switch(
      String name, String macro, String text, SortedMap<String, String> values, String preset) {
    public Switch {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The same switch with another value if nobody says otherwise. */
    public Switch withPreset(String value) {
      return new Switch(name, macro, text, values, value);
    }
  }

  /** Finds and reads the library's model file; KR301 when it is missing or wrong. */
  public static Outcome<ModelFile> of(SpecsLibrary library) {
    List<String> found =
        library.files().keySet().stream().filter(f -> f.matches("[^/]+/model\\.toml")).toList();
    if (found.size() != 1) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR301,
              null,
              library.origin()
                  + (found.isEmpty() ? " has no model.toml" : " has several: " + found),
              "one folder of the specs has a `model.toml` that names series and units"));
    }
    String path = found.get(0);
    List<Diagnostic> problems = new ArrayList<>();
    Toml toml = Toml.parse(path, library.files().getOrDefault(path, ""), problems);
    String folder = path.substring(0, path.length() - FILE.length());
    ModelFile model = read(toml, folder);
    List<String> units = new ArrayList<>(model.units());
    if (model.tree() != null) {
      units.addAll(model.tree().units());
    }
    for (String unit : units) {
      if (!library.files().containsKey(folder + unit)) {
        toml.problem(
            "units",
            "no unit `" + folder + unit + "` in " + library.origin(),
            "paths are relative to the folder of `model.toml`; correct the path, or add the file");
      }
    }
    return problems.isEmpty() ? Outcome.ok(model) : Outcome.failed(problems);
  }

  private static ModelFile read(Toml toml, String folder) {
    SortedMap<String, Switch> switches = new TreeMap<>();
    for (Toml t : toml.tables("switch")) {
      Toml values = t.table("values");
      Switch s =
          new Switch(
              t.string("name"),
              t.string("macro"),
              t.string("text"),
              values == null ? new TreeMap<>() : values.scalars(),
              t.string("default"));
      if (!s.values().containsKey(s.preset())) {
        t.problem("default", "`" + s.preset() + "` is not among `values`", null);
      }
      t.noOtherKeys();
      switches.put(s.name(), s);
    }
    ModelFile model =
        new ModelFile(
            folder,
            toml.string("id"),
            toml.string("series"),
            toml.string("title"),
            toml.strings("units"),
            toml.strings("include"),
            toml.string("patches"),
            toml.strings("default_purposes"),
            toml.strings("default_scenarios"),
            toml.strings("audit_scenarios"),
            toml.strings("large_scenarios"),
            switches,
            TreeRules.read(toml.table("tree")));
    if (model.units().isEmpty()) {
      toml.problem(null, "`units` is missing or empty", null);
    }
    toml.noOtherKeys();
    return model;
  }
}
