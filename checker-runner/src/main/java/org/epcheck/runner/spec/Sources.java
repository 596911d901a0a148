package org.epcheck.runner.spec;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.ModelRequest;

/** The C files of a library under the names that users, patches and {@code #include} know. */
public final class Sources {
  private static final String INCLUDE = ModelRequest.INCLUDE;
  private static final String SCENARIOS = "scenarios/";

  private Sources() {}

  /** The folders whose files belong to nobody's tree: headers and scenarios. */
  public static List<String> shared() {
    return List.of(INCLUDE, SCENARIOS);
  }

  /**
   * Headers, the model's own files without its folder, and the scenarios. A common header hides one
   * of the model that has the same name.
   */
  public static SortedMap<String, String> of(SpecsLibrary library, ModelFile model) {
    SortedMap<String, String> files = new TreeMap<>();
    library
        .below(model.folder())
        .forEach(
            (name, text) -> {
              if (model.include().stream().noneMatch(i -> name.startsWith(i + "/"))) {
                files.put(name, text);
              }
            });
    library
        .files()
        .forEach(
            (name, text) -> {
              if (name.startsWith(INCLUDE) || name.startsWith(SCENARIOS)) {
                files.put(name, text);
              }
            });
    for (String folder : model.include()) {
      library
          .below(model.folder() + folder + "/")
          .forEach((name, text) -> files.putIfAbsent(INCLUDE + name, text));
    }
    files.keySet().removeIf(name -> !name.endsWith(".c") && !name.endsWith(".h"));
    return files;
  }

  /** Names of all scenarios. */
  public static List<String> scenarios(SpecsLibrary library) {
    return library.below(SCENARIOS).keySet().stream()
        .filter(f -> f.endsWith(".c") && !f.contains("/"))
        .map(f -> f.substring(0, f.length() - 2))
        .toList();
  }

  /** The file of a scenario. */
  public static String scenarioFile(String name) {
    return SCENARIOS + name + ".c";
  }
}
