package org.epcheck.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.ForeignSource;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.source.Sources;
import org.epcheck.translator.typed.TypedUnit;

/** A folder with {@code input.c} and what the front-end makes of it. */
record GoldenCase(Path folder) {
  static final Path ROOT = Path.of("src/test/resources/golden/frontend");

  static List<GoldenCase> below(String verdict) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(verdict))) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenCase::new).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  SourceProvider sources() {
    return Sources.searchPath(
        Sources.directory(folder), Sources.directory(ROOT.resolve("include")));
  }

  FrontEnd frontEnd() {
    return new FrontEnd(sources());
  }

  Outcome<TypedUnit> analyze() {
    return frontEnd().analyze("input.c", defines());
  }

  /** A case whose name begins with {@code foreign} is code that was not written for the checker. */
  Map<String, String> defines() {
    return folder.getFileName().toString().startsWith("foreign")
        ? Map.of("CONFIG_MODEL", "1", ForeignSource.MACRO, "1")
        : Map.of("CONFIG_MODEL", "1");
  }

  /** Warnings, immediate and deferred diagnostics. */
  List<Diagnostic> diagnostics() {
    Outcome<TypedUnit> outcome = analyze();
    List<Diagnostic> all = new ArrayList<>(outcome.diagnostics());
    if (outcome.isOk()) {
      outcome.get().functions().forEach(f -> all.addAll(f.errors()));
    }
    return all;
  }

  String input() throws IOException {
    return Files.readString(folder.resolve("input.c"));
  }

  /** Compares with a golden file, or writes it when asked to ({@code -Dgolden=update}). */
  void check(String name, String actual) throws IOException {
    Path file = folder.resolve(name);
    if ("update".equals(System.getProperty("golden"))) {
      String before = Files.exists(file) ? Files.readString(file) : "";
      Files.writeString(file, actual);
      if (!before.equals(actual)) {
        fail("golden file written: " + file);
      }
      return;
    }
    assertTrue(Files.exists(file), () -> "missing golden file " + file);
    assertEquals(Files.readString(file), actual, file.toString());
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
