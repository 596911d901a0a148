package org.epcheck.translator.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epcheck.translator.tla.TlaValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models of the primitives give what their manifests say. */
@Tag("tlc")
final class KernelModelsTests {
  record Run(
      String config,
      String purpose,
      String result,
      List<String> violates,
      List<String> errors,
      int distinctStates,
      int depth) {}

  record Manifest(
      String primitive, List<String> modules, List<String> covers, String model, List<Run> runs) {}

  static Stream<String> primitives() throws IOException {
    try (Stream<Path> folders = Files.list(Tlc.KERNEL)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void asTheManifestSays(String primitive, @TempDir Path run) throws IOException {
    Path folder = Tlc.KERNEL.resolve(primitive);
    Manifest manifest =
        new Gson().fromJson(Files.readString(folder.resolve("manifest.json")), Manifest.class);
    Tlc.copy(Tlc.KERNEL, run);
    Tlc.copy(folder, run);
    try (Stream<Path> files = Files.list(folder)) {
      SortedSet<String> configs =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".cfg"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(configs, new TreeSet<>(manifest.runs().stream().map(Run::config).toList()));
    }
    assertTrue(manifest.runs().stream().anyMatch(r -> r.result().equals("holds")));
    assertTrue(manifest.runs().stream().anyMatch(r -> r.result().equals("violated")));
    for (Run r : manifest.runs()) {
      Tlc.Result result = Tlc.check(run, manifest.model().replace(".tla", ""), r.config());
      assertEquals(new TreeSet<>(r.violates()), result.violated(), r.config());
      assertEquals(r.result().equals("holds"), result.violated().isEmpty(), r.config());
      SortedSet<String> kinds = new TreeSet<>();
      for (TlaValue e : result.errors()) {
        if (e instanceof TlaValue.Seq s && s.elements().get(0) instanceof TlaValue.Str kind) {
          kinds.add(kind.value());
        }
      }
      assertEquals(new TreeSet<>(r.errors()), kinds, r.config());
      assertEquals(r.distinctStates(), result.distinct(), r.config());
      assertEquals(r.depth(), result.depth(), r.config());
    }
  }
}
