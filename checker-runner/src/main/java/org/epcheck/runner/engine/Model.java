package org.epcheck.runner.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.interp.Discipline;
import org.epcheck.translator.interp.Explorer.Result;
import org.epcheck.translator.ir.Program;
import org.jspecify.annotations.Nullable;

/**
 * A translated model: everything that TLC needs, as files.
 *
 * @param module name of the root module; {@code module + ".tla"} and {@code module + ".cfg"} are in
 *     {@code files}
 * @param scenarioTitle the scenario's one line
 * @param files file name to text: root module, model file, kernel modules, {@code map.json}
 * @param bounds in words, for example "2 threads, 1 struct eventpoll, 2 struct file"
 * @param size an estimate of the run's size, bigger runs longer; 0 when unknown
 * @param program what the interpreter replays; null in tests
 * @param discipline by which the model makes steps at once
 * @param hurried whether the time limit ended the search for the discipline: this one is a guess
 * @param searched what the interpreter's search of all its states found; null if there was none, or
 *     it did not see all of them
 * @param stages dumped stages, file name to text; empty unless asked for
 */
public record Model(
    String module,
    String scenarioTitle,
    SortedMap<String, String> files,
    String bounds,
    long size,
    @Nullable Program program,
    Discipline discipline,
    boolean hurried,
    @Nullable Result searched,
    SortedMap<String, String> stages) {
  public Model {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
  }

  /** A model without dumped stages that makes no steps at once. */
  public static Model of(
      String module,
      String scenarioTitle,
      SortedMap<String, String> files,
      String bounds,
      long size,
      @Nullable Program program) {
    return new Model(
        module,
        scenarioTitle,
        files,
        bounds,
        size,
        program,
        Discipline.NONE,
        false,
        null,
        Collections.emptySortedMap());
  }
}
