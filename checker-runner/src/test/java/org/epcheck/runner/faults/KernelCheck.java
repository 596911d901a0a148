package org.epcheck.runner.faults;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.spec.Sources;

/** The small kernel programs under {@code checks}: right as they are, wrong with a fault. */
public final class KernelCheck {
  private static final Steps STEPS = Steps.builtIn();
  private static final int LIMIT = 100_000;

  private KernelCheck() {}

  /** A program with the fault of that number; 0 is none. */
  public static ModelRequest request(String name, int fault) {
    SortedMap<String, String> files = new TreeMap<>(STEPS.files(0));
    files.put(Sources.scenarioFile(name), text(name));
    ModelRequest r = STEPS.request(0, files, name, Map.of());
    SortedMap<String, String> defines = new TreeMap<>(r.defines());
    defines.put("FAULT", Integer.toString(fault));
    List<String> units = new ArrayList<>(r.units());
    return new ModelRequest(
        r.series(), r.step(), files, units, name, defines, List.of(), List.of());
  }

  /** Searches all states of it. */
  public static Exploration explore(String name, int fault) {
    return Exploration.of(STEPS.library(), request(name, fault), LIMIT);
  }

  private static String text(String name) {
    try (InputStream in = KernelCheck.class.getResourceAsStream("/checks/" + name + ".c")) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
