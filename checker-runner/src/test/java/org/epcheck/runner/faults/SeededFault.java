package org.epcheck.runner.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.spec.Sources;
import org.epcheck.runner.spec.Toml;
import org.epcheck.translator.diagnostic.Diagnostic;

/**
 * One wrong change of the model.
 *
 * @param scenario of the specs, or of {@code faults/scenarios}
 * @param text what is replaced; it is in the file exactly once
 * @param caughtBy purposes, and names of errors of no purpose
 * @param equivalent why nothing is found; empty if something is
 */
record SeededFault(
    String id,
    int step,
    String scenario,
    String file,
    String text,
    String with,
    List<String> caughtBy,
    String equivalent) {

  /** All faults of {@code faults/model.toml}. */
  static List<SeededFault> all() {
    List<Diagnostic> problems = new ArrayList<>();
    List<SeededFault> faults = new ArrayList<>();
    Toml file = Toml.parse("model.toml", read("/faults/model.toml"), problems);
    for (Toml t : file.tables("fault")) {
      String equivalent = t.optional("equivalent");
      faults.add(
          new SeededFault(
              t.string("id"),
              t.numbers("step").get(0),
              t.string("scenario"),
              t.string("file"),
              t.string("text"),
              t.string("with"),
              t.strings("caught_by"),
              equivalent == null ? "" : equivalent));
      t.noOtherKeys();
    }
    file.noOtherKeys();
    assertEquals(List.of(), problems);
    return faults;
  }

  /** The files of a step, and the scenario if it is one of the tests. */
  SortedMap<String, String> sound(SortedMap<String, String> files) {
    SortedMap<String, String> all = new TreeMap<>(files);
    all.computeIfAbsent(
        Sources.scenarioFile(scenario), f -> read("/faults/scenarios/" + scenario + ".c"));
    return all;
  }

  /** The same with the fault. */
  SortedMap<String, String> faulty(SortedMap<String, String> files) {
    SortedMap<String, String> faulty = sound(files);
    String before = files.getOrDefault(file, "");
    int at = before.indexOf(text);
    assertTrue(at >= 0, id + ": the text is not in " + file + " at step " + step);
    assertEquals(at, before.lastIndexOf(text), id + ": the text is there more than once");
    faulty.put(file, before.substring(0, at) + with + before.substring(at + text.length()));
    return faulty;
  }

  private static String read(String resource) {
    try (InputStream in = SeededFault.class.getResourceAsStream(resource)) {
      assertNotNull(in, resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
