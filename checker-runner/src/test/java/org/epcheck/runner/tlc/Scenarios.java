package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.Sources;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.diagnostic.Outcome;

/** The small C programs under {@code src/test/resources/tlc/scenarios}, translated. */
public final class Scenarios {
  private Scenarios() {}

  public static ModelRequest request(String name, List<GoalSpec> goals) {
    SpecsLibrary library = SpecsLibrary.builtIn().get();
    ModelFile model = ModelFile.of(library).get();
    SortedMap<String, String> files = new TreeMap<>(Sources.of(library, model));
    files.put("scenarios/" + name + ".c", text(name));
    SortedMap<String, String> defines = new TreeMap<>();
    model
        .switches()
        .values()
        .forEach(s -> defines.put(s.macro(), s.values().getOrDefault(s.preset(), "0")));
    return new ModelRequest(
        "test", 0, files, List.of("scenarios/" + name + ".c"), name, defines, List.of(), goals);
  }

  private static String text(String name) {
    try (InputStream in = Scenarios.class.getResourceAsStream("/tlc/scenarios/" + name + ".c")) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Model model(ModelRequest request) {
    Outcome<Model> model =
        new ModelTranslator(SpecsLibrary.builtIn().get()).translate(request, false);
    assertTrue(model.isOk(), () -> model.diagnostics().toString());
    return model.get();
  }

  /** The model with another root module. */
  static Model withModule(Model model, String tla) {
    SortedMap<String, String> files = new TreeMap<>(model.files());
    files.put(model.module() + ".tla", tla);
    return new Model(
        model.module(),
        model.scenarioTitle(),
        files,
        model.bounds(),
        model.size(),
        model.program(),
        model.discipline(),
        model.searched(),
        model.stages());
  }

  static RunRequest run(ModelRequest request, Model model, Path directory) throws IOException {
    for (Map.Entry<String, String> f : model.files().entrySet()) {
      Files.writeString(directory.resolve(f.getKey()), f.getValue());
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new RunRequest(
        request, model, directory, new Limits(1L << 29, Duration.ofSeconds(120), java));
  }
}
