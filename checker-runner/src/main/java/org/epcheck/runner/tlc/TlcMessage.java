package org.epcheck.runner.tlc;

import java.util.List;

/**
 * A message of TLC in the form that {@code -tool} gives.
 *
 * @param code what it is about; {@link #TEXT} for a line outside of any message
 * @param severity 0 plain, 1 error, 2 bug of TLC, 3 warning, 4 state
 */
record TlcMessage(int code, int severity, List<String> lines) {
  static final int TEXT = -1;

  static final int INVARIANT = 2110;
  static final int BEHAVIOUR = 2121;
  static final int STARTING = 2185;
  static final int FINISHED = 2186;
  static final int MODE = 2187;
  static final int INIT_DONE = 2190;
  static final int SUCCESS = 2193;
  static final int DEPTH = 2194;
  static final int STATS = 2199;
  static final int PROGRESS = 2200;
  static final int STATE = 2217;
  static final int VERSION = 2262;
  static final int OUT_OF_MEMORY = 1001;
  static final int OUT_OF_MEMORY_INIT = 1002;
  static final int GARBAGE_COLLECTOR = 2401;

  static final int ERROR = 1;
  static final int BUG = 2;
  static final int WARNING = 3;

  TlcMessage {
    lines = List.copyOf(lines);
  }

  String text() {
    return String.join("\n", lines);
  }
}
