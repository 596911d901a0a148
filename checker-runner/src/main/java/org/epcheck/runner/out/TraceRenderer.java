package org.epcheck.runner.out;

import java.util.SortedMap;
import org.epcheck.trace.model.Trace;

/** Turns a trace into files: the counterexamples module, or a fake in tests. */
public interface TraceRenderer {
  /**
   * The forms of a trace, file name to text: {@code trace.json}, {@code timeline.json}, {@code
   * changelog.txt}, {@code terminal.txt}, {@code report.txt}, {@code timeline.svg}, {@code
   * page.html}.
   */
  SortedMap<String, String> files(Trace trace);

  /**
   * The terminal form for a certain terminal.
   *
   * @param columns its width
   * @param ascii whether it shows only ASCII
   * @param colour whether it shows colours
   */
  String terminal(Trace trace, int columns, boolean ascii, boolean colour);
}
